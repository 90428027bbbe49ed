import type { Container } from '../../src/docker/port/docker.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import { isWithoutNetwork, networksOf, outsiders, prefixed, sharedNetworks } from './facts.ts'
import type kind from './network.ts'
import network from './network.ts'

const named = (containers: Container[]) => containers.map(({ name }) => name).join('、')

const where = (one: Container) => `${one.name} 所在的网络：${networksOf(one).join('、') || '没有'}`

export default {
  summary: '某个网络存在，容器在同一个网络里，或者互相隔开',
  options: {
    name: '网络的名字；不写表示任何网络',
    driver: 'bridge、host、macvlan 等',
    containers: '必须连接到它，或者共同连接到某个网络的容器',
    user_defined: '必须是自己创建的网络，不是默认的 bridge',
    names_resolve: '这些容器（必须在运行）能不能用名字互相访问；依据是 Docker 所知道的网络情况',
    isolated_from: '不能与它们有任何共同网络的容器',
  },
  expected: ({ name, driver, containers = [], user_defined, names_resolve, isolated_from }) =>
    [
      `${name ? `网络 ${name}` : `同一个${user_defined || names_resolve ? '自定义' : ''}网络`}${containers.length > 0 ? `，里面有 ${containers.join('、')}` : ''}`,
      driver && `驱动是 ${driver}`,
      names_resolve === true && '可以用名字互相访问',
      names_resolve === false && '不能用名字互相访问',
      isolated_from && `和 ${isolated_from.join('、')} 隔开`,
    ]
      .filter(Boolean)
      .join('，'),
  actual({ network, inside, apart }, { name }) {
    const made = name ? [network ? `${name} 的驱动是 ${network.driver}` : `没有名为 ${name} 的网络`] : []
    return [...made, ...[...inside, ...apart].map(where)].join('；')
  },
  codes: {
    'network-missing': {
      message: ({ name }) => `Docker 没有名为 ${name} 的网络。`,
      next: '列出所有网络。你的网络是不是用了别的名字，或者从来没有创建过？',
    },
    'network-name-prefixed': {
      message: ({ name }, { inside }) =>
        `没有名为 ${name} 的网络，但有容器在 ${prefixed(name ?? '', inside)} 上。`,
      next: '那个网络是谁创建的？compose 文件里也可以规定网络叫什么。',
    },
    'network-other-driver': {
      message: ({ name, driver }, { network: seen }) => `${name} 的驱动是 ${seen?.driver}，不是 ${driver}。`,
      next: '驱动在创建网络时选定，之后不能改。',
    },
    'not-attached': {
      message: ({ name }, { inside }) => `${named(outsiders(name, inside))} 不在 ${name} 上。`,
      next: '容器可以在创建时加入网络，也可以之后再加入，不用重启。',
    },
    'on-default-bridge': {
      message: ({ name }, { inside }) =>
        `${named(name && outsiders(name, inside).length > 0 ? outsiders(name, inside) : inside)} 只在默认的 bridge 网络上，那里不认识名字。`,
      next: 'Docker 的名字服务只在某一类网络上起作用，是哪一类？',
    },
    'different-networks': {
      message: (_, { inside }) => `${inside.map(where).join('；')}。所以它们无法互相访问。`,
      next: '只要有一个两边都在的网络就够了。',
    },
    'no-own-network': {
      message: ({ name }, { inside }) =>
        `${outsiders(name, inside)
          .filter(isWithoutNetwork)
          .map((one) => `${one.name} 创建时用的网络模式是 ${one.networkMode.replace(/:.*/, '')}`)
          .join('；')}。`,
      next: '用了这样的模式，容器就不能再加入别的网络，只能重新创建。',
    },
    'names-resolve': {
      message: (_, { inside }) =>
        `${named(inside)} 都在 ${sharedNetworks(inside).join('、')} 上，那里可以用名字访问。`,
      next: '在哪个网络上不能用名字访问？',
    },
    'not-isolated': {
      message: (_, { inside, apart }) => {
        const pairs = apart.flatMap((other) => inside.map((one) => [one, other] as const))
        const [one, other] = pairs.find((pair) => sharedNetworks([...pair]).length > 0) ?? []
        return `${one?.name} 和 ${other?.name} 都在 ${one && other ? sharedNetworks([one, other]).join('、') : ''} 上。`
      },
      next: '不写 --network 时，容器会加入默认的 bridge。另外，网络也可以退出。',
    },
  },
} satisfies KindWords<typeof kind>
