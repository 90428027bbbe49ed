import type { KindWords } from '../../src/grading/contract/kind.ts'
import { whyNotStarted } from '../../src/grading/contract/program/program.ts'
import program from '../../src/grading/contract/program/zh.ts'
import type run from './run.ts'
import { typed } from './run.ts'

export default {
  summary: '在允许运行的情况下，把镜像运行一次，得到正确的结果',
  options: {
    image: '镜像的名字；运行时没有网络和挂载，内存最多 512 MiB',
    args: '「docker run」中写在镜像名后面的内容；不写表示镜像自己的命令',
    env: '要设置的环境变量，按名字写',
    stdin: '输入给它的内容，之后输入就结束；最后一行没有换行时会加上；不写表示没有输入',
    ...program.options,
    timeout: '多少秒之后终止',
  },
  expected: (want) => program.expected(typed(want), want),
  actual: ({ result }, { image }) => (result ? program.actual(result) : `没有镜像 ${image}`),
  codes: {
    'image-to-run-missing': {
      message: ({ image }) => `没有名为 ${image} 的镜像，所以没有可以运行的东西。`,
      next: '镜像是由哪一步生成的？那一步成功了吗？',
    },
    'image-without-entrypoint': {
      message: ({ image, args = [] }) =>
        `${image} 没有 ENTRYPOINT，所以「${args[0]}」被当成了要运行的程序，而镜像里没有这个程序。`,
      next: '有两条指令可以指定容器运行什么。用哪一条时，镜像名后面的内容会成为参数？',
    },
    'image-program-missing': {
      message: ({ image }, { result }) =>
        `${image} 的容器无法启动，因为镜像里没有这个程序：${whyNotStarted(result)}`,
      next: '镜像要启动的是哪个程序？它在镜像里的哪个路径？',
    },
    'image-not-started': {
      message: ({ image }, { result }) => `${image} 无法启动：${whyNotStarted(result)}`,
      next: '自己运行一次，Docker 提示了什么？',
    },
    'image-runs-on': {
      message: (want, { result }) =>
        program.withLastWords(`「${typed(want)}」运行了 ${want.timeout} 秒还没有结束，已被终止。`, result),
      next: ({ stdin }) =>
        stdin
          ? '它在等什么？这些内容之后，输入就结束了，而且没有网络。'
          : '它在等什么？运行时没有输入，也没有网络。',
    },
    'image-exit-code-differs': {
      message: (want, { result }) => program.exitCodeDiffers(typed(want), want, result),
      next: '自己运行一次，看看它输出了什么。',
    },
    'image-output-differs': {
      message: (want, { result }) => program.outputDiffers(typed(want), result),
      next: '自己运行一次，对比一下。',
    },
    'image-error-output-differs': {
      message: (want, { result }) => program.errorOutputDiffers(typed(want), result),
      next: '自己运行一次，对比一下。',
    },
    'image-needs-memory': {
      message: (want) => `「${typed(want)}」需要的内存超过了 docker-lab 给它的 512 MiB，被终止（killed）了。`,
      next: '你的程序真的需要这么多内存吗？',
    },
    'image-output-too-long': {
      message: (want) => program.outputTooLong(typed(want)),
      next: '它真的应该输出这么多吗？',
    },
  },
} satisfies KindWords<typeof run>
