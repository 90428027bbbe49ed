import { serviceOf } from '../../src/grading/contract/container/shown.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import type restart from './restart.ts'
import { policyOf } from './restart.ts'

export default {
  summary: '容器有指定的重启策略，或者重新启动过',
  options: {
    container: '容器的名字',
    policy: '重启策略',
    maximum_retries: '用于 on-failure：最多重启几次',
    restarted: '它退出过，之后又启动了',
    at_least: '重启策略至少要重启过它多少次',
  },
  refusals: {
    'needs-policy-or-restarted': '需要写 policy、restarted 或 at_least',
    'needs-on-failure': '需要「policy: on-failure」，因为其他策略不计重试次数',
  },
  expected: ({ policy, maximum_retries, restarted, at_least }) =>
    [
      policy && `重启策略 ${policy}${maximum_retries === undefined ? '' : `:${maximum_retries}`}`,
      restarted && '退出后重新启动过',
      at_least && `重启策略至少重启过 ${at_least} 次`,
    ]
      .filter(Boolean)
      .join('，'),
  actual({ container }, { policy, restarted, at_least }) {
    const { state } = container
    return [
      policy && `重启策略 ${policyOf(container)}`,
      restarted && (state.startedAt ? `启动时间 ${state.startedAt}` : '从未启动'),
      restarted && (state.finishedAt ? `退出时间 ${state.finishedAt}` : '从未退出'),
      (at_least || (restarted && state.restartCount > 0)) && `被策略重启 ${state.restartCount} 次`,
    ]
      .filter(Boolean)
      .join('，')
  },
  codes: {
    'restart-not-set': {
      message: (_, { container }) => `${container.name} 退出以后，或者 Docker 重启以后，都不会自动重新启动。`,
      next: (_, { container }) => {
        const service = serviceOf(container)
        return service
          ? `Compose 文件里，服务 ${service} 有一个键可以设置。`
          : '有一个选项可以设置。已有容器的策略也可以修改。'
      },
    },
    'restart-policy-differs': {
      message: ({ policy }, { container }) =>
        `${container.name} 的重启策略是 ${policyOf(container)}，不是 ${policy}。`,
      next: '这两种策略在什么情况下表现不同？想想「docker stop」，再想想机器重启。',
    },
    'restart-retries-differ': {
      message: ({ maximum_retries }, { container }) =>
        container.restart.maximumRetries > 0
          ? `${container.name} 最多重启 ${container.restart.maximumRetries} 次，要求的是 ${maximum_retries} 次。`
          : `${container.name} 的重启次数没有上限，要求的是最多 ${maximum_retries} 次。`,
      next: '次数写在策略后面，用冒号隔开。',
    },
    'restarted-too-rarely': {
      message: ({ at_least }, { container }) =>
        `${container.name} 的重启策略重启过它 ${container.state.restartCount} 次，题目要求至少 ${at_least} 次。`,
      next: '只计算重启策略所做的，「docker restart」不算。它的程序会退出吗？Docker 是不是每次都等得更久？',
    },
    'never-restarted': {
      message: (_, { container }) =>
        container.state.finishedAt
          ? `${container.name} 最近一次退出以后，没有再启动。`
          : `${container.name} 从来没有退出过，所以也没有重新启动过。`,
      next: '先要停止，才能再次启动。有一条命令可以完成这两步。',
    },
  },
} satisfies KindWords<typeof restart>
