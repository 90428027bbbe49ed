import type { ListFormat, RosterFaultWords } from '../roster-faults.ts'

const LISTS: Record<ListFormat, string> = {
  moodle: 'Moodle 导出的文件',
  canvas: 'Canvas 导出的文件',
  csv: '学生名单',
}

const quoted = (words: readonly string[]) => words.map((word) => `「${word}」`).join('、')

export const faults: RosterFaultWords['faults'] = {
  'lab-not-in-course': ({ word }) => `课程里没有实验「${word}」；「docker-lab list」会列出所有实验`,
  'lab-not-in-roster': ({ lab }) => `labs 里没有列出 ${lab}`,
  'lab-twice': ({ lab }) => `${lab} 已经写过了`,
  'lab-without-deadline': ({ lab }) => `花名册的 due 里没有 ${lab} 的截止时间，所以无法延期`,
  'student-taken': ({ id, by, other }) =>
    id === other
      ? `第 ${by} 名学生已经用了 id「${id}」`
      : `第 ${by} 名学生已经用了 id「${other}」；两个 id 不能只有大小写不同`,
  'student-unknown': ({ id }) => `没有 id 为「${id}」的学生`,
  'student-in-two-groups': ({ id }) => `「${id}」已经在一个小组里；一名学生只能在一个小组里`,
  'two-sources': ({ keys }) => `一名学生的作业只能来自一处，这里写了 ${keys.join(' 和 ')}；请只保留一个`,
  'source-taken': ({ key, by }) => `「${by}」已经用了同样的 ${key}；一起提交的学生请写进 groups`,
  'list-spreadsheet': '这是电子表格，不是 CSV；请打开它，另存为「CSV UTF-8」',
  'list-not-text': '这不是文本；请把名单另存为「CSV UTF-8」',
  'list-empty': '名单里没有学生：第一行写各列的名字，后面每行是一名学生',
  'list-too-long': ({ most }) => `名单超过了 ${most} 行；请分成几份`,
  'list-quote': ({ open }) =>
    open
      ? '这一行的引号（"）没有右引号'
      : '这里的引号（"）不对：单元格里有引号时，要用 " 开头和结尾，里面的每个引号写成 ""',
  'list-line-too-long': '这一行太长，不像学生名单',
  'list-columns': ({ cells, columns }) =>
    `这一行有 ${cells} 个单元格，但第一行只有 ${columns} 列；单元格里有分隔符时，请用引号（"）括起来`,
  'list-header': ({ format, heads, found }) =>
    `${LISTS[format]}的第一行需要有${format === 'csv' ? '「学号」、「姓名」或「邮箱」这样的列' : `列${quoted(heads)}`}；现在是${quoted(found)}`,
  'list-nobody': '这一行没有姓名、学号或电子邮件地址',
  'list-email': ({ email }) => `「${email}」不是电子邮件地址；请改正，或者不填`,
  'list-shortened': ({ value }) =>
    `电子表格把这个号码缩写成了 ${value}；请把那一列设为文本格式，重新输入号码，再保存名单`,
  'list-twice': ({ value, line }) => `「${value}」在第 ${line} 行已经出现过；请删除其中一行`,
  'roster-exists': '这份花名册已经存在；用 --update 可以加入新的学生，或者用 -o 指定新文件',
  'no-roster': '没有这份花名册，无法更新；不加 --update 就会新建一份',
  'roster-missing':
    '这里没有花名册：请写出它的路径，或者用「docker-lab class roster import 名单.csv」生成一个',
}

export const rules: RosterFaultWords['rules'] = {
  'student-id': (found) =>
    `最多 64 个字符，由英文字母、数字和 . _ - @ 组成，以字母或数字开头，不以点结尾，现在是 ${found}`,
  'device-name': (found) => `会用作文件名，而 ${found} 在 Windows 上是保留的设备名；请换一个，例如学号`,
  email: (found) => `必须是电子邮件地址，现在是 ${found}`,
  'engine-address': (found) =>
    `必须是引擎的地址，例如 "ssh://alice@vm1"、"tcp://vm1:2376" 或 "unix:///run/alice.sock"，现在是 ${found}`,
  'context-name': (found) => `必须是 Docker context 的名字，现在是 ${found}`,
  date: (found) => `必须是带时区的日期和时间，例如 2026-12-01T23:59+08:00，现在是 ${found}`,
  'date-without-zone': (found) =>
    `需要写明时区，因为学生和机器可能在不同的时区：例如 2026-12-01T23:59+08:00，现在是 ${found}`,
  extension: (found) => `必须是截止之后的天数或小时数，例如 +3d 或 +12h，现在是 ${found}`,
  percent: (found) => `必须是 0% 到 100% 的百分比，例如 10%，现在是 ${found}`,
  days: (found) => `必须是 1 到 365 的整数天数，现在是 ${found}`,
  'at-least-one-student': '至少要有一名学生',
  'at-least-one-lab': '至少要有一个实验；不写 labs 就是课程的所有实验',
}
