import { own } from '../../src/docker/port/json.ts'
import { serviceOf } from '../../src/grading/contract/container/shown.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import type env from './env.ts'
import { assignment, nearestVariable, ownVariables, variablesOf, wrongName } from './env.ts'

export default {
  summary: '容器设置了某个环境变量',
  options: {
    container: '容器的名字',
    name: '变量的名字',
    value: '变量的值；不写表示任何非空的值',
    contains: '变量的值里必须有的词，以空格分隔',
    set: '同时检查多个变量，以变量名为键：写要求的值；any 表示任何非空的值',
  },
  refusals: {
    'value-or-contains': 'value 和 contains 只能写一个',
    'name-or-set': 'name 和 set 要写一个，而且只能写一个',
    'needs-name': '写 value 或 contains 时必须写 name',
    'variable-name': '必须是变量名，不能有空格和等号',
  },
  expected: (want) =>
    variablesOf(want)
      .map(({ name, value, contains }) =>
        contains
          ? `${name} 包含 ${contains.join(' 和 ')}`
          : value === undefined
            ? `${name}=……`
            : assignment(name, value),
      )
      .join('，'),
  actual({ container }, want) {
    const missing = variablesOf(want).filter(({ name }) => own(container.env, name) === undefined)
    const set = variablesOf(want).flatMap(({ name }) => {
      const value = own(container.env, name)
      return value === undefined ? [] : [assignment(name, value)]
    })
    if (missing.length === 0) return set.join('，')
    const names = missing.map(({ name }) => name).join('、')
    const found = ownVariables(container).join('、')
    return `${[...set, `没有设置 ${names}`].join('，')}；${found ? `已设置的变量：${found}` : '只有镜像自带的变量'}`
  },
  codes: {
    'env-missing': {
      message: (want, { container }) =>
        `创建 ${container.name} 时没有设置变量 ${wrongName(want, { container })}。`,
      next: (_, { container }) => {
        const service = serviceOf(container)
        return `变量要在创建容器时设置。${service ? `Compose 文件里，服务 ${service} 的哪个键` : '「docker run」的哪个选项'}可以做到？`
      },
    },
    'env-name-differs': {
      message: (want, { container }) =>
        `${container.name} 没有变量 ${wrongName(want, { container })}，但是有 ${nearestVariable(wrongName(want, { container }), container)}。容器里的程序只认完全一致的名字。`,
      next: '逐个字符对照一下这两个名字，大小写也要一致。',
    },
    'env-in-command': {
      message: (want, { container }) =>
        `${wrongName(want, { container })} 成了 ${container.name} 的命令的一部分，而不是变量，因为它写在镜像名后面。`,
      next: '你的命令里，镜像名在哪里？哪些内容应该写在它前面？',
    },
    'env-empty': {
      message: (want, { container }) =>
        `${container.name} 有变量 ${wrongName(want, { container })}，但它的值是空的。`,
      next: '等号后面写了什么？如果是另一个变量，你的 shell 里设置了它吗？',
    },
    'env-value-differs': {
      message: (want, { container }) =>
        `${container.name} 设置了 ${wrongName(want, { container })}，但值和题目要求的不一样。`,
      next: '对照一下这两个值。如果值里有空格，你的 shell 会怎样处理？',
    },
  },
} satisfies KindWords<typeof env>
