import type { Mount } from '../../src/docker/port/docker.ts'
import type { Translation } from '../../src/grading/contract/contract.ts'
import { type MountFacts, type MountWant, mountAt, wantedType } from './facts.ts'
import type mount from './mount.ts'
import { sharingDiagnoses } from './zh.sharing.ts'

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
  diagnoses: {
    ...sharingDiagnoses,
    'no-mount': {
      title: '那里没有挂载任何东西',
      message: ({ destination }, { container }) =>
        `${container.name} 的 ${destination} 没有挂载（mount）：写在那里的数据属于容器自己，删除容器就没有了。`,
      next: () => '用哪个选项可以给容器一个数据卷或目录？挂载在创建容器时就定下来了。',
      page: {
        what: '容器是有的，但这个路径上既没有挂载数据卷（volume），也没有挂载主机目录。',
        why: '容器写的数据放在自己的一层里，删除容器时这一层也会删除，除非这个路径通向数据卷或主机。挂载不能事后添加，要重新创建容器。',
      },
    },
    'mount-other-destination': {
      title: '挂载到了别的路径',
      message: ({ destination }, { container }) =>
        `${container.name} 里有这样的挂载，但不在 ${destination}。从 ${destination} 看不到它。`,
      next: () => '把冒号后面的路径和题目里的路径逐个字母对照一下。',
      page: {
        what: '挂载的左边是对的，但容器里的路径不对。',
        why: '让 Docker 挂到哪里，它就挂到哪里；镜像里没有这个路径，它就创建一个。程序看不看那里，由程序决定：nginx 用的是 /usr/share/nginx/html，mysql 的数据在 /var/lib/mysql。',
      },
    },
    'mount-sides-swapped': {
      title: '挂载的左右两边写反了',
      message: ({ destination }) => `${destination} 是容器里的路径，却写在了左边，那里应该是主机的目录。`,
      next: () => '这两个路径，哪一个在你的机器上？它该写在冒号的哪一边？',
      page: {
        what: '主机上有一个目录，用了容器里那个路径的名字，被挂载到了别的地方。',
        why: '-v 的顺序是「主机:容器」，从外到里，和 -p 一样。左边的路径在主机上不存在时，-v 会建一个空目录，所以不会报错。',
      },
    },
    'volume-instead-of-bind': {
      title: '挂载的是数据卷，不是主机目录',
      message: (want, facts) =>
        mountAt(facts.container, want.destination)?.anonymous
          ? `没有写主机上的目录，所以 Docker 在 ${want.destination} 挂载了一个新的数据卷。`
          : `Docker 把 ${volume(want, facts)} 当成了数据卷的名字，而不是目录。`,
      next: () => 'Docker 怎样区分路径和名字？看看左边的第一个字符。',
      page: {
        what: '本来要挂载主机目录，但 -v 左边的内容在 Docker 看来不是路径，而是数据卷的名字。',
        why: '左边不以斜杠开头，就是数据卷的名字，没有这个卷时 Docker 会新建。目录要写绝对路径；"$(pwd)" 表示当前目录。较新的 docker 命令也认得开头的 ./。',
      },
    },
    'bind-instead-of-volume': {
      title: '挂载的是主机目录，不是数据卷',
      message: (want, facts) => `${want.destination} 挂载的是主机的 ${source(want, facts)} 目录。`,
      next: () => '数据卷是用名字称呼的。左边写成什么样，Docker 会当它是路径？',
      page: {
        what: '本来要用数据卷，但挂载的左边是主机上的路径。',
        why: '路径属于主机：位置由你选，Docker 只负责接进来。数据卷由 Docker 保管，「docker volume ls」会列出它，在每台机器上用法都一样。',
      },
    },
    'mount-other-type': {
      title: '挂载的类型不同',
      message: (want, { container }) => {
        const type = wantedType(want)
        return `${want.destination} 挂载的类型是「${TYPES[mountAt(container, want.destination)?.type ?? 'other']}」，要求的是「${TYPES[type ?? 'other']}」。`
      },
      next: () => '数据应该放在哪里：由 Docker 保管，在主机上，还是只在内存里？',
      page: {
        what: '路径上确实挂载了东西，但类型和题目要求的不一样。',
        why: 'Docker 有三种挂载：volume（数据卷）由 Docker 保管；bind 是主机上的目录或文件；tmpfs 在内存里，每次启动时都是空的。',
      },
    },
    'anonymous-instead-of-named': {
      title: '数据卷没有自己的名字',
      message: ({ destination, volume: wanted }) =>
        `${destination} 挂载了数据卷，但名字是 Docker 随机起的，不是 ${wanted}。`,
      next: () => '你的 -v 里，路径的左边写了什么？',
      page: {
        what: '创建数据卷时没有给名字，所以 Docker 起了一个 64 个字符的名字。',
        why: '只写 -v /path，或者镜像里有 VOLUME，每次都会得到一个新的数据卷，下一个容器找不到它。左边写上名字，下次就能再用同一个数据卷。',
      },
    },
    'named-instead-of-anonymous': {
      title: '数据卷有自己的名字',
      message: (want, facts) =>
        `${want.destination} 挂载的是数据卷 ${volume(want, facts)}，题目要的是匿名数据卷。`,
      next: () => '如果不起名字，-v 后面还剩下什么？',
      page: {
        what: '题目要匿名数据卷，挂载的却是有名字的。',
        why: '只写容器里的路径，得到的就是匿名数据卷（anonymous volume）：Docker 会新建一个，并随机起名。「docker rm -v」和 --rm 会把它和容器一起删除，有名字的则不会。',
      },
    },
    'other-volume': {
      title: '那里挂载的是另一个数据卷',
      message: (want, facts) =>
        volume(want, facts).endsWith(`_${want.volume}`)
          ? `${want.destination} 挂载的是数据卷 ${volume(want, facts)}：Compose 在 ${want.volume} 前面加上了项目名。`
          : `${want.destination} 挂载的是数据卷 ${volume(want, facts)}，不是 ${want.volume}。`,
      next: () => '对照一下两个名字。名字写错时，会得到一个新的空数据卷。',
      page: {
        what: '路径上挂载了有名字的数据卷，但不是题目指定的那个。',
        why: '遇到不认识的名字，Docker 会不声不响地新建数据卷，所以写错一个字母，得到的就是空的新卷。Compose 会在每个名字前面加上项目名，除非在文件里用「name:」为数据卷指定名字。',
      },
    },
    'other-source': {
      title: '挂载的是主机上的另一个目录',
      message: (want, facts) =>
        `${want.destination} 挂载的是主机的 ${source(want, facts)}，不是 ${want.source}。`,
      next: () => '把两个路径逐个字母对照一下。左边的目录里有你想要的东西吗？',
      page: {
        what: '挂载通向主机，但不是题目要求的路径。',
        why: '主机上没有的目录，-v 会自己创建，也不提示；所以路径写错了，得到的就是一个属于 root 的空目录。--mount 遇到这种路径会直接报错。',
      },
    },
    'mount-writable': {
      title: '容器可以往那里写',
      message: ({ destination }, { container }) =>
        `${container.name} 可以写 ${destination}；题目要求只能读。`,
      next: () => '挂载还可以有第三部分，写在第二个冒号后面。',
      page: {
        what: '挂载是对的，但它可以写。',
        why: '挂载默认可写，加上 :ro 才是只读（--mount 里写 readonly）。这时连容器里的 root 也不能通过它写入，而主机仍然可以写。',
      },
    },
    'read-only-elsewhere': {
      title: '只读的是别的东西',
      message: ({ destination }, { container }) =>
        container.readOnlyRoot
          ? `${container.name} 自己的文件是只读的，但 ${destination} 的挂载仍然可写。`
          : `${container.name} 有一个挂载是只读的，但不是 ${destination}。`,
      next: () => '哪个选项保护整个容器，哪个只保护一个挂载？',
      page: {
        what: '题目要求某一个挂载只读，结果只读的是另一个挂载，或者用了 --read-only，让容器本身只读。',
        why: ':ro 只对它所在的那个挂载有效。--read-only 只对容器自己的文件有效，管不到挂载，挂载仍然可写。',
      },
    },
    'mount-read-only': {
      title: '容器不能往那里写',
      message: ({ destination }, { container }) => `${container.name} 只能读 ${destination}，不能写。`,
      next: () => '看看路径后面有没有第三部分。',
      page: {
        what: '挂载是只读的，但容器需要往那里写。',
        why: ':ro（--mount 里是 readonly）禁止通过这个挂载写入，不管用户是谁。它在创建容器时就定下来了。',
      },
    },
    'mount-empty': {
      title: '挂载的内容是空的',
      message: (want, facts) =>
        mountAt(facts.container, want.destination)?.type === 'bind'
          ? `${want.destination} 显示的是主机的 ${source(want, facts)}，里面什么也没有。`
          : `${want.destination} 的数据卷里什么也没有。`,
      next: () => '这是你想挂载的目录吗？里面应该有什么？从容器和主机两边各看一看。',
      page: {
        what: '挂载是有的，但里面是空的。所以不管镜像在这个路径上有什么，容器看到的都是空目录。',
        why: '挂载会盖住镜像在这个路径上的内容：没有删除，但是看不到。主机目录是什么样就显示成什么样，不存在时 -v 会建一个空的。只有新建的空数据卷，才会先用镜像里的文件填好。',
      },
    },
  },
} satisfies Translation<typeof mount>
