import { connectionTexts } from '../../src/grading/contract/connection/zh.ts'
import type { Translation } from '../../src/grading/contract/contract.ts'
import type tcp from './tcp.ts'

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
  diagnoses: {
    ...connectionTexts.diagnoses,
    'port-still-open': {
      title: '端口是开着的，但它不应该开着',
      message: ({ port }) => `主机的 ${port} 端口接受连接，而这里本来不应该有谁能被访问到。`,
      next: () => '这个端口在谁手里：是发布它的容器，还是别的程序？',
      page: {
        what: '题目要求这个端口对主机关闭，但连接却建立了。',
        why: '同一个网络里的容器互相访问，不需要发布端口。发布会把端口向主机打开；如果前面不写地址，还会向其他机器打开。只给别的容器使用的数据库，不需要发布端口。',
      },
    },
  },
} satisfies Translation<typeof tcp>
