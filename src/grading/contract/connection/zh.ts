import type { TranslatedDiagnosis } from '../contract.ts'
import { type ConnectionFacts, insidePorts, socketsOf } from './connection.ts'
import { type connectionTexts as english, portList } from './en.ts'

/** The Chinese words for a connection that nobody answers, or that somebody else answers. */

const PROBLEMS = {
  refused: '连接被拒绝',
  reset: '连接一建立就被切断',
  timeout: '没有及时应答',
  unreachable: '无法到达这个地址',
  'not-http': '应答不是 HTTP',
}

const listeners = (facts: ConnectionFacts) => socketsOf(facts).join('、')
const inside = ({ holder, dialled }: ConnectionFacts) =>
  holder ? insidePorts(holder, dialled).join('、') : ''
const who = ({ holder }: ConnectionFacts) => holder?.name ?? '容器'

function actual(facts: ConnectionFacts): string {
  const { answer, dialled, holder, container } = facts
  const seen = answer?.kind === 'problem' ? PROBLEMS[answer.problem ?? 'refused'] : `有应答${from(facts)}`
  const sockets = facts.listening ? `；${holder?.name} 里正在监听的：${listeners(facts) || '没有'}` : ''
  const ports =
    container && container.name !== holder?.name
      ? `；${container.name} 发布的端口：${portList(container.ports) || '没有'}`
      : ''
  return `${dialled.address}：${seen}${sockets}${ports}`
}

function from({ dialled, holder }: ConnectionFacts): string {
  if (!dialled.from) return ''
  return holder ? `，来自容器 ${holder.name}` : `，但不是经由 ${dialled.from} 的端口`
}

type Translated = Record<keyof typeof english.diagnoses, TranslatedDiagnosis<unknown, ConnectionFacts>>

export const connectionTexts = {
  actual,
  diagnoses: {
    'nobody-answers': {
      title: '这个端口上没有应答',
      message: (_, { dialled, container }) =>
        container
          ? `${dialled.address} 没有应答。${container.name} 发布的端口：${portList(container.ports) || '没有'}。`
          : `${dialled.address} 没有应答：这台机器上没有谁在 ${dialled.port} 端口接受连接。`,
      next: () => '主机的哪个端口通向容器？和题目要求的端口比一比。',
      page: {
        what: '连接被拒绝了：在引擎所在的机器上，没有程序、也没有容器打开这个端口。',
        why: '「Connection refused」的意思是机器在，但端口没有开。从主机访问容器，只能走容器发布（publish）出来的端口；-p 左边的数字才是要打开的那个。',
      },
    },
    'answered-by-another': {
      title: '在这个端口上应答的是别的程序',
      message: (_, { dialled, holder }) =>
        holder
          ? `${dialled.address} 有应答，但 ${dialled.port} 端口属于容器 ${holder.name}，不属于 ${dialled.from}。`
          : `${dialled.address} 有应答，但应答的不是 ${dialled.from}：没有容器发布 ${dialled.port} 端口，所以占着它的是 Docker 之外的程序，或者是使用主机网络的程序。`,
      next: (_, { dialled }) =>
        `这台机器的 ${dialled.port} 端口在谁手里？${dialled.from} 发布的又是哪个端口？`,
      page: {
        what: '收到了网页或连接，但引擎说这个端口并不通向题目要求的容器，所以这个应答不能证明它是好的。',
        why: '主机的一个端口只有一个主人：发布它的容器，或者一个普通程序。浏览器看不出是谁在应答，「docker port」看得出。',
      },
    },
    'answer-from-host-network': {
      title: '无法判断这是谁的应答',
      message: (_, { dialled }) =>
        `${dialled.address} 有应答，但 ${dialled.from} 使用主机的网络，没有发布端口，所以无法把这个应答和它联系起来。`,
      next: () => '这个容器是不是应该有自己的网络，并且发布一个端口？',
      page: {
        what: '容器是用 --network host 创建的。它里面的程序和其他程序共用这台机器的端口，应答可能来自其中任何一个。',
        why: '使用主机网络时没有什么可发布的，-p 会被忽略并给出警告。这样引擎就不知道哪个端口属于哪个容器。',
      },
    },
    'connection-reset-nothing-listens': {
      title: '端口通向一个没有程序监听的地方',
      message: (_, facts) =>
        `${facts.dialled.port} 端口通向 ${who(facts)} 里的 ${inside(facts)} 端口，而那里没有程序在监听。容器里正在监听的是：${listeners(facts)}。`,
      next: () => '-p 的两个数字里，哪一个是容器里的端口？',
      page: {
        what: '端口是发布了，但冒号右边的数字，不是容器里的程序所监听的端口。',
        why: '-p 的写法是 主机:容器。Docker 打开左边的端口，把到来的数据转给右边的端口，不管那里有没有程序在听。所以连接先被接受，马上又被切断，提示「connection reset」或「empty reply」；而没有发布的端口会提示「connection refused」。',
      },
    },
    'nothing-listens-yet': {
      title: '容器里没有程序在监听任何端口',
      message: (_, facts) =>
        `${facts.dialled.port} 端口通向 ${who(facts)} 里的 ${inside(facts)} 端口，但那里面没有程序在监听任何端口。`,
      next: (_, facts) => `${who(facts)} 里的服务是不是还在启动？它的日志会告诉你。`,
      page: {
        what: '容器在运行，端口也发布了，但里面没有程序接受连接：要么服务还在启动，要么里面运行的根本不是服务。',
        why: '「Up」只说明容器的第一个进程还活着，不代表服务已经就绪。数据库和 Java 服务可能要启动很多秒；而只运行 sleep 或 shell 的容器永远不会监听端口。',
      },
    },
    'listens-on-loopback': {
      title: '程序只听容器自己的请求',
      message: (_, facts) => `${who(facts)} 里的程序监听在 ${listeners(facts)}，从容器外面无法到达这个地址。`,
      next: () => '服务应该监听在哪个地址上，才能听到别人的请求？这是程序自己的设置，不是 Docker 的设置。',
      page: {
        what: '端口发布得没有错，但容器里的程序只在回环地址（loopback）上接受连接。',
        why: '每个容器都有自己的回环地址：容器里的 127.0.0.1 就是容器自己，不是主机。经由发布端口进来的请求来自容器外面，到达的是容器的地址。要听到它们，服务应当监听在 0.0.0.0，也就是所有地址。',
      },
    },
    'connection-cut': {
      title: '连接建立后又被切断',
      message: (_, { dialled }) => `${dialled.address} 接受了连接，但没有应答就切断了。`,
      next: () => '容器的日志也许会说明原因。端口对吗？协议对吗？',
      page: {
        what: '连接建立了，但在应答之前就被关闭。端口后面的情况看不清楚，所以不能断定原因。',
        why: '发布的端口会接受每一个连接，哪怕后面没有程序在听；程序崩溃、重启，或者说的是另一种协议时，也会切断连接。',
      },
    },
    'slow-answer': {
      title: '没有及时应答',
      message: (_, { dialled }) => `连接 ${dialled.address} 之后，没有等到应答。`,
      next: () => '你自己访问时它会应答吗？要等多久？它是不是还在启动？',
      page: {
        what: 'docker-lab 问了一次，等了几秒。服务没有应答，或者没有答完。',
        why: '服务正在启动、内存不足、被冻结，或者在等另一个服务时，会接受连接却不说话。',
      },
    },
  } satisfies Translated,
}
