import type { Translation } from '../../src/grading/contract/contract.ts'
import { asksForText, excerpt } from '../../src/grading/contract/text/text.ts'
import { textMatchWords } from '../../src/languages/zh/text-match.ts'
import type logs from './logs.ts'
import { fitting } from './logs.ts'

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
  diagnoses: {
    'log-empty': {
      title: '日志是空的',
      message: ({ container }) => `${container} 到现在什么都没有输出。`,
      next: () => '里面的程序把内容写到哪里去了？它有时间输出吗？',
      page: {
        what: '容器运行过，但它的主进程没有任何输出。',
        why: '「docker logs」显示的是主进程写到标准输出和标准错误的内容。程序写进文件的内容、「docker exec」的输出，以及还留在程序缓冲区里的内容，都不在日志里。',
      },
    },
    'log-unreadable': {
      title: '无法读取这个容器的日志',
      message: ({ container }) => `${container} 的日志驱动没有保留可以读取的内容。`,
      next: () => '创建容器时是不是用了 --log-driver？它之后不能再改。',
      page: {
        what: '创建容器时选的日志驱动（log driver）不保留输出，或者把输出送到了别处。',
        why: '日志驱动决定怎样处理容器的输出。json-file 和 local 会保留下来供「docker logs」查看，none 则直接丢弃。',
      },
    },
    'log-text-missing': {
      title: '日志里没有题目要求的那一行',
      message: ({ container }) => `${container} 有输出，但没有一行是题目要求的。`,
      next: () => '读一读日志，和题目一个字一个字地对照。',
      page: {
        what: '容器输出了一些行，但没有一行符合题目的要求。',
        why: '日志就是容器里的程序真正输出的内容。如果文字不同，请看容器运行的命令：你输入命令时所在的 shell 可能先改动了它。',
      },
    },
    'variable-not-expanded': {
      title: '输出的是变量的名字，而不是它的值',
      message: ({ container }, { container: { argv } }) =>
        `${container} 运行的是「${argv.join(' ')}」，其中的「${argv.find((word) => /\$\{?[A-Za-z_]\w*/.test(word))}」被原样输出了。`,
      next: () => '把变量换成值，是谁的工作？那个程序在这个容器里运行了吗？',
      page: {
        what: '容器的命令里有 $，输出里也有同样的 $：没有谁把变量换成值。',
        why: '把 $NAME 换成值的是 shell。方括号形式的命令，例如 CMD ["echo", "$NAME"]，启动时不经过 shell，所以程序得到的就是这五个字符。',
      },
    },
    'log-too-short': {
      title: '符合的日志行太少',
      message: ({ at_least }, { logs }) =>
        `日志里有符合的行，但不到 ${at_least} 行；日志一共 ${logs.text.trimEnd().split('\n').length} 行。`,
      next: () => '程序还在运行、还在输出吗？再等一会儿看看。',
      page: {
        what: '日志里有正确的文字，但次数没有达到题目的要求。',
        why: '主进程不断输出，日志就不断增长。「docker restart」之后接着写同一份日志，新容器则从空日志开始。',
      },
    },
    'log-too-long': {
      title: '日志太长，docker-lab 没有全部读取',
      message: ({ container }) =>
        `${container} 的输出非常多，docker-lab 只读最后一段，而里面没有足够的符合要求的行。`,
      next: () => '要找的文字是不是在日志的前面？新容器会从空日志开始。',
      page: {
        what: '日志只读末尾：最后 200 行，最多 64 KiB。题目要求的内容在里面出现得不够多。',
        why: '日志可能无限增长，所以 docker-lab 只读它的末尾。',
      },
    },
  },
} satisfies Translation<typeof logs>
