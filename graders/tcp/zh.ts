import type { KindWords } from '../../src/grading/contract/kind.ts'
import type tcp from './tcp.ts'

export default {
  summary: '宿主机的某个端口接受连接，或者是关闭的',
  options: {
    port: '引擎所在机器的端口',
    from: '必须由哪个容器响应，而且要经过它发布的端口',
    open: 'false：这个端口不能接受连接',
  },
  refusals: {
    'from-needs-open': 'from 指定必须由哪个容器响应，所以不能和 open: false 一起使用',
  },
  expected: ({ port, from, open }) =>
    open ? `localhost:${port} 接受连接${from ? `，由 ${from} 响应` : ''}` : `localhost:${port} 不接受连接`,
  actual: ({ at }) => `${at.text} 接受连接`,
  codes: {
    'port-still-open': {
      message: ({ port }) => `宿主机的 ${port} 端口接受连接，而题目要求它是关闭的。`,
      next: '这个端口被谁占用：是发布它的容器，还是别的程序？',
    },
  },
} satisfies KindWords<typeof tcp>
