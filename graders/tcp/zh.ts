import { connectionTexts } from '../../src/grading/contract/connection/zh.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import type kind from './tcp.ts'

export default {
  summary: '主机的某个端口接受连接，或者是关闭的',
  options: {
    port: '引擎所在机器的端口',
    from: '必须由哪个容器来接受连接，而且要经过它发布的端口',
    open: 'false：那里不能有人接受连接',
  },
  expected: ({ port, from, open }) =>
    open
      ? `localhost:${port} 接受连接${from ? `，由 ${from} 应答` : ''}`
      : `localhost:${port} 上没有程序监听`,
  actual: (facts, { open }) => (open ? connectionTexts.actual(facts) : `${facts.dialled.address} 接受连接`),
  codes: {
    'port-still-open': {
      message: ({ port }) => `主机的 ${port} 端口接受连接，而这里本来不应该有谁能被访问到。`,
      next: '这个端口在谁手里：是发布它的容器，还是别的程序？',
    },
  },
} satisfies KindWords<typeof kind>
