import type { KindWords } from '../../src/grading/contract/kind.ts'
import type compose from './compose.ts'

const serviceOf = ({ service, project }: { service: string; project?: string | undefined }) =>
  `${project === undefined ? '' : `项目 ${project} 的`}服务 ${service}`

export default {
  summary: 'Compose 文件里的服务按要求的数量运行，或者已经不在',
  options: {
    service: 'Compose 文件里服务的名字',
    project: '项目的名字；不写表示任意项目',
    replicas: '这个服务必须有几个容器，而且都在运行；不写表示任意数量',
    state: 'running：这个服务的所有容器都在运行；absent：一个容器也没有，停止的也不行',
  },
  refusals: { 'absent-has-no-replicas': '要求不存在（absent）时不能写 replicas' },
  expected({ replicas, state, ...want }) {
    if (state === 'absent') return `没有${serviceOf(want)} 的容器`
    return `${serviceOf(want)} 正在运行${replicas === undefined ? '' : `，共 ${replicas} 个容器`}`
  },
  actual: ({ names }) => `${names.length} 个容器：${names.join('、')}`,
  codes: {
    'replicas-differ': {
      message: ({ replicas = 1, ...want }, { names }) =>
        `${serviceOf(want)} 有 ${names.length} 个容器，不是 ${replicas} 个。`,
      next: '不另外指定时，一个服务只有一个容器。数量可以写在 Compose 文件里，也可以在运行「docker compose up」时指定。',
    },
    'service-still-there': {
      message: (want, { names }) => `${serviceOf(want)} 的容器还在：${names.join('、')}。`,
      next: '停止不等于删除。哪条 Compose 命令可以撤销「up」？',
    },
  },
} satisfies KindWords<typeof compose>
