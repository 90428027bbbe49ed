import type { Mount } from '../../src/docker/port/docker.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import { type MountFacts, type MountWant, mountAt, wantedType } from './facts.ts'
import type kind from './mount.ts'
import mount from './mount.ts'

const TYPES = { volume: '数据卷', bind: '主机目录', tmpfs: 'tmpfs', other: '其他' }

const source = (want: MountWant, { container }: MountFacts) => mountAt(container, want.destination)?.source

const volume = (want: MountWant, { container }: MountFacts) =>
  mountAt(container, want.destination)?.name ?? ''

function shown(one: Mount): string {
  const named = { ...TYPES, volume: one.anonymous ? '匿名数据卷' : `数据卷 ${one.name}`, bind: one.source }
  return `${named[one.type]} → ${one.destination}${one.writable ? '' : '（只读）'}`
}

export default {
  summary: '容器里挂载了数据卷或主机目录',
  options: {
    container: '容器的名字',
    destination: '容器里的路径',
    type: '没有写、也没有别的选项能说明时，任何类型都行',
    volume: '数据卷的名字',
    anonymous: '没有名字的数据卷（匿名卷）',
    source: '主机上的文件夹或文件；如果不是绝对路径，就是路径的末尾',
    writable: 'false：容器不能在那里写入',
    shared_with: '另一个容器，同一个路径上挂载的必须是同一个东西',
    nonempty: '里面要有内容',
  },
  expected(want) {
    const type = wantedType(want)
    const kind = want.anonymous
      ? '匿名数据卷'
      : (want.volume ?? want.source ?? (type ? TYPES[type] : '任意挂载'))
    const marks = [
      want.writable === undefined ? [] : want.writable ? '可写' : '只读',
      want.shared_with === undefined ? [] : `与 ${want.shared_with} 相同`,
      want.nonempty ? '不为空' : [],
    ].flat()
    return `${kind} → ${want.destination}${marks.length > 0 ? `（${marks.join('，')}）` : ''}`
  },
  actual({ container, partner, file }, { destination, nonempty }) {
    const empty = nonempty && file?.kind === 'directory' && file.entries.length === 0
    const own = container.mounts.map(shown).join('、') || '没有挂载'
    const other = mountAt(partner, destination)
    return `${own}${empty ? `；${destination} 是空的` : ''}${other ? `；${partner?.name} 里：${shown(other)}` : ''}`
  },
  codes: {
    'no-mount': {
      message: ({ destination }, { container }) =>
        `${container.name} 的 ${destination} 没有挂载（mount）：写在那里的数据属于容器自己，删除容器就没有了。`,
      next: '用哪个选项可以给容器一个数据卷或目录？挂载在创建容器时就定下来了。',
    },
    'mount-other-destination': {
      message: ({ destination }, { container }) =>
        `${container.name} 里有这样的挂载，但不在 ${destination}。从 ${destination} 看不到它。`,
      next: '把冒号后面的路径和题目里的路径逐个字母对照一下。',
    },
    'mount-sides-swapped': {
      message: ({ destination }) => `${destination} 是容器里的路径，却写在了左边，那里应该是主机的目录。`,
      next: '这两个路径，哪一个在你的机器上？它该写在冒号的哪一边？',
    },
    'volume-instead-of-bind': {
      message: (want, facts) =>
        mountAt(facts.container, want.destination)?.anonymous
          ? `没有写主机上的目录，所以 Docker 在 ${want.destination} 挂载了一个新的数据卷。`
          : `Docker 把 ${volume(want, facts)} 当成了数据卷的名字，而不是目录。`,
      next: 'Docker 怎样区分路径和名字？看看左边的第一个字符。',
    },
    'bind-instead-of-volume': {
      message: (want, facts) => `${want.destination} 挂载的是主机的 ${source(want, facts)} 目录。`,
      next: '数据卷是用名字称呼的。左边写成什么样，Docker 会当它是路径？',
    },
    'mount-other-type': {
      message: (want, { container }) => {
        const type = wantedType(want)
        return `${want.destination} 挂载的类型是「${TYPES[mountAt(container, want.destination)?.type ?? 'other']}」，要求的是「${TYPES[type ?? 'other']}」。`
      },
      next: '数据应该放在哪里：由 Docker 保管，在主机上，还是只在内存里？',
    },
    'anonymous-instead-of-named': {
      message: ({ destination, volume: wanted }) =>
        `${destination} 挂载了数据卷，但名字是 Docker 随机起的，不是 ${wanted}。`,
      next: '你的 -v 里，路径的左边写了什么？',
    },
    'named-instead-of-anonymous': {
      message: (want, facts) =>
        `${want.destination} 挂载的是数据卷 ${volume(want, facts)}，题目要的是匿名数据卷。`,
      next: '如果不起名字，-v 后面还剩下什么？',
    },
    'other-volume': {
      message: (want, facts) =>
        volume(want, facts).endsWith(`_${want.volume}`)
          ? `${want.destination} 挂载的是数据卷 ${volume(want, facts)}：Compose 在 ${want.volume} 前面加上了项目名。`
          : `${want.destination} 挂载的是数据卷 ${volume(want, facts)}，不是 ${want.volume}。`,
      next: '对照一下两个名字。名字写错时，会得到一个新的空数据卷。',
    },
    'other-source': {
      message: (want, facts) =>
        `${want.destination} 挂载的是主机的 ${source(want, facts)}，不是 ${want.source}。`,
      next: '把两个路径逐个字母对照一下。左边的目录里有你想要的东西吗？',
    },
    'mount-writable': {
      message: ({ destination }, { container }) =>
        `${container.name} 可以写 ${destination}；题目要求只能读。`,
      next: '挂载还可以有第三部分，写在第二个冒号后面。',
    },
    'read-only-elsewhere': {
      message: ({ destination }, { container }) =>
        container.readOnlyRoot
          ? `${container.name} 自己的文件是只读的，但 ${destination} 的挂载仍然可写。`
          : `${container.name} 有一个挂载是只读的，但不是 ${destination}。`,
      next: '哪个选项保护整个容器，哪个只保护一个挂载？',
    },
    'mount-read-only': {
      message: ({ destination }, { container }) => `${container.name} 只能读 ${destination}，不能写。`,
      next: '看看路径后面有没有第三部分。',
    },
    'mount-empty': {
      message: (want, facts) =>
        mountAt(facts.container, want.destination)?.type === 'bind'
          ? `${want.destination} 显示的是主机的 ${source(want, facts)}，里面什么也没有。`
          : `${want.destination} 的数据卷里什么也没有。`,
      next: '这是你想挂载的目录吗？里面应该有什么？从容器和主机两边各看一看。',
    },
    'volumes-from-without-volumes': {
      message: (_, { container }) =>
        `${container.name} 要用 ${container.volumesFrom.join('、')} 的数据卷，但什么也没得到：那里没有可以共享的东西。`,
      next: '先看看那个容器有哪些挂载。',
    },
    'nothing-to-share': {
      message: ({ shared_with, destination }, { partner }) =>
        partner
          ? `${shared_with} 的 ${destination} 没有挂载，所以没有可以共享的东西。`
          : `没有名为 ${shared_with} 的容器，所以看不出它们是否共享 ${destination}。`,
      next: '两个容器都看一看，再看看各自的挂载路径。',
    },
    'own-volume': {
      message: ({ destination, shared_with }, { container }) =>
        `${container.name} 和 ${shared_with} 在 ${destination} 都有数据卷，但不是同一个。一个写的文件，另一个看不到。`,
      next: '只写路径，每次都会新建数据卷。怎样让一个容器用上另一个容器的数据卷？',
    },
    'shares-with-another': {
      message: ({ shared_with }, { container }) =>
        `${container.name} 用的是 ${container.volumesFrom.join('、')} 的数据卷，不是 ${shared_with} 的。`,
      next: '你的 --volumes-from 后面写的是哪个容器？',
    },
    'shares-nothing': {
      message: ({ destination, shared_with }, { container, partner }) => {
        const left = (one: typeof partner) => {
          const mount = mountAt(one, destination)
          return mount?.name ?? mount?.source ?? ''
        }
        return `在 ${destination}，${container.name} 挂载的是 ${left(container)}，而 ${shared_with} 挂载的是 ${left(partner)}。`
      },
      next: '对照两个挂载的左边。什么相同，两边才能看到同样的文件？',
    },
  },
} satisfies KindWords<typeof kind>
