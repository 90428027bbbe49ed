import type { KindWords } from '../../src/grading/contract/kind.ts'
import { asksForText, excerpt } from '../../src/grading/contract/text/text.ts'
import { textMatchWords } from '../../src/languages/zh/text-match.ts'
import type kind from './logs.ts'
import logs, { fitting } from './logs.ts'

export default {
  summary: '容器输出了正确的日志行；但输出的内容不能证明别的事情',
  options: {
    container: '容器的名字',
    contains: '某一行里要有的文字',
    matches: '某一行里要能找到的正则表达式（RE2）',
    at_least: '最近 200 行里至少要有几行这样的内容',
  },
  expected: ({ at_least, ...text }) =>
    `日志里至少有 ${at_least} 行${asksForText(text) ? `，每行${textMatchWords(text)}` : ''}`,
  actual: ({ logs }, want) =>
    logs.text.trim() === ''
      ? '日志是空的'
      : `有 ${fitting(want, logs.text).length} 行符合；最后一行是「${excerpt(logs.text.trimEnd().split('\n').at(-1) ?? '')}」`,
  codes: {
    'log-empty': {
      message: ({ container }) => `${container} 到现在什么都没有输出。`,
      next: '里面的程序把内容写到哪里去了？它有时间输出吗？',
    },
    'log-unreadable': {
      message: ({ container }) => `${container} 的日志驱动没有保留可以读取的内容。`,
      next: '创建容器时是不是用了 --log-driver？它之后不能再改。',
    },
    'log-text-missing': {
      message: ({ container }) => `${container} 有输出，但没有一行是题目要求的。`,
      next: '读一读日志，和题目一个字一个字地对照。',
    },
    'variable-not-expanded': {
      message: ({ container }, { container: { argv } }) =>
        `${container} 运行的是「${argv.join(' ')}」，其中的「${argv.find((word) => /\$\{?[A-Za-z_]\w*/.test(word))}」被原样输出了。`,
      next: '把变量换成值，是谁的工作？那个程序在这个容器里运行了吗？',
    },
    'log-too-short': {
      message: ({ at_least }, { logs }) =>
        `日志里有符合的行，但不到 ${at_least} 行；日志一共 ${logs.text.trimEnd().split('\n').length} 行。`,
      next: '程序还在运行、还在输出吗？再等一会儿看看。',
    },
    'log-too-long': {
      message: ({ container }) =>
        `${container} 的输出非常多，docker-lab 只读最后一段，而里面没有足够的符合要求的行。`,
      next: '要找的文字是不是在日志的前面？新容器会从空日志开始。',
    },
  },
} satisfies KindWords<typeof kind>
