import type { KindWords } from '../../src/grading/contract/kind.ts'
import type processes from './processes.ts'
import { countsOf } from './processes.ts'

const SHOWN = 8

const onlyCounted = (amount: number) => (amount === 0 ? '没有' : `只有 ${amount} 个`)

function bounds({
  equals,
  at_least,
  at_most,
}: Partial<Record<'equals' | 'at_least' | 'at_most', number | undefined>>) {
  if (equals !== undefined) return `正好 ${equals} 个`
  return [at_least && `至少 ${at_least} 个`, at_most && `最多 ${at_most} 个`].filter(Boolean).join('，')
}

const listed = (programs: string[]) =>
  [
    ...programs.slice(0, SHOWN),
    ...(programs.length > SHOWN ? [`另外 ${programs.length - SHOWN} 个`] : []),
  ].join('、')

const of = ({ program }: { program?: string | undefined }) =>
  program === undefined ? '进程' : ` ${program} 进程`

export default {
  summary: '容器里运行着指定数量的进程',
  options: {
    container: '容器的名字',
    program: '只数这个程序的进程，写程序的文件名，例如 nginx',
    equals: '必须有多少个；docker exec 启动的算不算都可以',
    at_least: '至少要有多少个',
    at_most: '最多可以有多少个',
  },
  refusals: { 'needs-amount': '需要写 equals，或者写 at_least、at_most 中的一个或两个' },
  expected: (want) => `${want.container} 里的${of(want)}：${bounds(want)}`,
  actual: ({ programs }) => `${programs.length} 个进程：${listed(programs)}`,
  codes: {
    'processes-too-few': {
      message: (want, facts) =>
        `${facts.container.name} 里${onlyCounted(countsOf(want, facts).all)}${of(want)}。`,
      next: '应该由哪个程序启动其他进程？它启动了吗？「docker exec」也可以启动一个。',
    },
    'processes-too-many': {
      message: (want, facts) => `${facts.container.name} 里有 ${countsOf(want, facts).all} 个${of(want)}。`,
      next: '其中有没有 shell，或者用「docker exec」启动以后还在运行的程序？',
    },
  },
} satisfies KindWords<typeof processes>
