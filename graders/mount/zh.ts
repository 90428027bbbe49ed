import type { Mount } from '../../src/docker/port/docker.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import { partOf } from './diagnose.ts'
import type mount from './mount.ts'
import { isEmptyDirectory, isNamedByCompose, leftSide, mountAt, onOldSource, sideOf } from './mounts.ts'
import sharing from './sharing/zh.ts'
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
    destination: '容器里的路径；不写表示任意路径',
    type: '挂载的类型；不写时由其他选项决定，否则任何类型都可以',
    volume: '数据卷的名字',
    named: '必须是有名字的数据卷（命名数据卷），名字任意',
    anonymous: '必须是没有名字的数据卷（匿名数据卷）',
    source: '宿主机的目录或文件；不以斜杠开头时，只要是路径的末尾即可',
    workfolder: '学生工作目录里的目录，例如 site，宿主机一侧必须是它',
    writable: '容器是否必须能写入',
    shared_with: '另一个容器，它在同一路径上的挂载必须相同',
    nonempty: '里面必须有内容',
    engine_socket: '必须是 Docker 引擎自己的套接字（socket），不限它在宿主机上的位置',
  },
  refusals: {
    'needs-destination':
      '只有用 type、volume、anonymous、named 或 source 写明挂载的是什么，并且没有别的要求时，才可以不写',
    'one-left-side': 'volume、anonymous、named、source、workfolder 只能写一个',
    'type-contradicts':
      'volume、anonymous 和 named 需要「type: volume」，source、workfolder 和 engine_socket 需要「type: bind」',
    'tmpfs-cannot': 'tmpfs 在容器自己的内存里：看不到里面的文件（nonempty），也不能共用（shared_with）',
  },
  expected(want) {
    const type = wantedType(want)
    const folder = want.workfolder && `工作目录里的 ${want.workfolder}`
    const named = want.volume === undefined ? (want.source ?? folder) : `数据卷 ${want.volume}`
    const socket = want.engine_socket ? '引擎的套接字' : undefined
    const kind = want.anonymous
      ? '匿名数据卷'
      : want.named
        ? '命名数据卷'
        : (named ?? socket ?? (type ? TYPES[type] : '任意挂载'))
    const marks = [
      want.writable === undefined ? [] : want.writable ? '可写' : '只读',
      want.shared_with === undefined ? [] : `与 ${want.shared_with} 相同`,
      want.nonempty ? '不为空' : [],
    ].flat()
    return `${kind} → ${want.destination || '任意路径'}${marks.length > 0 ? `（${marks.join('，')}）` : ''}`
  },
  actual({ container, partner, file }, { destination, nonempty }) {
    const none = container.mountsUnknown ? '引擎没有列出任何挂载' : '没有挂载'
    const own = container.mounts.map(shown).join('、') || none
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
      message: ({ destination, engine_socket }, { container }) =>
        destination === ''
          ? `${container.name} 没有任何挂载：容器写的数据，删除容器后就没有了。`
          : `${container.name} 的 ${destination} 没有挂载任何东西：${engine_socket ? '它无法访问 Docker 引擎' : '容器写在那里的数据，删除容器后就没有了'}。`,
      next: '用哪个选项可以给容器挂载数据卷，或者宿主机的目录和文件？挂载在创建容器时就确定了。',
    },
    'no-such-mount': {
      message: (_, { container }) =>
        `${container.name} 有挂载（${container.mounts.map(shown).join('、')}），但没有题目要求的那种。`,
      next: '你的 -v 里，冒号左边写的是路径、名字，还是什么都没写？',
    },
    'mount-other-destination': {
      message: ({ destination }, { container }) =>
        `${container.name} 里有这样的挂载，但路径不同，从 ${destination} 看不到它。`,
      next: '把冒号后面的路径和题目里的路径逐个字符对照一下，必须完全一致。',
    },
    'mount-only-part': {
      message: (want, { container }) =>
        `${container.name} 只挂载了 ${partOf(container.mounts, want)?.destination}，而不是整个目录 ${want.destination}。`,
      next: '冒号左边写的是目录还是文件？题目要求的是目录。',
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
        `${destination} 挂载了数据卷，但名字是 Docker 随机取的${volume === undefined ? '' : `，不是 ${volume}`}。`,
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
      message: (want, { container, place }) =>
        `${want.destination} 挂载的是宿主机的 ${leftSide(container, want)}，不是 ${want.source ?? place?.path}。`,
      next: '把两个路径逐个字符对照一下。左边的目录里有你想要的内容吗？',
    },
    'mount-of-old-folder': {
      message: (want, facts) =>
        `${onOldSource(facts).name} 挂载 ${leftSide(onOldSource(facts), want)} 之后，它被删除或改名了。现在叫这个名字的是新的，而 ${onOldSource(facts).name} 里看到的还是旧的。`,
      next: '容器在什么时候去找宿主机上的目录？重启容器，再看一看。',
    },
    'workfolder-unclear': {
      message: (want, { container, place }) =>
        `${container.name} 在 ${want.destination} 挂载的是 ${leftSide(container, want)}。它看上去就是 ${place?.path}，但 docker-lab 看不到宿主机的文件，无法确定。`,
      next: '请在运行 Docker 的那台机器上运行「docker-lab check」，不要放在容器里运行。',
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
    'volume-read-only': {
      message: (want, { container }) =>
        `${container.name} 只能读取 ${want.destination}：数据卷 ${leftSide(container, want)} 本身就是只读的。`,
      next: '创建这个数据卷时用了哪些选项？之后不能再修改。',
    },
    'mount-empty': {
      message: (want, { container }) =>
        mountAt(container, want.destination)?.type === 'bind'
          ? `${want.destination} 显示的是宿主机的 ${leftSide(container, want)}，里面什么也没有。`
          : `${want.destination} 挂载的内容是空的。`,
      next: '挂载的是你想要的那个吗？里面应该有什么？从宿主机和容器两边各看一看。',
    },
    'no-socket-there': {
      message: (want, { container, file }) =>
        file?.kind === 'directory'
          ? `${container.name} 的 ${want.destination} 是一个目录，不是套接字（socket）：宿主机的 ${leftSide(container, want)} 是目录，或者原本不存在，于是 Docker 自动创建了一个目录。`
          : `${container.name} 的 ${want.destination} 挂载的不是套接字（socket）。`,
      next: '引擎的套接字在宿主机的哪个位置？检查左边的路径有没有写错。',
    },
    'not-the-engines-socket': {
      message: (want, { container }) =>
        `${want.destination} 挂载的套接字是 ${leftSide(container, want)}，不是 Docker 引擎的套接字。`,
      next: '引擎在哪个套接字上监听？宿主机上的 docker 命令用的就是它。',
    },
    ...sharing,
  },
} satisfies KindWords<typeof mount>
