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
  actual: ({ at, holder }) => (holder ? `${holder.name} 发布了 ${at.port} 端口` : `${at.text} 接受连接`),
  codes: {
    'port-still-open': {
      message: ({ port }, { holder }) =>
        holder
          ? `容器 ${holder.name} 发布了宿主机的 ${port} 端口，而题目要求它是关闭的。`
          : `宿主机的 ${port} 端口接受连接，而题目要求它是关闭的。`,
      next: (_, { holder }) =>
        holder ? '是哪个选项发布了它？容器的端口在创建时就确定了。' : '这台机器上是哪个程序占用了这个端口？',
    },
  },
} satisfies KindWords<typeof tcp>
