import type { Mount } from '../../src/docker/port/docker.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import type mount from './mount.ts'
import { isEmptyDirectory, isNamedByCompose, leftSide, mountAt, sideOf } from './mounts.ts'
import { wantedType } from './want.ts'

const TYPES = { volume: '数据卷', bind: '绑定挂载', tmpfs: 'tmpfs', other: '未知类型' }

function shown(one: Mount): string {
  const left = {
    ...TYPES,
    volume: one.anonymous ? '匿名数据卷' : `数据卷 ${sideOf(one)}`,
    bind: sideOf(one),
  }
  return `${left[one.type]} → ${one.destination}${one.writable ? '' : '（只读）'}`
}

export default {
  summary: '容器里挂载了数据卷或宿主机目录',
  options: {
    container: '容器的名字',
    destination: '容器里的路径',
    type: '挂载的类型；不写时由其他选项决定，否则任何类型都可以',
    volume: '数据卷的名字',
    anonymous: '必须是没有名字的数据卷（匿名数据卷）',
    source: '宿主机的目录或文件；不以斜杠开头时，只要是路径的末尾即可',
    writable: '容器是否必须能写入',
    shared_with: '另一个容器，它在同一路径上的挂载必须相同',
    nonempty: '里面必须有内容',
  },
  refusals: {
    'one-of-volume-anonymous-source': 'volume、anonymous、source 只能写一个',
    'type-contradicts': 'volume 和 anonymous 需要「type: volume」，source 需要「type: bind」',
    'tmpfs-cannot': 'tmpfs 在容器自己的内存里：看不到里面的文件（nonempty），也不能共用（shared_with）',
  },
  expected(want) {
    const type = wantedType(want)
    const named = want.volume === undefined ? want.source : `数据卷 ${want.volume}`
    const kind = want.anonymous ? '匿名数据卷' : (named ?? (type ? TYPES[type] : '任意挂载'))
    const marks = [
      want.writable === undefined ? [] : want.writable ? '可写' : '只读',
      want.shared_with === undefined ? [] : `与 ${want.shared_with} 相同`,
      want.nonempty ? '不为空' : [],
    ].flat()
    return `${kind} → ${want.destination}${marks.length > 0 ? `（${marks.join('，')}）` : ''}`
  },
  actual({ container, partner, file }, { destination, nonempty }) {
    const own = container.mounts.map(shown).join('、') || '没有挂载'
    const other = mountAt(partner, destination)
    return [
      own,
      nonempty && isEmptyDirectory(file) && `${destination} 是空的`,
      other && `${partner?.name} 里：${shown(other)}`,
    ]
      .filter(Boolean)
      .join('；')
  },
  codes: {
    'no-mount': {
      message: ({ destination }, { container }) =>
        `${container.name} 的 ${destination} 没有挂载任何东西：容器写在那里的数据，删除容器后就没有了。`,
      next: '用哪个选项可以给容器挂载数据卷或目录？挂载在创建容器时就确定了。',
    },
    'mount-other-destination': {
      message: ({ destination }, { container }) =>
        `${container.name} 里有这样的挂载，但路径不同，从 ${destination} 看不到它。`,
      next: '把冒号后面的路径和题目里的路径逐个字符对照一下，必须完全一致。',
    },
    'mount-sides-swapped': {
      message: ({ destination }) => `${destination} 是容器里的路径，却写在了左边，那里应该是宿主机的目录。`,
      next: '这两个路径，哪一个在你的机器上？它应该写在冒号的哪一边？',
    },
    'volume-instead-of-bind': {
      message: (want, { container }) =>
        mountAt(container, want.destination)?.anonymous
          ? `没有为 ${want.destination} 指定宿主机的目录，所以 Docker 在那里挂载了一个新的数据卷。`
          : `Docker 把「${leftSide(container, want)}」当成了数据卷的名字，而不是目录。`,
      next: 'Docker 怎样区分路径和名字？看看左边的第一个字符。',
    },
    'bind-instead-of-volume': {
      message: (want, { container }) =>
        `${want.destination} 挂载的是宿主机的 ${leftSide(container, want)}，不是数据卷。`,
      next: '数据卷是用名字表示的。左边写成什么样，Docker 会把它当作路径？',
    },
    'mount-other-type': {
      message: (want, { container }) =>
        `${want.destination} 的挂载类型是「${TYPES[mountAt(container, want.destination)?.type ?? 'other']}」，题目要求的是「${TYPES[wantedType(want) ?? 'other']}」。`,
      next: '数据应该放在哪里：由 Docker 保管，在宿主机上，还是只在内存里？',
    },
    'anonymous-instead-of-named': {
      message: ({ destination, volume }) =>
        `${destination} 挂载了数据卷，但名字是 Docker 随机取的，不是 ${volume}。`,
      next: '你的 -v 里，路径的左边写了什么？',
    },
    'named-instead-of-anonymous': {
      message: (want, { container }) =>
        `${want.destination} 挂载的是数据卷 ${leftSide(container, want)}，而题目要求匿名数据卷。`,
      next: '如果不写名字，-v 后面还剩下什么？',
    },
    'other-volume': {
      message: (want, facts) =>
        isNamedByCompose(want, facts)
          ? `${want.destination} 挂载的是数据卷 ${leftSide(facts.container, want)}：Compose 在 ${want.volume} 前面加上了项目名。`
          : `${want.destination} 挂载的是数据卷 ${leftSide(facts.container, want)}，不是 ${want.volume}。`,
      next: '对照一下这两个名字。名字写错时，Docker 会新建一个空的数据卷。',
    },
    'part-of-volume': {
      message: ({ destination, volume }, { container }) =>
        `${destination} 只挂载了数据卷 ${volume} 里的目录 ${mountAt(container, destination)?.subpath}，而不是整个数据卷。`,
      next: '挂载的哪个选项会选择数据卷里面的目录？',
    },
    'other-source': {
      message: (want, { container }) =>
        `${want.destination} 挂载的是宿主机的 ${leftSide(container, want)}，不是 ${want.source}。`,
      next: '把两个路径逐个字符对照一下。左边的目录里有你想要的内容吗？',
    },
    'mount-writable': {
      message: ({ destination }, { container }) =>
        `${container.name} 可以写入 ${destination}，但题目要求只能读取。`,
      next: '挂载还可以有第三部分，写在第二个冒号后面。',
    },
    'read-only-elsewhere': {
      message: ({ destination }, { container }) =>
        container.readOnlyRoot
          ? `${container.name} 自己的文件系统是只读的，但 ${destination} 的挂载仍然可写。`
          : `${container.name} 有一个挂载是只读的，但不是 ${destination} 的那个。`,
      next: '哪个选项保护整个容器，哪个只保护一个挂载？',
    },
    'mount-read-only': {
      message: ({ destination }, { container }) =>
        `${container.name} 只能读取 ${destination}，但题目要求可以写入。`,
      next: '看看路径后面有没有第三部分。',
    },
    'mount-empty': {
      message: (want, { container }) =>
        mountAt(container, want.destination)?.type === 'bind'
          ? `${want.destination} 显示的是宿主机的 ${leftSide(container, want)}，里面什么也没有。`
          : `${want.destination} 挂载的内容是空的。`,
      next: '挂载的是你想要的那个吗？里面应该有什么？从宿主机和容器两边各看一看。',
    },
    'volumes-from-without-volumes': {
      message: (_, { container }) =>
        `${container.name} 要使用 ${container.volumesFrom.join('、')} 的数据卷，但什么也没得到：那里没有可以共享的数据卷。`,
      next: '先看看那个容器有哪些挂载。',
    },
    'nothing-to-share': {
      message: ({ shared_with, destination }, { partner }) =>
        partner
          ? `${shared_with} 的 ${destination} 没有挂载，所以没有可以共享的内容。`
          : `没有名为 ${shared_with} 的容器，所以 ${destination} 没有可以对照的挂载。`,
      next: '两个容器都看一看，再看看各自的挂载路径。',
    },
    'own-volume': {
      message: ({ destination, shared_with }, { container }) =>
        `${container.name} 和 ${shared_with} 在 ${destination} 都有挂载，但不是同一个。一个容器写在那里的文件，另一个容器看不到。`,
      next: '只写路径，每次都会新建数据卷。怎样让一个容器使用另一个容器的数据卷？',
    },
    'shares-with-another': {
      message: ({ shared_with }, { container }) =>
        `${container.name} 使用的是 ${container.volumesFrom.join('、')} 的数据卷，不是 ${shared_with} 的。`,
      next: '你的 --volumes-from 后面写的是哪个容器？',
    },
    'shares-nothing': {
      message: (want, { container, partner }) =>
        mountAt(container, want.destination)?.type === 'tmpfs'
          ? `${container.name} 的 ${want.destination} 是 tmpfs：它在内存里，每个容器各有一份。`
          : `在 ${want.destination}，${container.name} 挂载的是 ${leftSide(container, want)}，而 ${want.shared_with} 挂载的是 ${leftSide(partner, want)}。`,
      next: '对照一下两个挂载的左边。什么相同，两个容器才能看到同样的文件？',
    },
    'sharing-covered': {
      message: ({ destination, shared_with }, { container }) =>
        `${container.name} 和 ${shared_with} 在 ${destination} 的挂载相同，但看到的文件不同：其中一个容器里，有别的挂载盖住了它。`,
      next: '在两个容器里分别列出这个目录。是不是还有一个挂载通到同一个位置，比如经过镜像里的符号链接？',
    },
    'sharing-unclear': {
      message: (want, { container, partner }) =>
        `在 ${want.destination}，${container.name} 挂载的是 ${leftSide(container, want)}，${want.shared_with} 挂载的是 ${leftSide(partner, want)}。两者看上去一样，但无法确定是不是同一个目录。`,
      next: '如果其中一个路径是指向另一个的符号链接，请在两个容器里写同一个路径。',
    },
  },
} satisfies KindWords<typeof mount>
