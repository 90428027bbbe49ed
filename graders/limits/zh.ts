import type { Translation } from '../../src/grading/contract/contract.ts'
import type limits from './limits.ts'
import { compared, offender } from './limits.ts'

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
  diagnoses: {
    'limit-not-set': {
      title: '没有设置限制',
      message: (want, { container }) =>
        `${container.name} 想用多少就用多少：没有限制${KINDS[offender(want, container)?.kind ?? 'memory']}。`,
      next: () => '限制是「docker run」的选项，大多数以后也可以修改。',
      page: {
        what: '题目要求有限制，但容器没有。',
        why: '没有限制时，容器和别的容器共用整台机器。一个贪心的程序会拖慢甚至挤掉别人。让程序自己少用一点，例如设置 Java 的堆大小，并不是 Docker 的限制。',
      },
    },
    'limit-differs': {
      title: '限制的值不同',
      message: (want, { container }) => {
        const wrong = offender(want, container)
        return `${container.name} 的${KINDS[wrong?.kind ?? 'memory']}限制是 ${wrong?.shown(wrong.actual)}，不是 ${wrong?.shown(wrong.wanted)}。`
      },
      next: () => '看看数字，也看看后面的字母。',
      page: {
        what: '设置了限制，但值不是题目要求的。',
        why: '大小以字节计，单位 b、k、m、g 之间是 1024 倍：512m 是 536870912，只写 512 就是 512 字节。CPU 的 1.5 表示一个半处理器。',
      },
    },
    'not-privileged': {
      title: '容器不是特权容器',
      message: (_, { container }) => `创建 ${container.name} 时没有给它这道题需要的特权。`,
      next: () => '哪个选项会给容器全部权限？它在创建容器时就定下来了。',
      page: {
        what: '容器以普通的、受限的权限运行。',
        why: '容器在主机上的权限通常很少。--privileged 几乎去掉所有限制，容器里的 root 就和主机的 root 一样强大，所以必须明确要求。',
      },
    },
    privileged: {
      title: '容器是特权容器',
      message: (_, { container }) => `${container.name} 在主机上几乎什么都能做，而这道题并不需要。`,
      next: () => '创建它的时候多写了一个选项。',
      page: {
        what: '容器是用 --privileged 创建的，但不应该这样。',
        why: '特权容器（privileged）里的 root 能在主机上做主机 root 能做的事。容器不需要的权限，就不要给它。',
      },
    },
  },
} satisfies Translation<typeof limits>
