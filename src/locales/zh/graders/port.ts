import type port from '../../../../graders/port.ts'
import type { Translation } from '../../../grading/grader.ts'

export default {
  summary: '容器把自己的一个端口发布到主机上',
  expected: ({ port, host_port, protocol }) => `${host_port ?? '任意主机端口'} → ${port}/${protocol}`,
  actual: ({ container }) =>
    [...new Set(container.ports.map((p) => `${p.hostPort} → ${p.port}/${p.protocol}`))].join('、') || '没有发布任何端口',
  diagnoses: {} as never,
} satisfies Translation<typeof port>
