import type { KindWords } from '../../src/grading/contract/kind.ts'
import type kind from './env.ts'
import env, { nearestVariable, valueShown } from './env.ts'

export default {
  summary: '容器设置了某个环境变量',
  options: {
    container: '容器的名字',
    name: '变量的名字',
    value: '变量的值；不写表示任何非空的值',
    contains: '变量的值里要有的词，以空格分开',
  },
  expected: ({ name, value, contains }) =>
    contains
      ? `${name} 里有 ${contains.join(' 和 ')}`
      : `${name}=${value === undefined ? '……' : valueShown(name, value)}`,
  actual({ container }, { name }) {
    const value = container.env[name]
    const names = Object.keys(container.env).filter(
      (other) => container.image?.env[other] !== container.env[other],
    )
    return value === undefined
      ? `没有设置 ${name}；已设置的：${names.join('、') || '只有镜像自带的'}`
      : `${name}=${valueShown(name, value)}`
  },
  codes: {
    'env-missing': {
      message: ({ name }, { container }) => `创建 ${container.name} 时没有设置变量 ${name}。`,
      next: '变量要在创建容器时给出。「docker run」的哪个选项可以做到？',
    },
    'env-name-differs': {
      message: ({ name }, { container }) =>
        `${container.name} 没有变量 ${name}，但是有 ${nearestVariable(name, container)}。容器里的程序只认完全一样的名字。`,
      next: '把两个名字逐个字母对照一下，大小写也要一致。',
    },
    'env-in-command': {
      message: ({ name }, { container }) =>
        `${name} 成了 ${container.name} 要执行的命令的一部分，而不是变量：它写在了镜像名后面。`,
      next: '这行命令里，镜像名在哪里？哪些内容应该写在它前面？',
    },
    'env-empty': {
      message: ({ name }, { container }) => `${container.name} 有变量 ${name}，但里面什么也没有。`,
      next: '「=」后面写了什么？如果是另一个变量，你的 shell 认得它吗？',
    },
    'env-value-differs': {
      message: ({ name }, { container }) => `${container.name} 设置了 ${name}，但值和题目要求的不一样。`,
      next: '对照一下两个值。如果值里有空格，shell 会怎样处理？',
    },
  },
} satisfies KindWords<typeof kind>
