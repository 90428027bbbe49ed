import type { Translation } from '../../src/grading/contract/contract.ts'
import { excerpt } from '../../src/grading/contract/text/text.ts'
import { textMatchOptionsOf, textMatchWords } from '../../src/languages/zh/text-match.ts'
import type exec from './exec.ts'

export default {
  summary: '在容器里运行一个程序，得到正确的结果',
  options: {
    container: '容器的名字',
    command: '程序和参数，不经过 shell；这个程序是学生做的，所以能用 file、mount 或 env 就用它们',
    exit_code: '程序结束时的退出码',
    stdout: '它应该输出什么',
    ...textMatchOptionsOf('stdout'),
    stderr: '它应该在标准错误里输出什么',
    ...textMatchOptionsOf('stderr'),
    timeout: '多少秒以后结束这个程序',
  },
  expected: ({ command, exit_code, stdout, stderr }) =>
    [
      `「${command.join(' ')}」以退出码 ${exit_code} 结束`,
      stdout && `输出${textMatchWords(stdout)}`,
      stderr && `错误输出${textMatchWords(stderr)}`,
    ]
      .filter(Boolean)
      .join('，'),
  actual({ result }) {
    if (result.kind === 'timeout') return '没有及时结束'
    if (result.kind === 'not-started') return `没能启动：${excerpt(result.reason, 200)}`
    const text = excerpt(result.stdout || result.stderr)
    return `退出码 ${result.exitCode}，${text ? `「${text}」` : '没有输出'}`
  },
  diagnoses: {
    'program-missing': {
      title: '容器里没有这个程序',
      message: ({ container, command }) => `${container} 里没有程序「${command[0]}」。`,
      next: () => '这个容器是从哪个镜像创建的？那个镜像里有什么？',
      page: {
        what: '要在运行中的容器里运行一个程序，但容器的文件里没有它。',
        why: '容器里只有镜像自带的程序。小镜像会省掉不需要的东西：busybox 和 alpine 有 sh，但没有 bash。',
      },
    },
    'program-not-started': {
      title: '程序无法启动',
      message: ({ container, command }) => `「${command.join(' ')}」在 ${container} 里无法启动。`,
      next: () => '用「docker exec」自己试一次，Docker 怎么说？',
      page: {
        what: '请引擎在容器里运行一个程序，但它没能做到。',
        why: '「docker exec」要求容器正在运行、没有被暂停，并且里面有一个允许执行的文件。',
      },
    },
    'program-not-done': {
      title: '程序没有及时结束',
      message: ({ command, timeout }) => `「${command.join(' ')}」过了 ${timeout} 秒还没有结束，已被终止。`,
      next: () => '它在等什么？',
      page: {
        what: '在容器里运行了一个程序，它运行的时间超过了这一项检查的限度。',
        why: '等待输入的程序、等待某个不应答的服务的程序，以及本身就是服务的程序，都不会自己结束。',
      },
    },
    'wrong-exit-code': {
      title: '程序的退出码不对',
      message: ({ command, exit_code }, { result }) =>
        `「${command.join(' ')}」的退出码是 ${result.kind === 'ended' ? result.exitCode : ''}，不是 ${exit_code}。`,
      next: () => '在容器里自己运行一次，读一读它的输出。',
      page: {
        what: '在容器里运行了一个程序，它的退出码（exit code）不是题目要求的那个。',
        why: '每个程序结束时都会给出一个数字：0 表示一切正常，其他数字表示有问题。这个数字来自程序，不是来自 Docker。',
      },
    },
    'wrong-output': {
      title: '程序的输出不对',
      message: ({ command }, { result }) =>
        result.kind === 'ended' && result.stdout.trim()
          ? `「${command.join(' ')}」的输出和题目要求的不同。`
          : `「${command.join(' ')}」没有任何输出。`,
      next: () => '在容器里自己运行一次，对照着看。',
      page: {
        what: '在容器里运行了一个程序，它正常结束，但输出不是题目要求的内容。',
        why: '程序的输出反映它所在容器的状态：文件、设置、网络。同一个镜像的另一个容器，可能给出不同的答案。',
      },
    },
    'wrong-error-output': {
      title: '程序的错误输出不对',
      message: ({ command }, { result }) =>
        result.kind === 'ended' && result.stderr.trim()
          ? `「${command.join(' ')}」的错误输出和题目要求的不同。`
          : `「${command.join(' ')}」没有任何错误输出。`,
      next: () => '在容器里自己运行一次，对照着看。',
      page: {
        what: '在容器里运行了一个程序，它正常结束，但错误输出不是题目要求的内容。',
        why: '程序有两个输出：一个用于结果，一个用于提示和错误。在终端里两者看起来一样，这里把它们分开来看。',
      },
    },
    'output-too-long': {
      title: '程序的输出太长，docker-lab 没有读完',
      message: ({ command }) =>
        `「${command.join(' ')}」的输出非常长，在 docker-lab 读到的部分里没有题目要求的内容。`,
      next: () => '它真的应该输出这么多吗？',
      page: {
        what: '程序的输出只保留开头的 64 KiB，题目要求的内容不在里面。',
        why: '程序可能没完没了地输出，所以 docker-lab 只保留开头一段。',
      },
    },
  },
} satisfies Translation<typeof exec>
