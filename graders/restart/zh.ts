import type { Translation } from '../../src/grading/contract/contract.ts'
import type restart from './restart.ts'
import { policyShown } from './restart.ts'

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
  diagnoses: {
    'restart-not-set': {
      title: '容器没有重启策略',
      message: (_, { container }) =>
        `${container.name} 结束以后，或者 Docker 重启以后，不会有谁再把它启动起来。`,
      next: () => '有一个选项可以设置。已有容器的策略也可以修改。',
      page: {
        what: '重启策略（restart policy）是「no」，也就是没有设置时的默认值。',
        why: '除非策略另有规定，容器结束了就不会再启动，机器重启以后也一样。',
      },
    },
    'restart-policy-differs': {
      title: '容器的重启策略不同',
      message: ({ policy }, { container }) =>
        `${container.name} 的策略是 ${policyShown(container)}，不是 ${policy}。`,
      next: () => '这两种策略在什么时候表现不同？想想「docker stop」，再想想机器重启。',
      page: {
        what: '设置了重启策略，但不是题目要求的那个。',
        why: 'always 不管容器为什么结束都会把它启动起来，Docker 重启时连手动停止的也会启动；unless-stopped 不动手动停止的容器；on-failure 只在退出码不是 0 时起作用。',
      },
    },
    'restart-retries-differ': {
      title: '重试的次数不同',
      message: ({ maximum_retries }, { container }) =>
        container.restart.maximumRetries > 0
          ? `${container.name} 最多重启 ${container.restart.maximumRetries} 次，要求的是 ${maximum_retries} 次。`
          : `${container.name} 的重启次数没有上限，要求的是 ${maximum_retries} 次。`,
      next: () => '次数写在策略后面，用冒号隔开。',
      page: {
        what: '策略是 on-failure，但次数上限和题目要求的不一样。',
        why: 'on-failure:N 连续失败 N 次就放弃。不写数字则一直重试。',
      },
    },
    'never-restarted': {
      title: '容器没有重新启动过',
      message: (_, { container }) =>
        container.state.finishedAt
          ? `${container.name} 已经结束，之后没有再启动。`
          : `${container.name} 从来没有结束过，所以也没有重新启动过。`,
      next: () => '先要结束，才能再启动。有一条命令两步都做。',
      page: {
        what: '容器最后一次启动的时间，并不晚于最后一次结束的时间。',
        why: '「docker restart」停止容器，再启动同一个容器：名字、文件和设置都不变，只有进程是新的。再来一次「docker run」得到的是另一个容器，它从未结束过。',
      },
    },
  },
} satisfies Translation<typeof restart>
