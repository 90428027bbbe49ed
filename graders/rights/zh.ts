import type { KindWords } from '../../src/grading/contract/kind.ts'
import { isRootByName, userOf } from '../../src/grading/contract/user.ts'
import type rights from './rights.ts'
import { kept, lacking } from './rights.ts'
import { uidOf } from './user.ts'

const users = (user: string) => (user === 'not-root' ? '不是 root 的用户' : `用户 ${user}`)

const withCap = (name: string) => name.toUpperCase().replace(/^(CAP_)?/, 'CAP_')

const listed = (names: string[]) => names.map(withCap).join('、')

export default {
  summary: '容器以指定的用户运行，并且只有有限的权限',
  options: {
    container: '容器的名字，无论是否在运行',
    user: '程序以哪个用户运行，写名字或 ID；not-root 表示只要不是 root',
    read_only: '容器自己的文件系统必须是只读的（--read-only）',
    cap_drop: '不能有的 capability，例如 NET_RAW；ALL 表示除了 cap_add 里的都不能有',
    cap_add: '必须有的 capability',
    no_new_privileges: '里面的程序不能获得新的权限（--security-opt no-new-privileges）',
  },
  refusals: {
    'asks-for-nothing': '至少要写 user、read_only、cap_drop、cap_add、no_new_privileges 中的一项',
    capability: '必须是 capability 的名字，例如 NET_RAW，或者 ALL',
    'user-name': '必须是用户的名字或 ID，不带组',
  },
  expected: ({ container, user, read_only, cap_drop, cap_add, no_new_privileges }) =>
    `${container}：${[
      user && `以${users(user)}运行`,
      read_only && '文件系统只读',
      cap_drop &&
        (cap_drop.some((one) => one.toUpperCase() === 'ALL')
          ? '没有任何 capability'
          : `没有 ${listed(cap_drop)}`),
      cap_add && `${cap_drop ? '但' : ''}有 ${listed(cap_add)}`,
      no_new_privileges && '不能获得新的权限',
    ]
      .filter(Boolean)
      .join('，')}`,
  actual(facts, want) {
    const { container } = facts
    const id = uidOf(facts)
    const caps = container.capabilities
    return [
      want.user && `以 ${userOf(container) || 'root'} 运行${id === undefined ? '' : `（用户 ID ${id}）`}`,
      want.read_only && (container.readOnlyRoot ? '文件系统只读' : '文件系统可写'),
      (want.cap_drop ?? want.cap_add) &&
        (caps.length > 40 ? '有全部 capability' : listed(caps) || '没有任何 capability'),
      want.no_new_privileges && (container.noNewPrivileges ? '不能获得新的权限' : '可以获得新的权限'),
    ]
      .filter(Boolean)
      .join('，')
  },
  codes: {
    'runs-as-root': {
      message: (_, { container }) =>
        isRootByName(userOf(container))
          ? `${container.name} 以 root 运行：镜像和「docker run」都没有指定别的用户。`
          : `${container.name} 以 ${userOf(container)} 运行，但这个用户的 ID 是 0：对内核来说，它就是 root。`,
      next: (_, { container }) =>
        isRootByName(userOf(container))
          ? 'Dockerfile 的哪条指令可以指定用户？「docker run」的哪个选项也可以？'
          : '用户是谁由 ID 决定，不由名字决定。这个用户是怎么创建的？',
    },
    'user-unknown': {
      message: (_, { container }) =>
        `${container.name} 要以 ${userOf(container)} 运行，但容器的 /etc/passwd 里没有这个用户。`,
      next: 'Dockerfile 的哪一步创建这个用户？两处的名字写得一样吗？',
    },
    'user-differs': {
      message: ({ user }, facts) =>
        `${facts.container.name} 以 ${userOf(facts.container) || 'root'}（用户 ID ${uidOf(facts)}）运行，要求的是 ${user}。`,
      next: '镜像指定的是哪个用户？「docker run」或者 Compose 文件有没有另外指定？',
    },
    'root-file-system-writable': {
      message: (_, { container }) =>
        container.mounts.some(({ writable }) => !writable)
          ? `${container.name} 可以写自己的文件系统，只读的只是一个挂载。`
          : `${container.name} 可以写自己的文件系统。`,
      next: '「docker run」有一个选项可以让整个容器变成只读。仍然需要写的地方，要用挂载。',
    },
    'capability-kept': {
      message: (want, { container }) =>
        container.privileged
          ? `${container.name} 是特权容器（privileged），所以不管另外设置了什么，它都有全部 capability。`
          : `${container.name} 还有 ${listed(kept(want, container.capabilities))}。`,
      next: '哪个选项可以去掉 capability？它可以写多次，也可以用一个词去掉全部。',
    },
    'capability-missing': {
      message: (want, { container }) =>
        `${container.name} 没有 ${listed(lacking(want, container.capabilities))}。`,
      next: '哪个选项可以只给容器加一项 capability，而不用特权模式？',
    },
    'can-gain-privileges': {
      message: (_, { container }) =>
        `${container.name} 里的程序可以获得新的权限，例如通过带有 setuid 位的文件。`,
      next: '这是「docker run」的一个安全选项。',
    },
  },
} satisfies KindWords<typeof rights>
