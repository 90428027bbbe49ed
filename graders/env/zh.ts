import type { Translation } from '../../src/grading/contract/contract.ts'
import type env from './env.ts'
import { nearestVariable, valueShown } from './env.ts'

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
  diagnoses: {
    'env-missing': {
      title: '没有设置这个变量',
      message: ({ name }, { container }) => `创建 ${container.name} 时没有设置变量 ${name}。`,
      next: () => '变量要在创建容器时给出。「docker run」的哪个选项可以做到？',
      page: {
        what: '容器的环境变量（environment variable）里没有它。',
        why: '很多镜像靠环境变量来配置，例如 mysql 没有密码就拒绝启动。容器一直使用创建时的变量：在你的 shell 里或容器里「export」都改变不了，需要一个新容器。',
      },
    },
    'env-name-differs': {
      title: '设置了一个名字很像的变量',
      message: ({ name }, { container }) =>
        `${container.name} 没有变量 ${name}，但是有 ${nearestVariable(name, container)}。容器里的程序只认完全一样的名字。`,
      next: () => '把两个名字逐个字母对照一下，大小写也要一致。',
      page: {
        what: '要求的变量没有设置，但有一个名字稍有不同的变量。',
        why: 'Docker 把每个变量原样传进去，并不知道镜像认得哪些。所以名字拼错，Docker 不会报错，程序也只是不理会它。',
      },
    },
    'env-in-command': {
      title: '变量写进了命令里',
      message: ({ name }, { container }) =>
        `${name} 成了 ${container.name} 要执行的命令的一部分，而不是变量：它写在了镜像名后面。`,
      next: () => '这行命令里，镜像名在哪里？哪些内容应该写在它前面？',
      page: {
        what: '设置变量的那几个词出现在容器的命令里，而不在环境变量里。',
        why: '命令的格式是：docker run [选项] 镜像 [命令]。镜像名后面的内容都交给程序，哪怕看起来像 Docker 的选项。',
      },
    },
    'env-empty': {
      title: '变量是空的',
      message: ({ name }, { container }) => `${container.name} 有变量 ${name}，但里面什么也没有。`,
      next: () => '「=」后面写了什么？如果是另一个变量，你的 shell 认得它吗？',
      page: {
        what: '变量设置了，但值是空的。',
        why: '-e NAME= 会设置空值；-e NAME=$OTHER 在 shell 里没有变量 OTHER 时也一样，因为 shell 会先替换它，然后 docker 才看到。',
      },
    },
    'env-value-differs': {
      title: '变量的值不同',
      message: ({ name }, { container }) => `${container.name} 设置了 ${name}，但值和题目要求的不一样。`,
      next: () => '对照一下两个值。如果值里有空格，shell 会怎样处理？',
      page: {
        what: '变量的名字是对的，值却不是要求的那个。',
        why: '在 docker 看到之前，shell 会按空格把一行拆开，所以带空格的值要加引号：-e "NAME=one two"。相反，--env-file 的文件里的引号会成为值的一部分。',
      },
    },
  },
} satisfies Translation<typeof env>
