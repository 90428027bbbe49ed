import type { Messages } from '../en/messages.ts'

const docs: Messages['docs'] = {
  generated: '由 `docker-lab lab docs` 根据代码生成，请勿手动修改。',
  limits: {
    generated: '由 `npm run generate` 根据实验的用例生成，请勿手动修改。',
    title: '# 已知的局限',
    about:
      '下面这些做法不对，却能得满分：docker-lab 能向引擎询问的一切，都无法把它们和正确做法区分开。每一条都写明学生必须做些什么。它们都是实验的用例（`kind: limit`），一旦有一条不再通过，`docker-lab lab test` 就会报告。',
  },
  mistakesPage: {
    generated: '由 `npm run generate` 根据诊断和实验的用例生成，请勿手动修改。',
    title: '# 初学者常犯的错误',
    about: (all, tested) =>
      `初学者会做错什么：编号就是 cases.yaml 里 \`catalogue\` 用的编号，后面是 docker-lab 会怎么说，以及哪些实验里有这样的用例。其中 ${all} 个有对应的诊断，${tested} 个在实验里试过；其余的不会在引擎里留下痕迹。`,
    head: ['| 编号 | 错误 | 诊断 | 实验 |', '| --- | --- | --- | --- |'],
  },
  option: '键',
  type: '类型',
  meaning: '含义',
  types: { string: '文字', integer: '整数', number: '数字', boolean: 'true 或 false', any: '任意' },
  oneOf: (values) =>
    [values.slice(0, -1).join('、'), ...values.slice(-1)]
      .filter(Boolean)
      .join(' 或 ')
      .replace(/(?<=[\u4e00-\u9fff）]) 或 (?=[\u4e00-\u9fff])/g, '或'),
  list: (of) => `列表：${of}`,
  map: (of) => `按名字写：${of}`,
  group: '见下面的键',
  range: (type, least, most) =>
    `${type}（${least === undefined ? `最大 ${most}` : most === undefined ? `最小 ${least}` : `${least} 到 ${most}`}）`,
  semicolon: '；',
  required: '必填',
  fallback: (value) => `默认：\`${value}\``,
  rule: '规则',
  severity: '级别',
  requires: '要求',
  severities: { error: '错误', warning: '警告' },
  codes: '诊断代码：',
  by: (kinds) => `来自：${kinds}。`,
  byContainers: '来自：所有查看容器的检查。',
  byAll: '来自：任何无法进行的检查。',
  mistakes: (ids) => `常见错误清单中的编号：${ids}。`,
  comma: '、',
  stop: '。',
  space: '',
  label: (name, text) => `*${name}*：${text}`,
  written: (folder) => `已写入 ${folder}：`,
  unwritable: (reason) => `无法写入（${reason}）`,
  noFolderFor: 'JSON Schema 是文件：请用 --output DIR 指明写到哪里',
}

export default docs
