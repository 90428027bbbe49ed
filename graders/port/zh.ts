import type { Translation } from '../../src/grading/contract/contract.ts'
import type port from './port.ts'
import { containerSide, hostSide } from './port.ts'

const unique = (words: (string | number)[]) => [...new Set(words)].join('、')

export default {
  summary: '容器把自己的一个端口发布到主机上',
  options: {
    container: '容器的名字',
    port: '容器里的端口',
    host_port: '主机的端口；不写表示任何端口',
    protocol: '端口的协议',
    open_to_all: '其他机器也要能访问，所以不能只在 127.0.0.1 上',
  },
  expected: (want) =>
    `${want.host_port === undefined ? '任意主机端口' : `主机端口 ${want.host_port}`} → 容器端口 ${containerSide(want)}`,
  actual: ({ container }) =>
    unique(container.ports.map((p) => `主机端口 ${hostSide(p)} → 容器端口 ${containerSide(p)}`)) ||
    '没有发布任何端口',
  diagnoses: {
    'port-reversed': {
      title: '主机端口和容器端口写反了',
      message: ({ port, host_port }) =>
        `现在主机的 ${port} 端口通向容器里的 ${host_port} 端口。可是程序在容器里监听的是 ${port}，你打开的是 ${host_port}。`,
      next: () => '这两个数字里，浏览器用的是哪一个？它该写在冒号的哪一边？',
      page: {
        what: '端口发布了（publish），但两个数字的位置反了：请求被送到容器里一个没有程序监听的端口。',
        why: '-p 的顺序是「主机端口:容器端口」，从外到里。左边是你在浏览器里输入的数字，右边是容器里的程序监听的数字。Docker 不知道你想要哪一个，所以不会报错。',
      },
    },
    'port-wrong-container-port': {
      title: '发布的是容器的另一个端口',
      message: ({ port }) => `容器发布了端口，但没有一个通向容器里的 ${port} 端口。`,
      next: () => '这个镜像里的程序监听哪个端口？那个数字要写在冒号右边。',
      page: {
        what: '容器发布了端口，但冒号右边的数字不是容器里的程序所监听的端口。',
        why: '监听哪个端口，由容器里的程序决定。发布端口只是修一条通到容器某个端口的路，不管那里有没有人。没有人时，Docker 先接受连接，随后马上断开，也就是「connection reset」。',
      },
    },
    'port-other-host-port': {
      title: '发布到了主机的另一个端口',
      message: ({ port, host_port }) => `容器的 ${port} 端口已经发布，但不在主机的 ${host_port} 端口上。`,
      next: () => '冒号左边的数字由你来定。端口在创建容器时就固定了，要改就得换一个新容器。',
      page: {
        what: '容器的端口对了，但它在主机上的端口和题目要求的不一样。',
        why: '-p 左边的数字是主机的端口。容器会一直保留创建时的端口设置；想改，就要删除容器，再重新运行。',
      },
    },
    'port-random': {
      title: '主机端口是 Docker 随机选的',
      message: ({ port }, { container }) =>
        `你让 Docker 自己为容器的 ${port} 端口选主机端口，它选了 ${unique(container.ports.filter((p) => p.port === port).map((p) => p.hostPort))}。`,
      next: () => '怎样告诉 Docker 你要用哪个主机端口？',
      page: {
        what: '用 -P，或者 -p 后面只写一个数字时，Docker 会在主机上随便找一个空闲端口。',
        why: '-P 会发布镜像声明的所有端口，每个都对应主机上的一个空闲端口，通常大于 32767；-p 80 则只发布一个。这样的数字下次启动可能会变。想自己决定，就把两个数字都写上。',
      },
    },
    'port-not-published': {
      title: '容器没有发布任何端口',
      message: ({ port }, { container }) =>
        container.image?.exposed.some((exposed) => exposed.port === port)
          ? `镜像声明了 ${port} 端口，但声明不等于打开：从主机访问不到这个容器的任何端口。`
          : '从主机访问不到这个容器的任何端口。',
      next: () => '服务也许运行得很好，只是仅在 Docker 的网络里。端口要在创建容器时发布，之后就不能再加了。',
      page: {
        what: '容器在运行，但主机上没有任何端口通向它。从主机访问时，连接会被拒绝（connection refused）。',
        why: '容器有自己的网络。Dockerfile 里的 EXPOSE 只是写明程序使用哪个端口；真正开门的是 -p 或 -P，而且只有「docker run」和「docker create」接受它们。创建时没有写，以后就加不上，只能删除容器，重新运行。',
      },
    },
    'port-wrong-protocol': {
      title: '端口发布成了另一种协议',
      message: ({ port, protocol }) => `${port} 端口发布了，但不是 ${protocol} 协议。`,
      next: () => '看看「docker port」的输出里，斜杠后面写的是什么。',
      page: {
        what: '端口号是对的，但需要 tcp 的地方发布成了 udp，或者反过来。',
        why: 'tcp 和 udp 各有各的端口：53/tcp 和 53/udp 是两扇不同的门。不写斜杠时，-p 表示 tcp。',
      },
    },
    'port-loopback-only': {
      title: '只有本机能访问这个端口',
      message: ({ host_port }) =>
        `${host_port === undefined ? '端口' : `${host_port} 端口`}绑定在回环地址（loopback）上，其他机器访问不到。`,
      next: () => '你的 -p 里，第一个端口号前面写了什么？',
      page: {
        what: '端口发布在 127.0.0.1 上，这是机器和自己通信用的地址。',
        why: '-p 127.0.0.1:8080:80 只对本机的程序开放端口，很多时候这样做更安全。不写地址时，Docker 会在主机的所有地址上打开这个端口。',
      },
    },
    'host-network': {
      title: '容器直接用了主机的网络',
      message: () => '容器使用主机的网络运行，没有什么可以发布，-p 被忽略了。',
      next: () => '这个容器应该有自己的网络吗？如果应该，那就多写了一个选项。',
      page: {
        what: '容器是用 --network host 创建的。这时 Docker 会给出警告，并丢掉 -p 选项。',
        why: '用主机的网络时，容器里的程序直接监听主机的端口：里面的 80 就是外面的 80，不能换成别的数字。在 Docker Desktop 里，这个「主机」其实是一台隐藏的虚拟机。',
      },
    },
  },
} satisfies Translation<typeof port>
