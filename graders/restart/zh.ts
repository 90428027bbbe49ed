import type { KindWords } from '../../src/grading/contract/kind.ts'
import type kind from './restart.ts'
import restart, { policyShown } from './restart.ts'

export default {
  summary: '容器有指定的重启策略，或者重新启动过',
  options: {
    container: '容器的名字',
    policy: '重启策略',
    maximum_retries: '用于 on-failure：最多重启几次',
    restarted: '它停止过一次，之后又启动了',
  },
  expected: ({ policy, maximum_retries, restarted }) =>
    [
      policy && `${policy}${maximum_retries === undefined ? '' : `:${maximum_retries}`}`,
      restarted && '重新启动过',
    ]
      .filter(Boolean)
      .join('，'),
  actual: ({ container }) =>
    `${policyShown(container)}；启动于 ${container.state.startedAt ?? '（从未）'}，结束于 ${container.state.finishedAt ?? '（从未）'}`,
  codes: {
    'restart-not-set': {
      message: (_, { container }) =>
        `${container.name} 结束以后，或者 Docker 重启以后，不会有谁再把它启动起来。`,
      next: '有一个选项可以设置。已有容器的策略也可以修改。',
    },
    'restart-policy-differs': {
      message: ({ policy }, { container }) =>
        `${container.name} 的策略是 ${policyShown(container)}，不是 ${policy}。`,
      next: '这两种策略在什么时候表现不同？想想「docker stop」，再想想机器重启。',
    },
    'restart-retries-differ': {
      message: ({ maximum_retries }, { container }) =>
        container.restart.maximumRetries > 0
          ? `${container.name} 最多重启 ${container.restart.maximumRetries} 次，要求的是 ${maximum_retries} 次。`
          : `${container.name} 的重启次数没有上限，要求的是 ${maximum_retries} 次。`,
      next: '次数写在策略后面，用冒号隔开。',
    },
    'never-restarted': {
      message: (_, { container }) =>
        container.state.finishedAt
          ? `${container.name} 已经结束，之后没有再启动。`
          : `${container.name} 从来没有结束过，所以也没有重新启动过。`,
      next: '先要结束，才能再启动。有一条命令两步都做。',
    },
  },
} satisfies KindWords<typeof kind>
