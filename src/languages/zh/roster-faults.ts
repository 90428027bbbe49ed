import type { RosterFaultWords } from '../roster-faults.ts'

export const faults: RosterFaultWords['faults'] = {
  'lab-not-in-course': ({ word }) => `课程里没有实验「${word}」；「docker-lab list」会列出所有实验`,
  'lab-not-in-roster': ({ lab }) => `labs 里没有列出 ${lab}`,
  'lab-twice': ({ lab }) => `${lab} 已经写过了`,
  'lab-without-deadline': ({ lab }) => `名单的 due 里没有 ${lab} 的截止时间，所以无法延期`,
  'student-taken': ({ id, by, other }) =>
    id === other
      ? `第 ${by} 个学生已经用了 id「${id}」`
      : `第 ${by} 个学生已经用了 id「${other}」；两个 id 不能只有大小写不同`,
  'student-unknown': ({ id }) => `没有 id 为「${id}」的学生`,
  'student-in-two-groups': ({ id }) => `「${id}」已经在一个小组里；一个学生只能在一个小组里`,
  'two-sources': ({ keys }) => `一个学生的作业只能来自一处，这里写了 ${keys.join(' 和 ')}；请只保留一个`,
  'source-taken': ({ key, by }) => `「${by}」已经用了同样的 ${key}；一起提交的学生请写进 groups`,
}

export const rules: RosterFaultWords['rules'] = {
  'student-id': (found) =>
    `最多 64 个字符，由英文字母、数字和 . _ - @ 组成，以字母或数字开头，不以点结尾，现在是 ${found}`,
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
  'at-least-one-student': '至少要有一个学生',
  'at-least-one-lab': '至少要有一个实验；不写 labs 就是课程的所有实验',
}
