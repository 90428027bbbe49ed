import type { KindWords } from '../../src/grading/contract/kind.ts'
import type changes from './changes.ts'
import { notAdded, unwanted } from './changes.ts'

const SHOWN = 6
const LETTERS = { added: 'A', modified: 'C', deleted: 'D' }
const WORDS = { added: '新增', modified: '修改', deleted: '删除' }

const listed = (paths: string[]) =>
  [...paths.slice(0, SHOWN), ...(paths.length > SHOWN ? [`另外 ${paths.length - SHOWN} 个`] : [])].join('、')

export default {
  summary: '容器的可写层恰好新增了这些路径',
  options: {
    container: '容器的名字，无论是否在运行',
    added: '容器自己新增的绝对路径；除此之外不能新增、修改或删除任何东西',
  },
  expected: ({ container, added }) => `${container} 只新增了 ${added.join('、')}`,
  actual: ({ changes }) =>
    changes.length === 0
      ? '没有改动'
      : `「docker diff」：${listed(changes.map(({ path, is }) => `${LETTERS[is]} ${path}`))}`,
  codes: {
    'change-missing': {
      message: ({ container, added }, facts) => `${container} 没有新增 ${notAdded(added, facts)}。`,
      next: '文件是写在这个容器里的，还是写在了别的容器里？路径写对了吗？',
    },
    'change-not-own': {
      message: ({ container, added }, facts) =>
        `${container} 里有 ${notAdded(added, facts)}，但不在它的可写层里：它来自镜像或者挂载。`,
      next: '文件写进了哪一层：是构建镜像时写的，还是容器运行时写的？',
    },
    'change-of-existing': {
      message: ({ container, added }, facts) =>
        `${container} 修改了 ${notAdded(added, facts)}，而镜像里已经有这个文件。它不应该在镜像里。`,
      next: 'Dockerfile 是不是也写了这个文件？',
    },
    'change-unwanted': {
      message: ({ container, added }, facts) =>
        `除了 ${added.join('、')}，${container} 的可写层里还有 ${listed(unwanted(added, facts).map(({ path, is }) => `${path}（${WORDS[is]}）`))}。`,
      next: '在这个容器里还做过什么？重新创建的容器，可写层是空的。',
    },
  },
} satisfies KindWords<typeof changes>
