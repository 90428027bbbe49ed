import { nearFile } from '../../src/grading/contract/file/work-path.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import type composeFile from './compose-file.ts'
import { unwantedPath, wrongPath } from './compose-file.ts'
import { lineOf, servicesOf, shown, valueAt } from './shown.ts'

export default {
  summary: '学生工作目录里的 Compose 文件写得正确',
  options: {
    path: '工作目录里的路径；工作目录就是运行 check 的目录，或者 --dir 指定的目录；不写表示 Compose 在那里找到的文件：compose.yaml、compose.yml、docker-compose.yml 或 docker-compose.yaml',
    has: '文件里必须有的内容，按键的路径写：any（任意值）、一个值，或者一个列表，其中每一项都要有；学生写短格式还是长格式都可以',
    lacks: '文件里不能有的键的路径',
  },
  refusals: {
    'key-path': '路径由键组成，中间用点隔开，例如 services.web.ports',
    'asks-for-nothing': '要写明文件里必须有什么（has），或者不能有什么（lacks）',
  },
  expected({ path, has = {}, lacks = [] }) {
    const parts = [
      ...Object.entries(has).map(([key, value]) => (value === 'any' ? key : `${key}: ${shown(value)}`)),
      ...lacks.map((key) => `没有 ${key}`),
    ]
    return `${path ?? 'Compose 文件'}：${parts.join('；')}`
  },
  actual(facts, want) {
    const { path, kind, read } = facts
    if (kind === 'absent') return `没有 ${path}`
    if (!read) return kind === 'file' ? `${path} 太大` : `${path} 不是文件`
    if ('line' in read) return `${path} 不是有效的 YAML`
    const wrong = wrongPath(want, read) ?? unwantedPath(want, read)
    const value = valueAt(wrong, facts)
    if (value) return `${path}：${wrong}: ${value}`
    return `${path}：${servicesOf(facts).length === 0 ? '没有服务' : `有服务 ${servicesOf(facts).join('、')}`}`
  },
  codes: {
    'compose-file-missing': {
      message: (_, { path }) => `工作目录里没有 ${path}。`,
      next: '现在所在的目录对吗？check 查看的是运行它的目录，也可以用 --dir 指定另一个目录。',
    },
    'compose-file-name-differs': {
      message: (_, { path, directory }) => `没有 ${path}，但同一个目录里有 ${nearFile(path, directory)}。`,
      next: 'Compose 只会自动查找它惯用的文件名。把两个名字逐个字符对照一下。',
    },
    'compose-file-no-file': {
      message: (_, { path }) => `${path} 不是普通文件，Compose 没法读取。`,
      next: '它是怎么来的？',
    },
    'compose-file-not-yaml': {
      message: (_, facts) => `${facts.path} 不是有效的 Compose 文件：第 ${lineOf(facts)} 行无法读取。`,
      next: '检查一下行首的空格、冒号后面是否缺了内容、有没有用制表符（Tab），以及有没有重复的键。',
    },
    'compose-file-without-services': {
      message: (_, { path }) => `${path} 里没有服务（services）。`,
      next: '每个容器都写在文件的哪个键下面？',
    },
    'compose-key-missing': {
      message: (want, { path, read }) => `${path} 里没有 ${wrongPath(want, read)}。`,
      next: '它的缩进是不是在正确的键下面，拼写对吗？「docker compose config」会显示 Compose 是怎样理解这个文件的。',
    },
    'compose-value-differs': {
      message: (want, facts) =>
        `${facts.path} 里的 ${wrongPath(want, facts.read)} 是 ${valueAt(wrongPath(want, facts.read), facts)}，和题目要求的不一样。`,
      next: '对照一下题目。「docker compose config」会显示 Compose 是怎样理解这个文件的。',
    },
    'compose-key-unwanted': {
      message: (want, { path, read }) => `${path} 里有不该有的 ${unwantedPath(want, read)}。`,
      next: '题目对它有什么要求？',
    },
    'compose-file-elsewhere': {
      message: (want, { path, read }) =>
        `${path} 有一部分内容来自别的文件（include、extends 或者 override 文件），docker-lab 不会读取那些文件，所以无法判断 ${wrongPath(want, read)} 是否正确。`,
      next: '把所有内容都写在一个文件里。',
    },
    'compose-file-too-big': {
      message: (_, { path }) => `${path} 太大，没法完整读取。`,
      next: '这个文件真的应该这么大吗？',
    },
  },
} satisfies KindWords<typeof composeFile>
