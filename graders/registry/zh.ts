import type { KindWords } from '../../src/grading/contract/kind.ts'
import { otherNames, placeOf } from './facts.ts'
import type kind from './registry.ts'
import registry from './registry.ts'

const registryOf = (image: string) => image.split('/')[0] ?? ''

const short = (id: string) => id.replace('sha256:', '').slice(0, 12)

const list = (names: string[]) => names.slice(0, 5).join('、')

const PROBLEMS = {
  refused: '连接被拒绝',
  reset: '连接被切断',
  timeout: '没有及时应答',
  unreachable: '无法到达',
}

export default {
  summary: '这台机器上的镜像仓库里有某个镜像，而且和本地的镜像相同',
  options: {
    image: '完整的名字，镜像仓库在 localhost 或 127.0.0.1 上',
    same_as: '引擎里一个镜像的名字，两者的内容必须相同',
  },
  expected: ({ image, same_as }) => `镜像仓库里有 ${image}${same_as ? `，和 ${same_as} 是同一个镜像` : ''}`,
  actual({ answer, source, names }, { image, same_as }) {
    const { path } = placeOf(image)
    const { related } = otherNames(image, names)
    switch (answer.kind) {
      case 'held':
        return `镜像仓库里是镜像 ${short(answer.configDigest)}；${same_as} ${source ? `是 ${short(source.id)}` : '不在本地'}`
      case 'no-tag':
        return `镜像仓库里有 ${path}，${answer.tags.length > 0 ? `标签有：${list(answer.tags)}` : '但没有标签'}`
      case 'no-repository':
        return `镜像仓库里没有 ${path}${related.length > 0 ? `；本地的镜像：${list(related)}` : ''}`
      case 'denied':
        return `${registryOf(image)} 上的镜像仓库要求登录`
      case 'not-a-registry':
        return `在 ${registryOf(image)} 应答的不是正常的镜像仓库：${answer.reason}`
      case 'problem':
        return `${registryOf(image)} 上没有镜像仓库应答（${PROBLEMS[answer.problem]}）`
    }
  },
  codes: {
    'registry-not-there': {
      message: ({ image }) => `${registryOf(image)} 上没有镜像仓库（registry）应答。`,
      next: '镜像仓库的容器在运行吗？主机的哪个端口通向它？',
    },
    'not-a-registry': {
      message: ({ image }) => `${registryOf(image)} 有应答，但它的表现不像是存有这个镜像的镜像仓库。`,
      next: '这个端口在哪个容器或哪个程序手里？',
    },
    'registry-denied': {
      message: ({ image }) =>
        `${registryOf(image)} 上的镜像仓库不让未登录的 docker-lab 查看 ${placeOf(image).path}。`,
      next: '这是题目所说的镜像仓库吗？推送之前登录过它吗？',
    },
    'registry-wants-https': {
      message: ({ image }, { names }) =>
        `本地有一个镜像叫 ${list(otherNames(image, names).elsewhere)}。这个地址不是本机的回环地址，所以 Docker 只会用 HTTPS 和它通信。`,
      next: ({ image }) => `题目用哪个地址称呼这个镜像仓库？和「${registryOf(image)}」比一比。`,
    },
    'not-pushed': {
      message: ({ image }) => `镜像仓库里没有 ${placeOf(image).path}，本地也没有镜像叫 ${image}。`,
      next: '镜像的名字也是它的地址。把本地镜像的名字和题目里的名字逐段比较。',
    },
    'tag-without-registry': {
      message: ({ image }, { names }) =>
        `本地有一个镜像叫 ${list(otherNames(image, names).withoutRegistry)}。名字里没有镜像仓库的地址，所以在 Docker 看来它指的是 Docker Hub。`,
      next: 'Docker 怎么知道要推送到哪里？看看名字的最开头。',
    },
    'tagged-not-pushed': {
      message: ({ image }) => `本地有一个镜像叫 ${image}，但镜像仓库里没有它。`,
      next: '光有名字，什么都不会移动。还差哪一步？',
    },
    'pushed-other-tag': {
      message: ({ image }, { answer }) =>
        `镜像仓库里有 ${placeOf(image).path}，但没有标签 ${placeOf(image).tag}。现有的标签：${answer.kind === 'no-tag' ? list(answer.tags) : ''}。`,
      next: '你推送的名字，最后一个冒号后面是什么？什么都不写时 Docker 会用什么？',
    },
    'pushed-other-repository': {
      message: ({ image }, { pushed }) => `镜像仓库里有 ${list(pushed)}，但没有 ${placeOf(image).path}。`,
      next: '比较两个名字里第一个斜杠和最后一个冒号之间的部分。',
    },
    'pushed-other-image': {
      message: ({ image, same_as }) => `镜像仓库里有 ${image}，但内容不是 ${same_as} 的内容。`,
      next: '本地是哪个镜像带着推送的名字？比较两者的 ID。',
    },
    'pushed-older-image': {
      message: ({ image, same_as }) =>
        `在本地，${image} 现在和 ${same_as} 是同一个镜像；镜像仓库里仍然是上次推送时这个名字所指的镜像。`,
      next: '本地的名字和镜像仓库里的名字是分开变化的。怎样让镜像仓库知道新的镜像？',
    },
    'nothing-to-compare': {
      message: ({ image, same_as }) =>
        `镜像仓库里有 ${image}。它应当和 ${same_as} 相同，但本地没有叫这个名字的镜像。`,
      next: ({ same_as }) => `${same_as} 是被删除了，还是改了名字？`,
    },
    'image-retagged': {
      message: ({ same_as }, { source }) =>
        `本地名为 ${same_as} 的镜像，当初是用别的名字拉取的：${list([...new Set((source?.digests ?? []).map((name) => name.replace(/@.*/, '')))])}。现在镜像仓库里存的就是它。`,
      next: '是哪个镜像被「docker tag」加上了这个名字？先把名字空出来，真正的镜像才能用它。',
    },
  },
} satisfies KindWords<typeof kind>
