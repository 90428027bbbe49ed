import type { KindWords } from '../../src/grading/contract/kind.ts'
import type kind from './volume.ts'
import volume, { chosen, mounted, nearestVolume } from './volume.ts'

export default {
  summary: '有这个数据卷，并且容器在使用它',
  options: {
    name: '数据卷的名字',
    state: '数据卷应不应该存在',
    mounted_by: '必须挂载了它的容器，运行不运行都可以',
    driver: '必须由哪个驱动保存；不写表示任何驱动',
  },
  expected: ({ name, state, mounted_by, driver }) =>
    state === 'absent'
      ? `没有数据卷 ${name}`
      : [`数据卷 ${name}`, driver && `驱动 ${driver}`, mounted_by && `挂载在 ${mounted_by} 里`]
          .filter(Boolean)
          .join('，'),
  actual(facts, { name, mounted_by }) {
    const { volume: found, names } = facts
    if (!found) return `没有数据卷 ${name}；现有的：${chosen(names).join('、') || '没有起过名字的'}`
    const uses = mounted_by === undefined ? '' : `；${mounted_by} 挂载了：${mounted(facts) || '无'}`
    return `数据卷 ${name}，驱动 ${found.driver}${uses}`
  },
  codes: {
    'volume-missing': {
      message: ({ name }) => `Docker 里没有名为 ${name} 的数据卷（volume）。`,
      next: '数据卷可以用专门的命令创建，也可以在第一个容器使用它时创建。',
    },
    'volume-name-differs': {
      message: ({ name }, { names }) =>
        `没有数据卷 ${name}，但是有 ${nearestVolume(name, names)}。名字必须一字不差。`,
      next: '对照一下两个名字。另一个名字是谁起的：是你，还是某个工具替你起的？',
    },
    'volume-still-there': {
      message: ({ name }) => `数据卷 ${name} 还在。`,
      next: '删除容器不会删除它的数据卷。还有容器在用的数据卷也删不掉。',
    },
    'volume-driver-differs': {
      message: ({ name, driver }, { volume: found }) => `${name} 的驱动是 ${found?.driver}，不是 ${driver}。`,
      next: '驱动在创建数据卷时选定。',
    },
    'volume-not-mounted': {
      message: ({ name, mounted_by }) => `数据卷 ${name} 存在，但 ${mounted_by} 没有挂载任何东西。`,
      next: '创建数据卷，并不等于把它交给某个容器。创建容器时，要在哪里写上它的名字？',
    },
    'something-else-mounted': {
      message: ({ name, mounted_by }, facts) =>
        `${mounted_by} 有挂载（${mounted(facts)}），但里面没有数据卷 ${name}。`,
      next: '把 -v 的左边和数据卷的名字对照一下。有斜杠就成了路径。',
    },
  },
} satisfies KindWords<typeof kind>
