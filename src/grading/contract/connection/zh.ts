import type { CauseWords } from '../kind.ts'
import { type ConnectionCode, type ConnectionFacts, otherAddresses, portsOf } from './connection.ts'
import { serving } from './sharing.ts'
import { insidePorts, socketsOf } from './why-silent.ts'

/** 连接失败的各种情况。 */
export const PROBLEMS = {
  refused: '连接被拒绝',
  reset: '连接在响应之前就被断开',
  timeout: '没有及时响应',
  unreachable: '无法到达这个地址',
  'not-http': '返回的不是 HTTP 响应',
  'not-https': '响应没有加密（TLS）',
  'tls-refused': '无法建立加密的连接（TLS）',
}

function actual(facts: ConnectionFacts): string {
  const { at, answer, holder, listening, container } = facts
  const seen =
    answer?.kind === 'problem'
      ? PROBLEMS[answer.problem ?? 'refused']
      : answer?.silent && listening
        ? '连接已建立，但没有响应'
        : `有响应${source(facts)}`
  const inside = listening
    ? `；${holder?.name} 里${sockets(facts) ? `正在监听的地址：${sockets(facts)}` : '没有程序在监听'}`
    : ''
  const ports = container && container.name !== holder?.name ? `；${published(facts)}` : ''
  return `${at.text}：${seen}${inside}${ports}`
}

function source({ wanted, holder, sharing }: ConnectionFacts): string {
  if (!wanted) return ''
  if (sharing) {
    const others = sharing.others.map(({ name }) => name).join('、')
    return `，经由 ${wanted} 的端口，而 ${others} 和它共用网络`
  }
  return holder ? `，来自容器 ${holder.name}` : `，但不是经由 ${wanted} 的端口`
}

const sockets = (facts: ConnectionFacts) => socketsOf(facts).join('、')

const published = (facts: ConnectionFacts) =>
  portsOf(facts).length > 0
    ? `${facts.wanted} 发布的端口：${portsOf(facts).join('、')}`
    : `${facts.wanted} 没有发布端口`

/** 端口已经发布，但不在被访问的地址上。 */
function elsewhere(facts: ConnectionFacts): string | undefined {
  const addresses = otherAddresses(facts).join('、')
  return addresses === '' ? undefined : `${facts.wanted} 只在地址 ${addresses} 上发布了 ${facts.at.port} 端口`
}

const servers = ({ sharing }: ConnectionFacts) => (sharing ? serving(sharing).join('、') : '')

const leadsTo = (facts: ConnectionFacts) =>
  `宿主机的 ${facts.at.port} 端口映射到 ${facts.holder?.name} 里的 ${insidePorts(facts).join('、')} 端口`

export default {
  actual,
  codes: {
    'nobody-answers': {
      message: (_, facts) =>
        facts.container
          ? `${facts.at.text} 没有响应。${elsewhere(facts) ?? published(facts)}。`
          : `${facts.at.text} 没有响应：这台机器上没有程序在 ${facts.at.port} 端口接受连接。`,
      next: (_, facts) =>
        elsewhere(facts)
          ? '你的 -p 里，第一个数字前面写了什么？不写地址时，Docker 会在所有地址上打开这个端口。'
          : '宿主机的哪个端口映射到了容器？和题目要求的端口对照一下。',
    },
    'answered-by-another': {
      message: (_, { wanted, at, holder }) =>
        holder
          ? `${at.text} 有响应，但 ${at.port} 端口属于容器 ${holder.name}，不属于 ${wanted}。`
          : `${at.text} 有响应，但响应的不是 ${wanted}：没有容器在这个地址上发布 TCP 端口 ${at.port}，所以响应来自 Docker 之外的程序，或者使用宿主机网络的程序。`,
      next: (_, { wanted, at }) => `这台机器的 ${at.port} 端口被谁占用？${wanted} 发布的又是哪个端口？`,
    },
    'answer-from-host-network': {
      message: (_, { wanted, at }) =>
        `${at.text} 有响应，但 ${wanted} 使用宿主机的网络，没有发布端口，所以无法确定响应是它给出的。`,
      next: '这个容器是不是应该有自己的网络，并且发布一个端口？',
    },
    'answered-by-sharer': {
      message: (_, facts) =>
        `${facts.at.text} 有响应，但响应的不是 ${facts.wanted} 里的程序：${servers(facts)} 和它共用网络，代替它做了响应。`,
      next: (_, { wanted }) => `${wanted} 里运行的是哪个程序？它是题目要的服务吗？`,
    },
    'left-on-old-network': {
      message: (_, { wanted, container }) =>
        `${wanted} 使用 ${container?.networkOf?.name} 的网络，但 ${container?.networkOf?.name} 后来又启动过一次，已经有了新的网络，${wanted} 还留在旧的网络上，没有任何端口通向那里。`,
      next: (_, { wanted }) => `容器在什么时候加入另一个容器的网络？把 ${wanted} 也重新启动一次。`,
    },
    'sharers-unclear': {
      message: (_, facts) =>
        `${facts.at.text} 有响应，但 ${servers(facts)} 和 ${facts.wanted} 共用网络，无法确定是哪一个做了响应。这一项没有评分。`,
      next: (_, facts) => `先暂时停止 ${servers(facts)}，再检查一次。`,
    },
    'loopback-of-engine': {
      message: (_, { wanted, at, answer }) =>
        `${wanted} 的 ${at.port} 端口只发布在引擎所在机器的回环地址（loopback）上。引擎不在这台机器上，而 ${answer?.instead} 没有响应。这一项没有评分。`,
      next: '在引擎所在的机器上运行 docker-lab，或者用 ssh:// 连接引擎。',
    },
    'connection-reset-nothing-listens': {
      message: (_, facts) =>
        `${leadsTo(facts)}，而那里没有程序在监听。容器里正在监听的地址：${sockets(facts)}。`,
      next: '-p 的两个数字里，哪一个是容器里的端口？',
    },
    'nothing-listens-yet': {
      message: (_, facts) => `${leadsTo(facts)}，但容器里没有程序在监听任何端口。`,
      next: (_, { holder }) => `${holder?.name} 里的服务是不是还在启动？它的日志里写了什么？`,
    },
    'listens-on-loopback': {
      message: (_, facts) =>
        `${facts.holder?.name} 里的程序监听的是 ${sockets(facts)}，从容器外面无法访问这个地址。`,
      next: '服务要监听哪个地址，才能接受来自外面的连接？这是程序自己的设置，不是 Docker 的设置。',
    },
    'connection-cut': {
      message: (_, { at }) => `${at.text} 接受了连接，但没有响应就断开了。`,
      next: '容器的日志里写明原因了吗？端口对吗？协议对吗？',
    },
    'slow-answer': {
      message: (_, { at }) => `连接 ${at.text} 之后，没有等到响应。`,
      next: '你自己访问时它会响应吗？要等多久？它是不是还在启动？',
    },
  },
} satisfies CauseWords<unknown, ConnectionFacts, ConnectionCode>
