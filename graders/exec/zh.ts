import type { KindWords } from '../../src/grading/contract/kind.ts'
import program from '../../src/grading/contract/program/zh.ts'
import type exec from './exec.ts'
import { typed } from './exec.ts'

export default {
  summary: '在容器里运行一个程序，得到正确的结果',
  options: {
    container: '容器的名字',
    command: '程序和参数，不经过 shell；这个程序由学生控制，所以能用 file、mount 或 env 就不要用 exec',
    ...program.options,
    timeout: '多少秒之后终止这个程序',
  },
  expected: (want) => program.expected(typed(want), want),
  actual: ({ result }) => program.actual(result),
  codes: {
    'program-missing': {
      message: ({ container, command }) => `${container} 里没有程序「${command[0]}」。`,
      next: '这个容器是从哪个镜像创建的？那个镜像里有哪些程序？',
    },
    'program-not-started': {
      message: (want) => `「${typed(want)}」无法在 ${want.container} 里启动。`,
      next: '自己用「docker exec」试一次，Docker 提示了什么？',
    },
    'program-not-done': {
      message: (want, { result }) => {
        const running = `「${typed(want)}」运行了 ${want.timeout} 秒还没有结束，`
        return result.kind === 'timeout' && result.stillRuns
          ? `${running}docker-lab 没能终止它：它还在 ${want.container} 里运行。`
          : `${running}已被终止。`
      },
      next: '它在等什么？',
    },
    'wrong-exit-code': {
      message: (want, { result }) => program.exitCodeDiffers(typed(want), want, result),
      next: '自己在容器里运行一次，看看它输出了什么。',
    },
    'wrong-output': {
      message: (want, { result }) => program.outputDiffers(typed(want), result),
      next: '自己在容器里运行一次，对比一下。',
    },
    'wrong-error-output': {
      message: (want, { result }) => program.errorOutputDiffers(typed(want), result),
      next: '自己在容器里运行一次，对比一下。',
    },
    'output-too-long': {
      message: (want) => program.outputTooLong(typed(want)),
      next: '它真的应该输出这么多吗？',
    },
  },
} satisfies KindWords<typeof exec>
