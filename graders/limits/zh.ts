import type { KindWords } from '../../src/grading/contract/kind.ts'
import type kind from './limits.ts'
import limits, { compared, offender } from './limits.ts'

const KINDS = { memory: '内存', cpus: 'CPU', pids: '进程数' }

const privilege = (on: boolean) => (on ? '特权模式' : '非特权模式')

export default {
  summary: '容器能用多少资源，是不是特权容器',
  options: {
    container: '容器的名字',
    memory: '与 --memory 的写法相同：512m、1g',
    cpus: '与 --cpus 的写法相同：1.5',
    pids: '与 --pids-limit 的写法相同',
    privileged: '是否必须拥有主机上的全部权限',
  },
  expected: (want) =>
    [
      ...compared(want, { memoryBytes: 0, cpus: 0, pids: 0 }).map(
        ({ kind, wanted, shown }) => `${KINDS[kind]} ${shown(wanted)}`,
      ),
      ...(want.privileged === undefined ? [] : [privilege(want.privileged)]),
    ].join('，'),
  actual: ({ container }, want) =>
    [
      ...compared(want, container.limits).map(
        ({ kind, actual, shown }) => `${KINDS[kind]} ${actual === 0 ? '不限' : shown(actual)}`,
      ),
      ...(want.privileged === undefined ? [] : [privilege(container.privileged)]),
    ].join('，'),
  codes: {
    'limit-not-set': {
      message: (want, { container }) =>
        `${container.name} 想用多少就用多少：没有限制${KINDS[offender(want, container)?.kind ?? 'memory']}。`,
      next: '限制是「docker run」的选项，大多数以后也可以修改。',
    },
    'limit-differs': {
      message: (want, { container }) => {
        const wrong = offender(want, container)
        return `${container.name} 的${KINDS[wrong?.kind ?? 'memory']}限制是 ${wrong?.shown(wrong.actual)}，不是 ${wrong?.shown(wrong.wanted)}。`
      },
      next: '看看数字，也看看后面的字母。',
    },
    'not-privileged': {
      message: (_, { container }) => `创建 ${container.name} 时没有给它这道题需要的特权。`,
      next: '哪个选项会给容器全部权限？它在创建容器时就定下来了。',
    },
    privileged: {
      message: (_, { container }) => `${container.name} 在主机上几乎什么都能做，而这道题并不需要。`,
      next: '创建它的时候多写了一个选项。',
    },
  },
} satisfies KindWords<typeof kind>
