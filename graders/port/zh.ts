import type { Container } from '../../src/docker/port/docker.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import type port from './port.ts'
import { chosenFor, containerSide, sides } from './port.ts'
import { askedInVain, type Requested, type WayIn } from './way-in.ts'

/** 端口没有打开的原因，知道多少说多少。 */
function whyNot({ container, internal }: { container: Container } & WayIn): string {
  const { networkMode, networks, name } = container
  if (networkMode === 'none') return `${name} 是用 --network none 创建的，没有网络。`
  if (networks.length === 0) return `${name} 没有连接到任何网络。`
  if (internal.length > 0) return `${internal.join('、')} 是内部网络（internal），不通向宿主机。`
  return `${name} 所在的网络：${networks.map((one) => one.name).join('、')}。`
}

const requested = (ports: Requested[]) =>
  [
    ...new Set(
      ports.map(
        (one) =>
          `容器的 ${containerSide(one)} 端口${one.hostPort > 0 ? `到宿主机的 ${one.hostPort} 端口` : ''}`,
      ),
    ),
  ].join('、')

export default {
  summary: '容器把一个端口发布到宿主机',
  options: {
    container: '容器的名字',
    port: '容器内的端口',
    host_port: '宿主机的端口；不写表示任意端口',
    protocol: '端口的协议',
    open_to_all: '其他机器也要能访问，只绑定 127.0.0.1 或 Docker 自己网络里的地址不算',
    running: 'false：容器不必正在运行，这时看它要求发布的端口',
  },
  expected: (want) =>
    `${want.host_port === undefined ? '宿主机任意端口' : `宿主机端口 ${want.host_port}`} → 容器端口 ${containerSide(want)}`,
  actual: ({ container }) =>
    sides(container.ports)
      .map(({ host, container }) => `宿主机端口 ${host} → 容器端口 ${container}`)
      .join('、') || '没有发布任何端口',
  codes: {
    'port-reversed': {
      message: ({ port, host_port }) =>
        `现在宿主机的 ${port} 端口映射到容器内的 ${host_port} 端口。而容器里的程序监听的是 ${port}，你要访问的是 ${host_port}。`,
      next: '这两个数字里，浏览器用的是哪一个？它应该写在冒号的哪一边？',
    },
    'port-wrong-container-port': {
      message: ({ port }) => `容器发布了端口，但没有一个映射到容器内的 ${port} 端口。`,
      next: '这个镜像里的程序监听哪个端口？那个数字要写在冒号右边。',
    },
    'port-other-host-port': {
      message: ({ port, host_port }) => `容器的 ${port} 端口已经发布，但不在宿主机的 ${host_port} 端口上。`,
      next: '冒号左边的数字由你来定。端口映射在创建容器时就确定了，要改就得重新创建容器。',
    },
    'port-random': {
      message: ({ port }, { container }) =>
        `你让 Docker 自己为容器的 ${port} 端口选择宿主机端口，它选了 ${chosenFor(port, container.ports).join('、')}。`,
      next: '怎样告诉 Docker 你要用哪个宿主机端口？',
    },
    'port-not-published': {
      message: ({ port }, { container }) =>
        container.image?.exposed.some((exposed) => exposed.port === port)
          ? `镜像声明了 ${port} 端口，但声明（EXPOSE）不等于发布：从宿主机访问不到这个容器的任何端口。`
          : '从宿主机访问不到这个容器的任何端口。',
      next: '服务可能运行正常，只是只能在 Docker 的网络里访问。端口要在创建容器时发布，之后不能再加。',
    },
    'port-not-opened': {
      message: (want, facts) =>
        `你要求 Docker 发布${requested(askedInVain(facts.container, want))}，但 Docker 没有为它打开宿主机的任何端口。${whyNot(facts)}`,
      next: '容器在哪个网络上？从外面能到达那个网络吗？只有连到宿主机的网络，Docker 才会发布端口。',
    },
    'port-wrong-protocol': {
      message: ({ port, protocol }) => `${port} 端口已经发布，但不是 ${protocol} 协议。`,
      next: '看看「docker port」的输出，斜杠后面写的是什么？',
    },
    'port-loopback-only': {
      message: ({ host_port }) =>
        `${host_port === undefined ? '端口' : `宿主机的 ${host_port} 端口`}只绑定在回环地址（loopback）上，其他机器访问不到。`,
      next: '你的 -p 里，第一个数字前面写了什么？',
    },
    'port-internal-address': {
      message: (_, { ofEngine }) =>
        `端口绑定在${ofEngine.map(({ address, network }) => ` ${address}（Docker 自己的网络 ${network} 里的地址）`).join('、')}上，其他机器访问不到。`,
      next: '你的 -p 里，第一个数字前面写了什么？',
    },
    'host-network': {
      message: '容器使用宿主机的网络，没有端口需要发布，Docker 忽略了 -p。',
      next: '这个容器应该有自己的网络吗？如果应该，那就多写了一个选项。',
    },
  },
} satisfies KindWords<typeof port>
