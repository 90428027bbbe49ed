import type { KindWords } from '../../src/grading/contract/kind.ts'
import type count from './count.ts'
import { type CountFacts, type CountWant, leastOf, missingOf, mostOf } from './count.ts'

const SHOWN = 8
const OF = { containers: '容器', images: '镜像', volumes: '数据卷', networks: '网络' }
const STATES = {
  running: '正在运行的',
  exited: '已退出的',
  created: '只创建、没有启动的',
  paused: '已暂停的',
}

const listed = (names: string[]) =>
  [...names.slice(0, SHOWN), ...(names.length > SHOWN ? [`另外 ${names.length - SHOWN} 个`] : [])].join('、')

/** 数的是什么：「正在运行的容器」。 */
function subject({ of, names, image, label, command, state, dangling }: CountWant): string {
  const parts = [
    names && `名为 ${listed(names)} 的`,
    image && `用 ${image} 创建的`,
    command && `运行「${command}」的`,
    label && `带有标签 ${label} 的`,
    dangling && (of === 'volumes' ? '没有容器使用的' : '悬空（dangling）'),
    state && STATES[state],
    OF[of],
  ]
  return parts.filter(Boolean).join('')
}

function bounds({ equals, at_least, at_most }: CountWant): string {
  if (equals !== undefined) return equals === 0 ? '没有' : `正好 ${equals} 个`
  return [at_least && `至少 ${at_least} 个`, at_most && `最多 ${at_most} 个`].filter(Boolean).join('，')
}

const shown = ({ found }: CountFacts) =>
  listed(found.map(({ name, status }) => (status === undefined ? name : `${name}（${status}）`)))

export default {
  summary: '容器、镜像、数据卷或网络的数量正确',
  options: {
    of: '数的是什么；每个引擎都有的网络不算',
    names: '这些名字的；不写表示任意名字',
    image: '用这个镜像创建的容器',
    label: '带有这个标签的：KEY 或 KEY=VALUE',
    command: '运行的命令里连续出现这些词的容器：sleep 1000',
    state: '处于这个状态的容器；不写表示任意状态',
    dangling: '没有名字的镜像，或者没有容器使用的数据卷',
    equals: '必须有多少个；0 表示没有',
    at_least: '至少要有多少个',
    at_most: '最多可以有多少个',
  },
  refusals: {
    'needs-amount': '需要写 equals，或者写 at_least、at_most 中的一个或两个',
    'only-of-containers': 'image、command 和 state 需要「of: containers」',
    'cannot-dangle': '需要「of: images」或者「of: volumes」',
    'counts-strangers':
      'equals 大于 0 或者写了 at_most 时，需要 names、image、label 或 command，因为学生的引擎上可能还有别的东西',
  },
  expected: (want) => `${subject(want)}：${bounds(want)}`,
  actual: (facts) => (facts.found.length === 0 ? '没有' : `${facts.found.length} 个：${shown(facts)}`),
  codes: {
    'count-too-low': {
      message(want, facts) {
        const amount = facts.found.length - facts.restarting.length
        const missing = missingOf(want, facts)
        return [
          amount === 0
            ? `没有${subject(want)}。`
            : `题目要求${mostOf(want) === leastOf(want) ? '' : '至少'} ${leastOf(want)} 个${subject({ ...want, names: undefined })}，现在只有 ${amount} 个。`,
          amount > 0 && missing.length > 0 && `没有找到：${listed(missing)}。`,
          facts.restarting.length > 0 && `不断退出又重启的不算：${listed(facts.restarting)}。`,
        ]
          .filter(Boolean)
          .join('')
      },
      next: ({ of }) =>
        of === 'containers'
          ? '列出所有容器，不只是正在运行的。缺的是哪一个，还是状态不对？'
          : '把它们列出来。缺的是哪一个，还是名字不一样？',
    },
    'count-too-high': {
      message: (want, facts) => {
        const most = mostOf(want)
        return `现在有 ${facts.found.length} 个${subject({ ...want, names: undefined })}：${listed(facts.found.map(({ name }) => name))}。${most === 0 ? '应该一个都没有。' : `应该只有 ${most} 个。`}`
      },
      next: ({ of, names, image, label, command, dangling }) =>
        (names ?? image ?? label ?? command) === undefined
          ? `这个引擎上的都算，不管是谁创建的。${!dangling && (of === 'volumes' || of === 'networks') ? '正在使用它的容器要先删除。' : '哪些还用得着？'}`
          : '哪一个是多出来的？应该怎样处理它？',
    },
  },
} satisfies KindWords<typeof count>
