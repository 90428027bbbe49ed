import type { ContainerStatus, NotARegistry } from '../../src/docker/port/docker.ts'
import { PROBLEMS } from '../../src/grading/contract/connection/zh.ts'
import { notTheImage } from '../../src/grading/contract/image/zh.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import { nearNames, placeOf } from './place.ts'
import type registry from './registry.ts'
import { few, isAirPlay, type RegistryFacts, registryOf, shortId } from './registry.ts'

const list = (names: readonly string[]) => few(names).join('、')

/** 怎样看出响应的不是镜像仓库。 */
const NOT_A_REGISTRY: Record<NotARegistry, string> = {
  'not-http': '返回的不是 HTTP 响应',
  'wrong-status': '返回的状态码不符合镜像仓库的协议',
  'holds-anything': '查询一个刚刚随机生成的名字，它也声称有这个镜像',
  'wrong-error': '查询一个不存在的镜像时，返回的不是镜像仓库的响应',
  'too-long': '返回的响应太长，不是镜像仓库的响应',
  'not-an-image': '返回的清单（manifest）不是镜像的清单',
  'wrong-digest': '返回的内容和摘要（digest）不一致',
  'wrong-layers': '镜像的配置和它的层（layer）不一致',
  'part-missing': '镜像的内容不完整',
  'wrong-size': '有一层的大小和清单（manifest）不一致',
  'wrong-tags': '返回的标签列表无法识别',
}

/** 例如：（/v2/ 返回状态码 404，Server：nginx） */
const evidence = ({ status, at, server }: { status?: number; at?: string; server?: string }) => {
  const seen = [at, status && `返回状态码 ${status}`].filter(Boolean).join(' ')
  const parts = [seen, server && `Server：${server}`].filter(Boolean).join('，')
  return parts && `（${parts}）`
}

const STATES: Record<ContainerStatus, string> = {
  created: '已创建，但没有启动',
  running: '正在运行',
  paused: '处于暂停状态',
  restarting: '在反复重启',
  removing: '正在被删除',
  exited: '已经停止',
  dead: '已经失效（dead）',
}

function actual(
  { answer, source, names }: RegistryFacts,
  want: { image: string; same_as?: string | undefined; login?: object | undefined },
) {
  const { image, same_as } = want
  const { path } = placeOf(image)
  switch (answer.kind) {
    case 'held':
      return `镜像仓库里是镜像 ${shortId(answer.configDigest)}；${same_as} ${source ? `是 ${shortId(source.id)}` : '不在本地'}`
    case 'no-tag':
      return `镜像仓库里有 ${path}，${answer.tags.length > 0 ? `标签有：${list(answer.tags)}` : '但没有标签'}`
    case 'no-repository': {
      const here = list(nearNames(image, names).related)
      return `镜像仓库里没有 ${path}${here && `；本地的镜像：${here}`}`
    }
    case 'denied':
      return `${registryOf(image)} 上的镜像仓库${want.login ? '不接受这个实验的用户名和密码' : '要求登录'}`
    case 'open':
      return `${registryOf(image)} 上的镜像仓库不要求登录`
    case 'not-a-registry':
      return `${registryOf(image)} 上的服务不是正常的镜像仓库：${NOT_A_REGISTRY[answer.why]}${evidence(answer)}`
    case 'problem':
      return `${registryOf(image)} 上没有镜像仓库响应（${PROBLEMS[answer.problem]}）`
  }
}

