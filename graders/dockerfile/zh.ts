import { differenceFrom } from '../../src/grading/contract/dockerfile/built-from.ts'
import { shownStep } from '../../src/grading/contract/dockerfile/wanted-step.ts'
import { nearFile } from '../../src/grading/contract/file/work-path.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import type dockerfile from './dockerfile.ts'
import { baseOf, missingStep, outOfOrder, unwantedStep } from './judge-file.ts'
import { shownBuildStep, shownFileStep } from './shown.ts'

export default {
  summary: '学生工作目录里的 Dockerfile 写得正确，而且镜像是用它构建的',
  options: {
    path: '工作目录里的路径；工作目录就是运行 check 的目录，或者 --dir 指定的目录',
    image: '必须用这个文件构建出来的镜像；能看出多少，取决于镜像的历史记录',
    base: '从哪个镜像开始；可以写几个，满足其中一个即可',
    stages: '一共有几个阶段（stage）',
    has: '必须有的步骤，顺序不限',
    'has[].instruction': '指令',
    'has[].contains': '指令后面的内容里必须有的文字',
    'has[].from': 'COPY 从哪个阶段复制',
    lacks: '不能有的步骤',
    'lacks[].instruction': '指令',
    'lacks[].contains': '指令后面的内容里的文字；不写表示任意内容',
    'lacks[].from': 'COPY 从哪个阶段复制',
    order: '必须按这个顺序出现的步骤；中间可以有别的步骤',
    'order[].instruction': '指令',
    'order[].contains': '指令后面的内容里必须有的文字',
    'order[].from': 'COPY 从哪个阶段复制',
  },
  refusals: {},
  expected({ path, image, base, stages, has = [], lacks = [], order = [] }) {
    const parts = [
      base !== undefined && `FROM ${[base].flat().join(' 或 ')}`,
      stages !== undefined && `${stages} 个阶段`,
      ...has.map(shownStep),
      ...lacks.map((step) => `没有 ${shownStep(step)}`),
      order.length > 0 && `依次是 ${order.map(shownStep).join('、')}`,
      image !== undefined && `${image} 用它构建`,
    ]
    const file = path === 'Dockerfile' ? 'Dockerfile' : `名为 ${path} 的 Dockerfile`
    return [file, parts.filter(Boolean).join('；')].filter(Boolean).join('：')
  },
  actual({ kind, dockerfile: file, built }, want) {
    if (kind === 'absent') return `没有 ${want.path}`
    if (!file) return kind === 'file' ? `${want.path} 太大` : `${want.path} 不是文件`
    const difference = built && differenceFrom(file, built)
    if (difference)
      return `${want.path}：${shownFileStep(difference.step) || '后面没有步骤'}；${want.image}：${shownBuildStep(difference.made) || '后面没有步骤'}`
    const base = baseOf(file)
    return `${want.path}：${base === undefined ? '没有 FROM' : `FROM ${base}，${file.stages.length} 个阶段`}`
  },
  codes: {
    'dockerfile-missing': {
      message: ({ path }) => `工作目录里没有 ${path}。`,
      next: '现在所在的目录对吗？check 查看的是运行它的目录，也可以用 --dir 指定另一个目录。',
    },
    'dockerfile-name-differs': {
      message: ({ path }, { directory }) => `没有 ${path}，但同一个目录里有 ${nearFile(path, directory)}。`,
      next: '把两个名字逐个字符对照一下。有些编辑器会自动加上 .txt，而且不显示出来。',
    },
    'dockerfile-no-file': {
      message: ({ path }) => `${path} 不是普通文件，Docker 没法用它构建。`,
      next: '它是怎么来的？',
    },
    'dockerfile-without-from': {
      message: ({ path }) => `${path} 里没有 FROM，Docker 不知道从什么开始构建。`,
      next: '每个 Dockerfile 都以哪条指令开头？',
    },
    'dockerfile-stages-differ': {
      message: ({ path, stages = 1 }, { dockerfile: file }) =>
        `${path} 有 ${file?.stages.length ?? 0} 个阶段，题目要求 ${stages} 个。`,
      next: '每个 FROM 开始一个新的阶段，数一数有几个。',
    },
    'dockerfile-other-base': {
      message: ({ path }, { dockerfile: file }) => `${path} 是从 ${file && baseOf(file)} 开始的。`,
      next: '题目要求从哪个镜像开始？以最后一个 FROM 为准。',
    },
    'dockerfile-step-missing': {
      message(want, { dockerfile: file }) {
        const step = file && missingStep(want, file)
        return `${want.path} 里没有这一步：${step && shownStep(step)}。`
      },
      next: '是不是写在注释里了，或者拼写有误？写在行首的指令才算数。',
    },
    'dockerfile-step-unwanted': {
      message: (want, { dockerfile: file }) =>
        `${want.path} 里有不该有的一步：${shownFileStep(file && unwantedStep(want, file))}（第 ${file && unwantedStep(want, file)?.line} 行）。`,
      next: '题目对这条指令有什么要求？',
    },
    'dockerfile-order-differs': {
      message(want, { dockerfile: file }) {
        const step = file && outOfOrder(want, file)
        return `${want.path} 里步骤的顺序和题目要求的不一样：缺少 ${step && shownStep(step)}，或者它出现得太早。`
      },
      next: '只要前面的内容没有变，构建时就会复用一个步骤的结果。什么变化得最频繁？',
    },
    'dockerfile-not-built': {
      message: ({ path, image }) => `有 ${path}，但没有名为 ${image} 的镜像。`,
      next: '「docker build」有没有报错？「-t」后面写的是什么名字？',
    },
    'built-from-other-file': {
      message({ path, image }, { dockerfile: file, built }) {
        const { step, made } = (file && built && differenceFrom(file, built)) ?? {}
        if (!step) return `${image} 构建时多了一步，是 ${path} 里没有的：${shownBuildStep(made)}。`
        const place = `${path} 第 ${step.line} 行写的是 ${shownFileStep(step)}`
        return made
          ? `${place}，但 ${image} 构建到这里时执行的是 ${shownBuildStep(made)}。`
          : `${place}，但 ${image} 构建时没有这一步。`
      },
      next: '最后一次修改以后，有没有保存文件并重新构建？「docker build」读取的是哪个文件？',
    },
    'dockerfile-too-big': {
      message: ({ path }) => `${path} 太大，没法完整读取。`,
      next: '这个文件真的应该这么大吗？',
    },
  },
} satisfies KindWords<typeof dockerfile>
