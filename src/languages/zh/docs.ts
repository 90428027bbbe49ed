import type { Messages } from '../en/messages.ts'

const docs: Messages['docs'] = {
  generated: '由 `docker-lab lab docs` 根据代码生成，请勿手动修改。',
  option: '键',
  type: '类型',
  meaning: '含义',
  types: { string: '文字', integer: '整数', number: '数字', boolean: 'true 或 false', any: '任意' },
  or: ' 或 ',
  list: (of) => `列表：${of}`,
  map: (of) => `按名字写：${of}`,
  group: '见下面的键',
  range: (type, least, most) =>
    `${type}，${least === undefined ? `最大 ${most}` : most === undefined ? `最小 ${least}` : `${least} 到 ${most}`}`,
  semicolon: '；',
  required: '必填',
  fallback: (value) => `默认：\`${value}\``,
  rule: '规则',
  severity: '级别',
  requires: '要求',
  severities: { error: '错误', warning: '警告' },
  codes: '诊断代码（每种检查都有的不再列出）：',
  by: (kinds) => `来自：${kinds}。`,
  byAll: '来自所有查看容器的检查，或者来自无法查看引擎的检查。',
  mistakes: (ids) => `错误目录中的编号：${ids}。`,
  comma: '、',
  stop: '。',
  label: (name, text) => `*${name}*：${text}`,
  written: (folder) => `已写入 ${folder}：`,
  unwritable: (reason) => `无法写入（${reason}）`,
  noFolderFor: 'JSON Schema 是文件：请用 --output FOLDER 指明写到哪里',
}

export default docs
