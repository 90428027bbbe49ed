import { serviceOf } from '../../src/grading/contract/container/shown.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import type limits from './limits.ts'
import { compared, firstWrong } from './limits.ts'

const LIMITS = {
  memory_reservation: '内存预留（memory reservation）',
  memory_swap: '内存与交换空间（swap）总和',
  memory: '内存',
  cpus: ' CPU ',
  pids: '进程数',
}

const privileges = (privileged: boolean) => (privileged ? '特权模式' : '非特权模式')

export default {
  summary: '容器有资源限制，是或不是特权容器',
  options: {
    container: '容器的名字',
    memory: '与 --memory 的写法相同：512m、1g',
    'memory.at_most': '不超过这个值的任意限制',
    memory_reservation: '与 --memory-reservation 的写法相同',
    memory_swap: '与 --memory-swap 的写法相同：内存与交换空间的总和',
    cpus: '与 --cpus 的写法相同：1.5',
    'cpus.at_most': '不超过这个值的任意限制',
    pids: '与 --pids-limit 的写法相同',
    'pids.at_most': '不超过这个值的任意限制',
    privileged: '是否必须是特权容器（--privileged）',
  },
  refusals: {
    'asks-for-nothing': '至少要写 memory、memory_reservation、memory_swap、cpus、pids、privileged 中的一项',
  },
  expected: (want) =>
    [
      ...compared(want).map(
        ({ limit, wanted, isMost }) => `${LIMITS[limit].trim()}：${isMost ? '最多 ' : ''}${wanted}`,
      ),
      ...(want.privileged === undefined ? [] : [privileges(want.privileged)]),
    ].join('，'),
  actual: ({ container }, want) =>
    [
      ...compared(want, container.limits).map(
        ({ limit, actual }) =>
          `${LIMITS[limit].trim()}：${actual ?? (limit === 'memory_reservation' ? '无' : '不限')}`,
      ),
      ...(want.privileged === undefined ? [] : [privileges(container.privileged)]),
    ].join('，'),
  codes: {
    'limit-not-set': {
      message: (want, { container }) => {
        const { limit = 'memory' } = firstWrong(want, container) ?? {}
        return limit === 'memory_reservation'
          ? `没有为 ${container.name} 预留内存。`
          : `${container.name} 想用多少就用多少：没有设置${LIMITS[limit]}限制。`
      },
      next: (_, { container }) => {
        const service = serviceOf(container)
        return service
          ? `限制是 Compose 文件里服务 ${service} 的键。修改以后，「docker compose up」会让它生效。`
          : '限制是「docker run」的选项，大多数以后也可以修改。'
      },
    },
    'limit-differs': {
      message: (want, { container }) => {
        const { limit = 'memory', wanted, actual, isMost } = firstWrong(want, container) ?? {}
        if (limit === 'memory_reservation')
          return `为 ${container.name} 预留的内存是 ${actual}，不是 ${wanted}。`
        return `${container.name} 的${LIMITS[limit]}限制是 ${actual}，${isMost ? '超过了' : '不是'} ${wanted}。`
      },
      next: '看看数字，也看看后面的单位。',
    },
    'not-privileged': {
      message: (_, { container }) => `${container.name} 没有这道题需要的特权。`,
      next: '哪个选项会给容器全部权限？权限在创建容器时就确定了。',
    },
    privileged: {
      message: (_, { container }) => `${container.name} 几乎拥有宿主机上的全部权限，而这道题并不需要。`,
      next: '创建容器时多写了一个选项。',
    },
  },
} satisfies KindWords<typeof limits>
