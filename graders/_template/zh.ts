import type { Translation } from '../../src/grading/contract/contract.ts'
import type grader from './_template.ts'

export default {
  summary: '用一句话说明这一项检查证明了什么',
  options: { name: '作者需要知道的：网络的名字' },
  expected: ({ name }) => `名为 ${name} 的网络`,
  actual: ({ network }) => network?.name ?? '没有这个网络',
  diagnoses: {
    'template-missing': {
      title: '标题，末尾不加句号',
      message: ({ name }) => `哪里不对，要用这个学生自己的名字来说：没有名为 ${name} 的网络。`,
      next: () => '下一步可以想什么、看什么，但不给出答案。',
      page: {
        what: '一般来说发生了什么。',
        why: 'Docker 为什么这样工作。',
      },
    },
  },
} satisfies Translation<typeof grader>
