import type { Container } from '../../src/docker/port/docker.ts'
import type { Translation } from '../../src/grading/contract/contract.ts'
import { isWithoutNetwork, networksOf, outsiders, prefixed, sharedNetworks } from './facts.ts'
import type network from './network.ts'

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
  diagnoses: {
    'network-missing': {
      title: '没有这个名字的网络',
      message: ({ name }) => `Docker 没有名为 ${name} 的网络。`,
      next: () => '列出所有网络。你的网络是不是用了别的名字，或者从来没有创建过？',
      page: {
        what: '检查时按完整的名字找一个网络（network），没有找到。',
        why: 'Docker 自带三个网络：bridge、host 和 none。其他网络都要先创建，才能让容器加入。',
      },
    },
    'network-name-prefixed': {
      title: '网络的名字前面加上了项目名',
      message: ({ name }, { inside }) =>
        `没有名为 ${name} 的网络，但有容器在 ${prefixed(name ?? '', inside)} 上。`,
      next: () => '那个网络是谁创建的？compose 文件里也可以规定网络叫什么。',
      page: {
        what: '有一个网络的名字以正确的词结尾，但前面多了另一个词和下划线。',
        why: 'Compose 会在它创建的所有东西前面加上项目名（一般是文件夹的名字），这样不同的项目不会混在一起。用「name:」可以让网络正好叫你选定的名字。',
      },
    },
    'network-other-driver': {
      title: '网络的类型不对',
      message: ({ name, driver }, { network: seen }) => `${name} 的驱动是 ${seen?.driver}，不是 ${driver}。`,
      next: () => '驱动在创建网络时选定，之后不能改。',
      page: {
        what: '网络存在，但创建时用的驱动（driver）不是题目要求的。',
        why: '驱动决定数据怎样传送：bridge 连接同一台机器上的容器，host 不用自己的网络，macvlan 让容器得到外部网络的地址。',
      },
    },
    'not-attached': {
      title: '容器没有加入这个网络',
      message: ({ name }, { inside }) => `${named(outsiders(name, inside))} 不在 ${name} 上。`,
      next: () => '容器可以在创建时加入网络，也可以之后再加入，不用重启。',
      page: {
        what: '网络和容器都在，但容器只在别的网络上。',
        why: '一个容器可以在多个网络上，只能访问和它有共同网络的容器。「docker network connect」和「disconnect」可以在容器运行时改变这一点。',
      },
    },
    'on-default-bridge': {
      title: '只在默认网络上，那里不能用名字访问',
      message: ({ name }, { inside }) =>
        `${named(name && outsiders(name, inside).length > 0 ? outsiders(name, inside) : inside)} 只在默认的 bridge 网络上，那里不认识名字。`,
      next: () => 'Docker 的名字服务只在某一类网络上起作用，是哪一类？',
      page: {
        what: '容器在名为 bridge 的网络上；不选网络时，Docker 就用它。',
        why: '在你自己创建的网络上，Docker 会（在 127.0.0.11）解析容器的名字；默认的 bridge 上没有这个功能，容器只能用 IP 地址互相访问。--link 只是在一个容器的 /etc/hosts 里写上名字，而且是单向的，只为兼容旧的用法而保留。',
      },
    },
    'different-networks': {
      title: '这些容器没有共同的网络',
      message: (_, { inside }) => `${inside.map(where).join('；')}。所以它们无法互相访问。`,
      next: () => '只要有一个两边都在的网络就够了。',
      page: {
        what: '每个容器都有网络，但没有一个网络是大家都在的。',
        why: '网络把容器隔开：一个网络上的容器访问不到另一个网络上的容器。一个容器可以同时在多个网络上。',
      },
    },
    'no-own-network': {
      title: '容器没有自己的网络',
      message: ({ name }, { inside }) =>
        `${outsiders(name, inside)
          .filter(isWithoutNetwork)
          .map((one) => `${one.name} 创建时用的网络模式是 ${one.networkMode.replace(/:.*/, '')}`)
          .join('；')}。`,
      next: () => '用了这样的模式，容器就不能再加入别的网络，只能重新创建。',
      page: {
        what: '容器是用 --network host、none 或 container:NAME 创建的。',
        why: 'host 是直接使用机器自己的网络，none 是完全没有网络，container: 是使用另一个容器的网络。它们都不能和你创建的网络合用。',
      },
    },
    'names-resolve': {
      title: '容器能用名字互相访问，而题目要求不能',
      message: (_, { inside }) =>
        `${named(inside)} 都在 ${sharedNetworks(inside).join('、')} 上，那里可以用名字访问。`,
      next: () => '在哪个网络上不能用名字访问？',
      page: {
        what: '题目要求容器不能用名字找到对方，但它们在同一个自己创建的网络上，Docker 的名字服务在那里起作用。',
        why: '你创建的每个网络都有名字服务，只有默认的 bridge 没有。',
      },
    },
    'not-isolated': {
      title: '应当隔开的容器在同一个网络上',
      message: (_, { inside, apart }) => {
        const pairs = apart.flatMap((other) => inside.map((one) => [one, other] as const))
        const [one, other] = pairs.find((pair) => sharedNetworks([...pair]).length > 0) ?? []
        return `${one?.name} 和 ${other?.name} 都在 ${one && other ? sharedNetworks([one, other]).join('、') : ''} 上。`
      },
      next: () => '不写 --network 时，容器会加入默认的 bridge。另外，网络也可以退出。',
      page: {
        what: '题目要求隔开的两个容器在同一个网络上。',
        why: '只要有一个共同的网络就能互相访问，不管还有没有别的网络。',
      },
    },
  },
} satisfies Translation<typeof network>
