import type { KindWords } from '../../src/grading/contract/kind.ts'
import { asksForText } from '../../src/grading/contract/text/text.ts'
import text from '../../src/grading/contract/text/zh.ts'
import type logs from './logs.ts'
import { lastLine, lineCount, matchingLines, printedVariable } from './logs.ts'

const seconds = (rhythm: { silentMs: number } | undefined) => Math.round((rhythm?.silentMs ?? 0) / 1000)

export default {
  summary: '容器输出了正确的日志行；仅凭日志不能证明其他事情',
  options: {
    container: '容器的名字',
    contains: '日志行必须包含的文字',
    matches: '日志行必须能匹配到的正则表达式（RE2）',
    lacks: '日志里不能出现的文字',
    at_least: '最近的日志（最多 20000 行）里至少有几行符合要求；写了 lacks 时可以是 0，日志为空也可以',
    every: '这样的行要不断出现，两行之间最多隔几秒',
  },
  refusals: { 'needs-lacks': '写 at_least: 0 时必须写 lacks' },
  expected({ at_least, every, lacks, ...want }) {
    const none = lacks === undefined ? '' : `日志里没有“${lacks}”`
    if (at_least === 0) return none
    return `${none}${none && '，并且'}日志里至少有 ${at_least} 行${asksForText(want) ? text.expected(want) : ''}${every ? `，而且每 ${every} 秒至少再有一行` : ''}`
  },
  actual({ logs }, want) {
    if (!logs.readable) return '无法读取日志'
    if (logs.text.trim() === '') return logs.truncated ? '日志的末尾只有空行' : '日志是空的'
    const count = matchingLines(want, logs.text)
    return `${count ? `有 ${count} 行符合要求` : '没有符合要求的行'}；最后一行是“${lastLine(logs.text)}”`
  },
  codes: {
    'log-stopped': {
      message: ({ container }, { rhythm }) =>
        `${container} 输出过这样的行，但最后一行是 ${seconds(rhythm)} 秒前的，之后再也没有出现。`,
      next: '程序是只输出一次，还是反复输出？怎样让一条命令重复执行？',
    },
    'log-too-slow': {
      message: ({ container, every }, { rhythm }) =>
        `${container} 会输出这样的行，但两行之间隔了 ${((rhythm?.gapMs ?? 0) / 1000).toFixed(1)} 秒，超过了 ${every} 秒。`,
      next: '程序每次输出之后，要等多久才再次输出？',
    },
    'log-empty': {
      message: ({ container }) => `${container} 到现在还没有输出过完整的一行。`,
      next: '里面的程序把输出写到哪里去了？每行末尾有换行吗？它来得及输出吗？',
    },
    'log-unreadable': {
      message: ({ container }) => `${container} 的日志驱动（log driver）没有保留可以读取的内容。`,
      next: '创建容器时是不是用了 --log-driver？创建之后就不能再改。',
    },
    'log-text-missing': {
      message: ({ container }) => `${container} 有输出，但没有一行符合要求。`,
      next: '看一看日志，和题目逐字对比。',
    },
    'variable-not-expanded': {
      message: ({ container: name }, { container, logs }) =>
        `${name} 运行的是「${container.argv.join(' ')}」，其中的“${printedVariable(container, logs.text)}”被原样输出了。`,
      next: '把变量替换成值的是哪个程序？它在这个容器里运行吗？',
    },
    'log-text-unwanted': {
      message: ({ container, lacks }) => `${container} 的日志里出现了“${lacks}”，但不应该有。`,
      next: '看看它前后的几行。日志会保留以前的输出：新容器的日志是空的。',
    },
    'log-too-short': {
      message: (want, { logs }) =>
        `日志里目前只有 ${matchingLines(want, logs.text)} 行符合要求，题目要求至少 ${want.at_least} 行。`,
      next: '程序还在运行、还在输出吗？再等一会儿看看。',
    },
    'log-too-long': {
      message: (want, { logs }) =>
        want.lacks !== undefined
          ? `${want.container} 的输出非常多。docker-lab 只读取了日志最后的 ${lineCount(logs.text)} 行，更早的部分没有读取。`
          : `${want.container} 的输出非常多。docker-lab 读取了日志最后的 ${lineCount(logs.text)} 行，其中有 ${matchingLines(want, logs.text)} 行符合要求，不够多。更早的部分没有读取。`,
      next: '要找的文字是不是在日志的前面？新容器的日志是空的。',
    },
  },
} satisfies KindWords<typeof logs>
