import type { KindWords } from '../../src/grading/contract/kind.ts'
import type tcp from './tcp.ts'
import { openTo } from './tcp.ts'

export default {
  summary: '宿主机的某个端口接受连接，或者是关闭的',
  options: {
    port: '引擎所在机器的端口',
    from: '必须由哪个容器响应，而且要经过它发布的端口',
    open: 'false：这个端口不能接受连接',
    only_local: '这个端口只能发布给本机：127.0.0.1 或 ::1',
  },
  refusals: {
    'from-needs-open': 'from 指定必须由哪个容器响应，所以不能和 open: false 一起使用',
    'local-needs-open': 'only_local 针对打开的端口，不能和 open: false 一起使用',
  },
  expected: ({ port, from, open, only_local }) =>
    open
      ? `localhost:${port} 接受连接${from ? `，由 ${from} 响应` : ''}${only_local ? '，而且只发布给本机' : ''}`
      : `localhost:${port} 不接受连接`,
  actual({ at, holder, ...facts }) {
    const open = openTo(at.port, { at, holder, ...facts })
    if (open.length > 0)
      return open.map(({ name, address }) => `${name} 在 ${address} 上发布了 ${at.port} 端口`).join('，')
    return holder ? `${holder.name} 发布了 ${at.port} 端口` : `${at.text} 接受连接`
  },
  codes: {
    'port-open-to-others': {
      message: ({ port }, facts) =>
        `${port} 端口发布在 ${openTo(port, facts)
          .map(({ address }) => address)
          .join('、')} 上，所以其他机器也能连接。`,
      next: '在 -p 里，宿主机端口的前面还可以写什么？发布的端口也会绕过大多数防火墙。',
    },
    'port-not-published': {
      message: ({ port }) =>
        `${port} 端口接受连接，但没有容器发布这个端口，所以 docker-lab 无法判断哪些机器能访问它。`,
      next: '监听这个端口的是哪个程序？它监听的是哪个地址？',
    },
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
