import type { KindWords } from '../../src/grading/contract/kind.ts'
import { excerpt } from '../../src/grading/contract/text/text.ts'
import { textMatchWords } from '../../src/languages/zh/text-match.ts'
import type kind from './exec.ts'
import exec from './exec.ts'

export default {
  summary: '在容器里运行一个程序，得到正确的结果',
  options: {
    container: '容器的名字',
    command: '程序和参数，不经过 shell；这个程序是学生做的，所以能用 file、mount 或 env 就用它们',
    exit_code: '程序结束时的退出码',
    stdout: '它应该输出什么',
    'stdout.contains': '里面要有的文字',
    'stdout.matches': '里面要能找到的正则表达式（RE2）；(?i) 忽略大小写，(?m) 让 ^ 和 $ 表示每一行的头尾',
    'stdout.equals': '完整的文字；末尾的空白不算',
    stderr: '它应该在标准错误里输出什么',
    'stderr.contains': '里面要有的文字',
    'stderr.matches': '里面要能找到的正则表达式（RE2）；(?i) 忽略大小写，(?m) 让 ^ 和 $ 表示每一行的头尾',
    'stderr.equals': '完整的文字；末尾的空白不算',
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
  codes: {
    'program-missing': {
      message: ({ container, command }) => `${container} 里没有程序「${command[0]}」。`,
      next: '这个容器是从哪个镜像创建的？那个镜像里有什么？',
    },
    'program-not-started': {
      message: ({ container, command }) => `「${command.join(' ')}」在 ${container} 里无法启动。`,
      next: '用「docker exec」自己试一次，Docker 怎么说？',
    },
    'program-not-done': {
      message: ({ command, timeout }) => `「${command.join(' ')}」过了 ${timeout} 秒还没有结束，已被终止。`,
      next: '它在等什么？',
    },
    'wrong-exit-code': {
      message: ({ command, exit_code }, { result }) =>
        `「${command.join(' ')}」的退出码是 ${result.kind === 'ended' ? result.exitCode : ''}，不是 ${exit_code}。`,
      next: '在容器里自己运行一次，读一读它的输出。',
    },
    'wrong-output': {
      message: ({ command }, { result }) =>
        result.kind === 'ended' && result.stdout.trim()
          ? `「${command.join(' ')}」的输出和题目要求的不同。`
          : `「${command.join(' ')}」没有任何输出。`,
      next: '在容器里自己运行一次，对照着看。',
    },
    'wrong-error-output': {
      message: ({ command }, { result }) =>
        result.kind === 'ended' && result.stderr.trim()
          ? `「${command.join(' ')}」的错误输出和题目要求的不同。`
          : `「${command.join(' ')}」没有任何错误输出。`,
      next: '在容器里自己运行一次，对照着看。',
    },
    'output-too-long': {
      message: ({ command }) =>
        `「${command.join(' ')}」的输出非常长，在 docker-lab 读到的部分里没有题目要求的内容。`,
      next: '它真的应该输出这么多吗？',
    },
  },
} satisfies KindWords<typeof kind>
