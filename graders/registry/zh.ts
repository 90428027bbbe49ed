import type { Translation } from '../../src/grading/contract/contract.ts'
import container from '../container/zh.ts'
import { otherNames, placeOf } from './facts.ts'
import type registry from './registry.ts'

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
  diagnoses: {
    'registry-not-there': {
      title: '那里没有镜像仓库应答',
      message: ({ image }) => `${registryOf(image)} 上没有镜像仓库（registry）应答。`,
      next: () => '镜像仓库的容器在运行吗？主机的哪个端口通向它？',
      page: {
        what: '镜像名字的第一部分是镜像仓库的地址，而那个地址上没有谁应答。',
        why: '镜像仓库也是一种服务，常常就运行在一个容器里。它停止了、暂停了，或者发布在别的端口上，就既不能推送也不能拉取。推送过的内容保存在它的数据卷里。',
      },
    },
    'not-a-registry': {
      title: '在那里应答的不是正常的镜像仓库',
      message: ({ image }) => `${registryOf(image)} 有应答，但它的表现不像是存有这个镜像的镜像仓库。`,
      next: () => '这个端口在哪个容器或哪个程序手里？',
      page: {
        what: '镜像仓库的地址上有服务应答，但给出的不是镜像仓库的应答，或者给出的内容和它的摘要（digest）对不上。',
        why: '镜像仓库在 HTTP 之上有自己的协议，地址都在 /v2/ 之下。里面的每样东西都用内容的摘要来命名，因此可以核对真假。',
      },
    },
    'registry-denied': {
      title: '镜像仓库要求登录',
      message: ({ image }) =>
        `${registryOf(image)} 上的镜像仓库不让未登录的 docker-lab 查看 ${placeOf(image).path}。`,
      next: () => '这是题目所说的镜像仓库吗？推送之前登录过它吗？',
      page: {
        what: '镜像仓库在那里，但回答是「unauthorized」或「denied」。',
        why: '镜像仓库可以先问你是谁，再决定给不给、收不收。「docker login」后面写镜像仓库的地址；不写就是登录 Docker Hub。登录了一个镜像仓库，对另一个没有用。',
      },
    },
    'registry-wants-https': {
      title: '镜像名字里的地址必须使用 HTTPS',
      message: ({ image }, { names }) =>
        `本地有一个镜像叫 ${list(otherNames(image, names).elsewhere)}。这个地址不是本机的回环地址，所以 Docker 只会用 HTTPS 和它通信。`,
      next: ({ image }) => `题目用哪个地址称呼这个镜像仓库？和「${registryOf(image)}」比一比。`,
      page: {
        what: '给镜像加的标签用了另一个地址。如果镜像仓库用的是普通 HTTP，推送就会失败：「server gave HTTP response to HTTPS client」。',
        why: '除了 localhost 和 127.x.x.x 上的镜像仓库，Docker 一律要求加密。其他使用普通 HTTP 的镜像仓库，要在执行推送的引擎里列入 insecure-registries。',
      },
    },
    'not-pushed': {
      title: '镜像仓库里没有这个名字',
      message: ({ image }) => `镜像仓库里没有 ${placeOf(image).path}，本地也没有镜像叫 ${image}。`,
      next: () => '镜像的名字也是它的地址。把本地镜像的名字和题目里的名字逐段比较。',
      page: {
        what: '没有向这个仓库推送过，本地也没有镜像带着推送所需的名字。',
        why: '「docker push」按照名字开头的地址发送镜像，所以镜像要先有这个名字。「docker tag 来源 新名字」就是起名字：已有的镜像写在前，新名字写在后。名字要用小写字母，而且每一段都算数：镜像仓库、路径和标签。',
      },
    },
    'tag-without-registry': {
      title: '名字里缺少镜像仓库的地址',
      message: ({ image }, { names }) =>
        `本地有一个镜像叫 ${list(otherNames(image, names).withoutRegistry)}。名字里没有镜像仓库的地址，所以在 Docker 看来它指的是 Docker Hub。`,
      next: () => 'Docker 怎么知道要推送到哪里？看看名字的最开头。',
      page: {
        what: '镜像有了新名字，但第一段不是镜像仓库的地址。推送会发往 Docker Hub，然后被拒绝。',
        why: '名字就是地址。第一个斜杠之前的部分，如果含有点或冒号，或者就是 localhost，那么它是镜像仓库；否则是 Docker Hub 的用户名。没有斜杠的名字指的是 Docker 官方的库，别人不能往里推送：「requested access to the resource is denied」。',
      },
    },
    'tagged-not-pushed': {
      title: '镜像有了名字，但还没有推送',
      message: ({ image }) => `本地有一个镜像叫 ${image}，但镜像仓库里没有它。`,
      next: () => '光有名字，什么都不会移动。还差哪一步？',
      page: {
        what: '本地镜像的名字没错。向镜像仓库查询，它没有这个镜像。',
        why: '「docker tag」只是在这个引擎上给镜像多加一个名字，「docker push」才会发送。镜像仓库的容器删掉重建之后是空的，因为镜像保存在它自己的数据卷里。',
      },
    },
    'pushed-other-tag': {
      title: '仓库在，但标签不同',
      message: ({ image }, { answer }) =>
        `镜像仓库里有 ${placeOf(image).path}，但没有标签 ${placeOf(image).tag}。现有的标签：${answer.kind === 'no-tag' ? list(answer.tags) : ''}。`,
      next: () => '你推送的名字，最后一个冒号后面是什么？什么都不写时 Docker 会用什么？',
      page: {
        what: '推送到了正确的仓库（repository），但标签（tag）不是题目要求的那个。',
        why: '标签是名字的一部分。不写标签时 Docker 用「latest」，它和别的标签没有区别。标签要一字不差：0.1、0.0.1 和 v0.0.1 是三个标签。',
      },
    },
    'pushed-other-repository': {
      title: '推送到了另一个仓库',
      message: ({ image }, { pushed }) => `镜像仓库里有 ${list(pushed)}，但没有 ${placeOf(image).path}。`,
      next: () => '比较两个名字里第一个斜杠和最后一个冒号之间的部分。',
      page: {
        what: '镜像仓库里有镜像，但路径不是题目要求的那个。',
        why: '从镜像仓库的地址之后到标签之前，整个都是仓库（repository）的名字。student/centos 和 centos 是两个仓库，里面可以放不同的镜像。',
      },
    },
    'pushed-other-image': {
      title: '用这个名字推送的是另一个镜像',
      message: ({ image, same_as }) => `镜像仓库里有 ${image}，但内容不是 ${same_as} 的内容。`,
      next: () => '本地是哪个镜像带着推送的名字？比较两者的 ID。',
      page: {
        what: '镜像仓库里的名字没错，但它背后是另一个镜像。',
        why: '标签可以贴在任何镜像上，推送时发送的是这个名字当时所指的镜像。同一个名字可以再次推送，镜像仓库就会改存新的镜像。',
      },
    },
    'pushed-older-image': {
      title: '推送之后，名字又给了另一个镜像',
      message: ({ image, same_as }) =>
        `在本地，${image} 现在和 ${same_as} 是同一个镜像；镜像仓库里仍然是上次推送时这个名字所指的镜像。`,
      next: () => '本地的名字和镜像仓库里的名字是分开变化的。怎样让镜像仓库知道新的镜像？',
      page: {
        what: '本地的名字指向正确的镜像，镜像仓库里同样的名字却指向另一个。',
        why: '重新打标签或重新构建，只会改变这个引擎上的名字。镜像仓库会一直保留推送过的内容，直到有人用同样的名字再推送。',
      },
    },
    'nothing-to-compare': {
      title: '用来对比的镜像不在本地',
      message: ({ image, same_as }) =>
        `镜像仓库里有 ${image}。它应当和 ${same_as} 相同，但本地没有叫这个名字的镜像。`,
      next: ({ same_as }) => `${same_as} 是被删除了，还是改了名字？`,
      page: {
        what: '要把镜像仓库里的镜像和一个本地镜像作比较，而那个本地镜像不在。',
        why: '内容相同才是同一个镜像。两边都在才能比较；删除了的镜像可以重新拉取或导入。',
      },
    },
    'image-retagged': {
      ...container.diagnoses['image-retagged'],
      message: ({ same_as }, { source }) =>
        `本地名为 ${same_as} 的镜像，当初是用别的名字拉取的：${list([...new Set((source?.digests ?? []).map((name) => name.replace(/@.*/, '')))])}。现在镜像仓库里存的就是它。`,
      next: () => '是哪个镜像被「docker tag」加上了这个名字？先把名字空出来，真正的镜像才能用它。',
    },
  },
} satisfies Translation<typeof registry>
