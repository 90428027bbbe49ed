import type { Container } from '../../src/docker/port/docker.ts'
import { shared } from '../../src/grading/contract/connection/way.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import { spokenOf } from './pairs.ts'
import type reach from './reach.ts'
import type { ReachFacts, ReachWant } from './want.ts'

const pair = (want: ReachWant, facts: ReachFacts) => {
  const { from, to, way } = spokenOf(want, facts) ?? {}
  const networks = way?.by === 'network' ? way.networks : from && to ? shared(from, to) : []
  const file = way?.by === 'hosts-file' ? way : undefined
  return {
    from: from?.name ?? want.from,
    to: to?.name ?? want.to[0],
    way,
    networks: networks.join('、'),
    file,
  }
}

const where = ({ name, networks }: Container) =>
  `${name} 在 ${networks.map((one) => one.name).join('、') || '（没有网络）'}`

export default {
  summary: '一个容器能不能访问其他容器：根据网络、/etc/hosts 和监听的端口判断',
  options: {
    from: '发起访问的容器的名字',
    to: '它必须能访问（或者不能访问）的容器的名字',
    by: 'name 表示用容器名访问；address 表示用 IP 地址访问，双方在任意一个共同的网络上即可',
    mutual: '反过来也必须一样',
    port: '对方必须监听的端口',
    reachable: 'false 表示一个都不能访问',
  },
  refusals: { 'port-needs-reachable': 'port 不能和「reachable: false」一起写' },
  expected: ({ from, to, by, mutual, port, reachable }) =>
    [
      `${from} ${reachable ? '能' : '不能'}用${by === 'name' ? '容器名' : ' IP 地址'}访问 ${to.join('、')}`,
      port !== undefined && `端口 ${port}`,
      mutual && '反过来也一样',
    ]
      .filter(Boolean)
      .join('，'),
  actual: ({ containers }) => Object.values(containers).map(where).join('；'),
  codes: {
    'no-way': {
      message(want, facts) {
        const { from, to } = pair(want, facts)
        return `${from} 和 ${to} 没有共同的网络，所以 ${from} 无法访问 ${to}。`
      },
      next: '它们各自在哪些网络上？可以随时把容器再连接到一个网络。',
    },
    'no-names-there': {
      message(want, facts) {
        const { from, to, networks } = pair(want, facts)
        return `${from} 和 ${to} 都在 ${networks} 上，但那里不解析容器名：${from} 只能用 IP 地址访问 ${to}。`
      },
      next: 'Docker 只在一种网络上解析容器名，是哪一种？',
    },
    'name-from-hosts-file': {
      message(want, facts) {
        const { from, to, file } = pair(want, facts)
        return file?.link
          ? `${from} 认识 ${to} 这个名字，只是因为 --link 在它的 /etc/hosts 里写了“${file.line}”。`
          : `${from} 认识 ${to} 这个名字，只是因为它的 /etc/hosts 里写了“${file?.line}”。`
      },
      next: '这样只能单向访问，而且地址一变就失效。在你自己创建的网络上，容器名由谁来解析？',
    },
    'reaches-itself': {
      message(want, facts) {
        const { from, to } = pair(want, facts)
        return `${from} 和 ${to} 用的是同一个网络，互相访问要用 localhost，而不是容器名。`
      },
      next: '创建它们的时候，--network（或者 network_mode）写的是什么？',
    },
    'network-keeps-apart': {
      message(want, facts) {
        const { from, to, networks } = pair(want, facts)
        return `${from} 和 ${to} 都在 ${networks} 上，但这个网络禁止容器互相访问。`
      },
      next: '创建这个网络时用了哪些选项？创建以后不能再改。',
    },
    'port-not-listening': {
      message: (want, facts) =>
        `${pair(want, facts).from} 能找到 ${pair(want, facts).to}，但那里没有程序监听端口 ${want.port}。`,
      next: '那个程序监听的是哪个端口？容器之间访问，和端口映射无关。',
    },
    'port-on-loopback': {
      message: (want, facts) =>
        `${pair(want, facts).to} 只在 127.0.0.1 上监听端口 ${want.port}，别的容器访问不到。`,
      next: '程序要监听哪个地址，别人才能访问？',
    },
    'port-unclear': {
      message: (want, facts) => `无法看到 ${pair(want, facts).to} 有没有监听端口 ${want.port}。`,
      next: '从另一个容器里能连上它吗？',
    },
    reached: {
      message(want, facts) {
        const { from, to, way, networks } = pair(want, facts)
        if (way?.by === 'localhost') return `${from} 和 ${to} 用的是同一个网络。`
        if (way?.by === 'host') return `${from} 用的是宿主机的网络，从那里可以访问所有容器。`
        return `${from} 能访问 ${to}：它们都在 ${networks} 上。`
      },
      next: '它们各自应该在哪些网络上？可以把容器从一个网络断开。',
    },
    'reached-by-hosts-file': {
      message(want, facts) {
        const { from, to, file } = pair(want, facts)
        return file?.link
          ? `${from} 能用容器名访问 ${to}，因为 --link 在它的 /etc/hosts 里写了“${file.line}”。`
          : `${from} 能用容器名访问 ${to}，因为它的 /etc/hosts 里写了“${file?.line}”。`
      },
      next: '这一行是从哪里来的？新建的容器里只有它自己的名字。',
    },
  },
} satisfies KindWords<typeof reach>