export default {
  summary: '这台机器上的镜像仓库里有某个镜像，而且和引擎上的镜像相同',
  options: {
    image: '完整的名字，镜像仓库在 localhost、127.x.x.x 或 [::1] 上',
    same_as: '引擎上一个镜像的名字，两者的内容必须相同',
    login: '镜像仓库必须要求登录，这里写查询时用的用户名和密码；两者都不会出现在报告和记录里',
    'login.user': '用户名',
    'login.password': '密码',
    renamed: '学生把官方镜像改成 same_as 这个名字也可以；不写时，owns.images 里的名字为 true',
  },
  refusals: {
    'needs-local-registry': '必须是这台机器上的镜像仓库里的镜像，例如 localhost:5000/me/app:1',
  },
  expected: ({ image, same_as }) => `镜像仓库里有 ${image}${same_as ? `，和 ${same_as} 是同一个镜像` : ''}`,
  actual,
  codes: {
    'registry-not-there': {
      message: ({ image }, { notUp }) =>
        `${registryOf(image)} 上没有镜像仓库（registry）响应。${notUp ? `容器 ${notUp.name} ${STATES[notUp.status]}。` : ''}`,
      next: '镜像仓库的容器在运行吗？宿主机的哪个端口映射到它？如果它由实验提供，用「docker-lab start」启动。',
    },
    'not-a-registry': {
      message: ({ image }) => `${registryOf(image)} 有响应，但它的行为不像是有这个镜像的镜像仓库。`,
      next: (_, { answer }) =>
        isAirPlay(answer)
          ? '这是 macOS 的隔空播放接收器（AirPlay Receiver），它占用了 5000 端口。请在「系统设置」的「通用 > 隔空投送与接力」里把它关闭。'
          : '这个端口被哪个容器或哪个程序占用？',
    },
    'registry-denied': {
      message: ({ image, login }) =>
        login
          ? `${registryOf(image)} 上的镜像仓库不接受这个实验的用户名和密码。`
          : `${registryOf(image)} 上的镜像仓库不允许未登录的 docker-lab 查看 ${placeOf(image).path}。`,
      next: '这是题目要求的镜像仓库吗？推送之前登录过它吗？',
    },
    'registry-without-login': {
      message: ({ image }) =>
        `${registryOf(image)} 上的镜像仓库不用登录就能访问，而这个实验的镜像仓库要求密码。`,
      next: '现在是哪个容器在用这个端口？「docker-lab start」启动的那个容器怎么样了？',
    },
    'registry-wants-https': {
      message: ({ image }, { names }) =>
        `本地有一个名为 ${list(nearNames(image, names).elsewhere)} 的镜像。这个地址不是本机的回环地址，所以 Docker 只会用 HTTPS 访问它。`,
      next: ({ image }) => `题目里的镜像仓库用的是哪个地址？和 ${registryOf(image)} 对照一下。`,
    },
    'not-pushed': {
      message: ({ image }) => `镜像仓库里没有 ${placeOf(image).path}，本地也没有名为 ${image} 的镜像。`,
      next: '镜像的名字也是它的地址。把本地镜像的名字和题目里的名字逐段对照一下。',
    },
    'tag-without-registry': {
      message: ({ image }, { names }) =>
        `本地有一个名为 ${list(nearNames(image, names).withoutRegistry)} 的镜像。名字里没有镜像仓库的地址，所以对 Docker 来说它指的是 Docker Hub。`,
      next: 'Docker 怎么知道要推送到哪里？看看名字的最开头。',
    },
    'tagged-not-pushed': {
      message: ({ image }) => `本地有一个名为 ${image} 的镜像，但镜像仓库里没有它。`,
      next: '只有名字，镜像并不会被发送。还差哪一步？',
    },
    'not-pushed-with-login': {
      message: ({ image }) => `本地有一个名为 ${image} 的镜像，但要求密码的那个镜像仓库里没有它。`,
      next: '「docker push」的回答是什么？要求密码的镜像仓库，只接受登录过的人推送；登录时用的地址，就是镜像名开头的那个地址。',
    },
    'pushed-other-tag': {
      message: ({ image }, { answer }) =>
        `镜像仓库里有 ${placeOf(image).path}，但没有标签 ${placeOf(image).tag}。现有的标签：${answer.kind === 'no-tag' ? list(answer.tags) : ''}。`,
      next: '你推送的名字，最后一个冒号后面是什么？什么都不写时，Docker 会用哪个标签？',
    },
    'pushed-other-repository': {
      message: ({ image }, { pushed }) => `镜像仓库里有 ${list(pushed)}，但没有 ${placeOf(image).path}。`,
      next: '比较两个名字里第一个斜杠和最后一个冒号之间的部分。',
    },
    'pushed-other-image': {
      message: ({ image, same_as }) => `镜像仓库里有 ${image}，但它的内容和 ${same_as} 不同。`,
      next: '你推送的名字，在本地指向哪个镜像？比较两者的 ID。',
    },
    'pushed-older-image': {
      message: ({ image, same_as }) =>
        `在本地，${image} 现在和 ${same_as} 是同一个镜像；镜像仓库里仍然是上次推送时这个名字所指的镜像。`,
      next: '本地的名字和镜像仓库里的名字各自变化，互不影响。怎样让镜像仓库得到新的镜像？',
    },
    'nothing-to-compare': {
      message: ({ image, same_as }) =>
        `镜像仓库里有 ${image}。它应当和 ${same_as} 相同，但本地没有这个名字的镜像。`,
      next: ({ same_as }) => `${same_as} 是被删除了，还是改了名字？`,
    },
    'image-retagged': {
      message: ({ same_as = '' }, { source, origin }) =>
        `${notTheImage(source, same_as, origin)}现在镜像仓库里的就是它。`,
      next: '是哪个镜像被「docker tag」、「docker commit」或「docker build」取了这个名字？要先把这个名字空出来，真正的镜像才能使用它。',
    },
  },
} satisfies KindWords<typeof registry>
