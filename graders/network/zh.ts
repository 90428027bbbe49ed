import type { Container } from '../../src/docker/port/docker.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import { namedByHosts } from './hosts.ts'
import {
  addressOn,
  aliasesOn,
  joinedPair,
  meant,
  modesOf,
  networksOf,
  onRemovedNetwork,
  prefixed,
  resolvingNetworks,
  strangers,
  withoutAlias,
} from './membership.ts'
import type network from './network.ts'

const named = (containers: Container[]) => containers.map(({ name }) => name).join('、')

const where = (one: Container) =>
  networksOf(one).length > 0 ? `${one.name} 在 ${networksOf(one).join('、')} 上` : `${one.name} 没有网络`

export default {
  summary: '某个网络存在，容器在同一个网络上，或者互相隔离',
  options: {
    name: '网络的名字；不写表示任意网络',
    state: '网络是否必须存在',
    driver: 'bridge、host、macvlan 等',
    subnet: '它的子网：10.10.0.0/24',
    internal: '是否必须没有通往宿主机外部的出口（--internal）',
    containers: '必须在这个网络上的容器；不写 name 时，必须在同一个网络上的容器',
    user_defined: '必须是用户创建的网络，不是默认的 bridge',
    names_resolve: '这些容器（必须正在运行）能否用容器名互相访问；根据它们所在的网络判断',
    only: '这些容器不能在别的网络上',
    alias: '每个容器在这个网络上必须有的别名（alias）',
    address: '容器运行时在这个网络上的地址；此时只能写一个容器',
    isolated_from: '不能与它们在同一个网络上的容器',
  },
  refusals: {
    subnet: '必须是子网，例如 10.10.0.0/24',
    'needs-name-or-containers': '要写明是哪个网络：写 name，写 containers，或者两个都写',
    'driver-needs-name': '写 driver、subnet 或 internal 时必须写网络的名字（name）',
    'absent-takes-only-name': '要求网络不存在（absent）时，只能写 name',
    'only-needs-both': 'only 需要网络的名字和容器',
    'alias-needs-both': 'alias 需要网络的名字和容器',
    'address-needs-one': 'address 需要网络的名字和一个容器',
    'needs-containers': '写 names_resolve 或 isolated_from 时必须写 containers',
  },
  expected(want) {
    const {
      name,
      state,
      driver,
      containers = [],
      user_defined,
      names_resolve,
      isolated_from,
      only,
      alias,
    } = want
    if (state === 'absent') return `没有名为 ${name} 的网络`
    const kind = user_defined || names_resolve ? '同一个用户创建的网络' : '同一个网络'
    const members = containers.join('、')
    const together = [name ? `网络 ${name}` : kind, members].filter(Boolean).join('，里面有 ')
    return [
      names_resolve === false && !name ? members : together,
      alias && `在那里的别名是 ${alias}`,
      want.address && `地址是 ${want.address}`,
      only && '不在别的网络上',
      driver && `驱动是 ${driver}`,
      want.subnet && `子网 ${want.subnet}`,
      want.internal === undefined ? '' : want.internal ? '内部网络' : '不是内部网络',
      names_resolve === true && '能用容器名互相访问',
      names_resolve === false && '不能用容器名互相访问',
      isolated_from && `和 ${isolated_from.join('、')} 隔离`,
    ]
      .filter(Boolean)
      .join('，')
  },
  actual({ network, inside, apart }, { name, subnet, internal, alias, address }) {
    const settings = [
      subnet && `子网 ${network?.subnets.join('、') || '无'}`,
      internal !== undefined && (network?.internal ? '内部网络' : '不是内部网络'),
    ].filter(Boolean)
    const found = network
      ? [`${name} 的驱动是 ${network.driver}`, ...settings].join('，')
      : `没有名为 ${name} 的网络`
    const aliases = inside.map(
      (one) => `${one.name} 在那里的名字是 ${[one.name, ...aliasesOn(name, one)].join('、')}`,
    )
    const addresses = inside.map((one) => `${one.name} 在那里的地址：${addressOn(name, one) ?? '无'}`)
    const places = [...inside, ...apart].map(where)
    return [
      ...(name ? [found] : []),
      ...places,
      ...(alias ? aliases : []),
      ...(address ? addresses : []),
    ].join('；')
  },
  codes: {
    'network-missing': {
      message: ({ name }) => `没有名为 ${name} 的网络。`,
      next: '列出所有网络。你的网络是不是用了别的名字，或者还没有创建？',
    },
    'network-still-there': {
      message: ({ name }, { network }) =>
        network && network.containers.length > 0
          ? `网络 ${name} 还在，而且有正在运行的容器连接着它：${network.containers.join('、')}。`
          : `网络 ${name} 还在。`,
      next: '网络不会随容器一起删除；还有正在运行的容器连接着时，Docker 也不会删除它。',
    },
    'network-name-prefixed': {
      message: ({ name = '' }, facts) =>
        `没有名为 ${name} 的网络，但有一个名为 ${prefixed(name, facts)} 的网络。`,
      next: '那个网络是由什么创建的？在 Compose 文件里也可以指定网络的名字。',
    },
    'network-name-differs': {
      message: ({ name = '' }, facts) =>
        `没有名为 ${name} 的网络，但有一个名为 ${meant(name, facts)} 的网络。`,
      next: '是不是写错了一两个字母？名字必须完全一致。',
    },
    'network-other-driver': {
      message: ({ name, driver }, { network }) => `${name} 的驱动是 ${network?.driver}，不是 ${driver}。`,
      next: '驱动在创建网络时选定，之后不能修改。',
    },
    'network-other-subnet': {
      message: ({ name, subnet }, { network }) =>
        network && network.subnets.length > 0
          ? `${name} 的子网是 ${network.subnets.join('、')}，不是 ${subnet}。`
          : `${name} 没有子网。`,
      next: '不写选项时，Docker 会选一个空闲的子网。要自己选，就在创建网络时写。',
    },
    'network-not-internal': {
      message: ({ name }) => `${name} 有通往宿主机外部的出口，但应该是内部网络。`,
      next: '「docker network create」的哪个选项可以限制对外部的访问？',
    },
    'network-internal': {
      message: ({ name }) => `${name} 是内部网络：上面的容器没有通往宿主机外部的出口。`,
      next: '这是在创建网络时决定的，以后不能修改。',
    },
    'not-attached': {
      message: ({ name }, { inside }) => `${named(strangers(name, inside))} 不在 ${name} 上。`,
      next: '容器可以在创建时连接到网络，也可以之后再连接，不需要重启。',
    },
    'on-removed-network': {
      message: ({ name }, { network, inside }) =>
        `${named(onRemovedNetwork(network, inside))} 连接的是一个已经被删除的网络 ${name}。现在的 ${name} 只是同名的另一个网络。`,
      next: '比较一下两个网络的 ID。容器记住的是网络的 ID：把它从网络断开再重新连接，或者重新创建容器。',
    },
    'on-default-bridge': {
      message: ({ name }, { inside }) =>
        `${named(strangers(name, inside))} 只在默认的 bridge 网络上，而默认 bridge 网络不支持用容器名访问。`,
      next: 'Docker 只在某一类网络上解析容器名，是哪一类？',
    },
    'on-more-networks': {
      message: ({ name }, { inside }) =>
        `${inside
          .filter((one) => networksOf(one).length > 1)
          .map(where)
          .join('；')}，但题目只允许在 ${name} 上。`,
      next: '容器运行时也可以把它从一个网络断开。',
    },
    'different-networks': {
      message: (_, { inside }) => `${inside.map(where).join('；')}。所以它们无法互相访问。`,
      next: '只要有一个共同的网络就够了。',
    },
    'no-own-network': {
      message: (want, { inside }) =>
        `${modesOf(want.name, inside)
          .map(({ name, mode }) => `${name} 创建时用的网络模式是 ${mode}`)
          .join('；')}。`,
      next: '使用这种模式的容器不能再连接到其他网络，只能重新创建容器。',
    },
    'network-address-differs': {
      message: ({ name, address }, { inside }) => {
        const [one] = inside
        const actual = one && addressOn(name, one)
        return actual
          ? `${one.name} 在 ${name} 上的地址是 ${actual}，不是 ${address}。`
          : `${one?.name} 在 ${name} 上没有地址。`
      },
      next: '不指定时，Docker 会分配下一个空闲的地址。「docker run」和「docker network connect」的哪个选项可以指定地址？',
    },
    'alias-missing': {
      message: ({ name, alias }, { inside }) =>
        `${named(withoutAlias({ name, alias }, inside))} 在 ${name} 上，但没有别名 ${alias}。`,
      next: '别名是在容器连接到网络时设置的。要以后再加，就先断开，再重新连接。',
    },
    'names-resolve': {
      message: (_, { inside }) =>
        `${named(inside)} 都在 ${resolvingNetworks(inside).join('、')} 上，那里可以用容器名互相访问。`,
      next: '在哪个网络上不能用容器名访问？',
    },
    'names-in-hosts-file': {
      message(_, facts) {
        const { from, to, way } = namedByHosts(facts) ?? {}
        return way?.link
          ? `${from} 能用容器名访问 ${to}，因为 --link 在它的 /etc/hosts 里写了“${way.line}”。`
          : `${from} 能用容器名访问 ${to}，因为它的 /etc/hosts 里写了“${way?.line}”。`
      },
      next: '这一行是从哪里来的？新建的容器里只有它自己的名字。',
    },
    'not-isolated': {
      message: (_, { inside, apart }) => {
        const pair = joinedPair(inside, apart)
        if (pair?.host && !pair.isOne) return `${pair.host.name} 使用主机的网络，从那里可以访问每一个容器。`
        return pair?.isOne
          ? `${pair.one.name} 和 ${pair.other.name} 使用同一个网络：它们用 localhost 就能互相访问。`
          : `${pair?.one.name} 和 ${pair?.other.name} 都在 ${pair?.shared.join('、')} 上。`
      },
      next: (_, { inside, apart }) =>
        joinedPair(inside, apart)?.isOne || joinedPair(inside, apart)?.host
          ? '这两个容器创建时用的 --network（或者 network_mode）分别是什么？'
          : '不写 --network 时，容器会连接到默认的 bridge。另外，容器也可以断开和某个网络的连接。',
    },
  },
} satisfies KindWords<typeof network>
