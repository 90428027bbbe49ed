import type { KindWords } from '../../src/grading/contract/kind.ts'
import type volume from './volume.ts'
import { givenNames, mountedIn, nearestVolume } from './volume.ts'

export default {
  summary: '存在这个数据卷，并且由容器挂载',
  options: {
    name: '数据卷的名字',
    state: '数据卷是否必须存在',
    mounted_by: '必须挂载它的容器，是否运行都可以',
    driver: '数据卷的驱动；不写表示任意驱动',
  },
  refusals: {
    'absent-has-nothing-else': '要求数据卷不存在（absent）时，不能写 driver 或 mounted_by',
  },
  expected: ({ name, state, mounted_by, driver }) =>
    state === 'absent'
      ? `没有数据卷 ${name}`
      : [`数据卷 ${name}`, driver && `驱动 ${driver}`, mounted_by && `由 ${mounted_by} 挂载`]
          .filter(Boolean)
          .join('，'),
  actual(facts, { name, mounted_by }) {
    const found = givenNames(facts.names).join('、')
    if (!facts.volume)
      return `没有数据卷 ${name}${found ? `；现有的数据卷：${found}` : '，也没有其他自己命名的数据卷'}`
    const mounts = mountedIn(facts).join('、') || '无'
    return `数据卷 ${name}，驱动 ${facts.volume.driver}${mounted_by === undefined ? '' : `；${mounted_by} 的挂载：${mounts}`}`
  },
  codes: {
    'volume-missing': {
      message: ({ name }) => `没有名为 ${name} 的数据卷（volume）。`,
      next: '数据卷可以用专门的命令创建，也可以随第一个挂载它的容器一起创建。',
    },
    'volume-name-differs': {
      message: ({ name }, { names }) =>
        `没有名为 ${name} 的数据卷，但有一个名为 ${nearestVolume(name, names)} 的数据卷。名字必须完全一致。`,
      next: '对照一下这两个名字。现有数据卷的名字是谁取的：是你，还是某个工具？',
    },
    'volume-still-there': {
      message: ({ name }) => `数据卷 ${name} 还在。`,
      next: '删除容器不会删除它的命名数据卷。还有容器在使用的数据卷，也无法删除。',
    },
    'volume-driver-differs': {
      message: ({ name, driver }, { volume }) => `${name} 的驱动是 ${volume?.driver}，不是 ${driver}。`,
      next: '驱动在创建数据卷时选定。',
    },
    'volume-not-mounted': {
      message: ({ name, mounted_by }) => `数据卷 ${name} 存在，但 ${mounted_by} 没有任何挂载。`,
      next: '创建数据卷，并不会把它挂载到容器里。创建容器时，要在哪里写上它的名字？',
    },
    'something-else-mounted': {
      message: ({ name, mounted_by }, facts) =>
        `${mounted_by} 有挂载（${mountedIn(facts).join('、')}），但其中没有数据卷 ${name}。`,
      next: '把 -v 的左边和数据卷的名字对照一下。带有斜杠的就是路径。',
    },
  },
} satisfies KindWords<typeof volume>
