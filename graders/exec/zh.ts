import type { KindWords } from '../../src/grading/contract/kind.ts'
import { textOptions } from '../../src/grading/contract/text/text.ts'
import text from '../../src/grading/contract/text/zh.ts'
import type exec from './exec.ts'
import { given, lastWords, typed, whyNotStarted } from './exec.ts'

export default {
  summary: '在容器里运行一个程序，得到正确的结果',
  options: {
    container: '容器的名字',
    command: '程序和参数，不经过 shell；这个程序由学生控制，所以能用 file、mount 或 env 就不要用 exec',
    exit_code: '程序的退出码',
    stdout: '对标准输出的要求',
    ...textOptions('stdout', text),
    stderr: '对标准错误的要求',
    ...textOptions('stderr', text),
    timeout: '多少秒之后终止这个程序',
  },
  expected: (want) =>
    [
      `「${typed(want)}」的退出码是 ${want.exit_code}`,
      want.stdout && `标准输出${text.expected(want.stdout)}`,
      want.stderr && `标准错误${text.expected(want.stderr)}`,
    ]
      .filter(Boolean)
      .join('，'),
  actual({ result }) {
    if (result.kind === 'timeout') return '没有及时结束'
    if (result.kind === 'not-started') return `没有启动${result.said ? `：${whyNotStarted(result)}` : ''}`
    const { exitCode, stdout, stderr } = given(result)
    return [
      `退出码 ${exitCode}`,
      stdout && `标准输出为“${stdout}”`,
      stderr && `标准错误为“${stderr}”`,
      !stdout && !stderr && '没有输出',
    ]
      .filter(Boolean)
      .join('，')
  },
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
      message: (want, { result }) => {
        const said = lastWords(result)
        const exited = `「${typed(want)}」的退出码是 ${given(result).exitCode}，不是 ${want.exit_code}。`
        return said ? `${exited}它最后输出的一行是“${said}”。` : exited
      },
      next: '自己在容器里运行一次，看看它输出了什么。',
    },
    'wrong-output': {
      message: (want, { result }) =>
        given(result).stdout
          ? `「${typed(want)}」的标准输出和题目要求的不同。`
          : `「${typed(want)}」的标准输出是空的。`,
      next: '自己在容器里运行一次，对比一下。',
    },
    'wrong-error-output': {
      message: (want, { result }) =>
        given(result).stderr
          ? `「${typed(want)}」的标准错误和题目要求的不同。`
          : `「${typed(want)}」的标准错误是空的。`,
      next: '自己在容器里运行一次，对比一下。',
    },
    'output-too-long': {
      message: (want) => `「${typed(want)}」的输出非常多，在 docker-lab 读取的部分里没有题目要求的内容。`,
      next: '它真的应该输出这么多吗？',
    },
  },
} satisfies KindWords<typeof exec>
