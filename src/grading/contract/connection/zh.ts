import type { CauseWords } from '../kind.ts'
import { type ConnectionCode, type ConnectionFacts, insidePorts, portList, socketsOf } from './connection.ts'

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

export default {
  actual,
  codes: {
    'nobody-answers': {
      message: (_, { dialled, container }) =>
        container
          ? `${dialled.address} 没有应答。${container.name} 发布的端口：${portList(container.ports) || '没有'}。`
          : `${dialled.address} 没有应答：这台机器上没有谁在 ${dialled.port} 端口接受连接。`,
      next: '主机的哪个端口通向容器？和题目要求的端口比一比。',
    },
    'answered-by-another': {
      message: (_, { dialled, holder }) =>
        holder
          ? `${dialled.address} 有应答，但 ${dialled.port} 端口属于容器 ${holder.name}，不属于 ${dialled.from}。`
          : `${dialled.address} 有应答，但应答的不是 ${dialled.from}：没有容器发布 ${dialled.port} 端口，所以占着它的是 Docker 之外的程序，或者是使用主机网络的程序。`,
      next: (_, { dialled }) =>
        `这台机器的 ${dialled.port} 端口在谁手里？${dialled.from} 发布的又是哪个端口？`,
    },
    'answer-from-host-network': {
      message: (_, { dialled }) =>
        `${dialled.address} 有应答，但 ${dialled.from} 使用主机的网络，没有发布端口，所以无法把这个应答和它联系起来。`,
      next: '这个容器是不是应该有自己的网络，并且发布一个端口？',
    },
    'connection-reset-nothing-listens': {
      message: (_, facts) =>
        `${facts.dialled.port} 端口通向 ${who(facts)} 里的 ${inside(facts)} 端口，而那里没有程序在监听。容器里正在监听的是：${listeners(facts)}。`,
      next: '-p 的两个数字里，哪一个是容器里的端口？',
    },
    'nothing-listens-yet': {
      message: (_, facts) =>
        `${facts.dialled.port} 端口通向 ${who(facts)} 里的 ${inside(facts)} 端口，但那里面没有程序在监听任何端口。`,
      next: (_, facts) => `${who(facts)} 里的服务是不是还在启动？它的日志会告诉你。`,
    },
    'listens-on-loopback': {
      message: (_, facts) => `${who(facts)} 里的程序监听在 ${listeners(facts)}，从容器外面无法到达这个地址。`,
      next: '服务应该监听在哪个地址上，才能听到别人的请求？这是程序自己的设置，不是 Docker 的设置。',
    },
    'connection-cut': {
      message: (_, { dialled }) => `${dialled.address} 接受了连接，但没有应答就切断了。`,
      next: '容器的日志也许会说明原因。端口对吗？协议对吗？',
    },
    'slow-answer': {
      message: (_, { dialled }) => `连接 ${dialled.address} 之后，没有等到应答。`,
      next: '你自己访问时它会应答吗？要等多久？它是不是还在启动？',
    },
  },
} satisfies CauseWords<unknown, ConnectionFacts, ConnectionCode>
