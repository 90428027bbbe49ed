import type { KindWords } from '../../src/grading/contract/kind.ts'
import type kind from './_template.ts'

export default {
  summary: '用一句话说明这项检查证明了什么',
  options: { name: '作者需要知道的：网络的名字' },
  expected: ({ name }) => `名为 ${name} 的网络`,
  actual: ({ network }) => network?.name ?? '没有这个网络',
  codes: {
    'template-missing': {
      message: ({ name }) => `哪里不对，用这个学生自己的名字来说：没有名为 ${name} 的网络。`,
      next: '下一步可以想什么、看什么，但不给出答案。',
    },
  },
} satisfies KindWords<typeof kind>
