import type { ClassExportWords } from '../en/class-export.ts'

const classExport: ClassExportWords = {
  id: '学号',
  name: '姓名',
  email: '邮箱',
  total: '总分',
  note: '备注',
  sheet: '成绩',
  feedback: (lab) => `${lab}（反馈）`,
  error: '无法检查；不等于零分',
  missing: '未提交',
  pending: '尚未评分',
  late: (days, earned) => `迟交 ${days} 天；扣分前 ${earned}`,
  byHand: (by, because) => `由 ${by} 给分：${because}`,
  comment: (by, because) => `${by} 的评语：${because}`,
  labelled: (label, text) => `${label}：${text}`,
  outcomes: { pass: '通过', fail: '未通过', blocked: '等待', error: '无法检查' },
  practice: '在学生自己的引擎上检查，或者根据它的快照检查（练习）',
  assessed: '在老师的沙箱里重新运行（考核）',
  wrote: (files, place) => `已写入 ${files} 个文件：${place}`,
  leftOut: (names, why) => `未包含（${why}）：${names.join('、')}`,
  noGrade: '没有成绩',
  noMoodleKey: '没有邮箱、ID number 和用户名',
  moodleKeys: (column, names) =>
    `只要有一名学生无法识别，Moodle 就会中止整个导入。缺少「${column}」的学生：${names.join('、')}`,
  noCanvasKey: (names) =>
    `这些学生没有 Canvas ID、SIS User ID 和 SIS Login ID，Canvas 只能按姓名查找：${names.join('、')}`,
  needsOutput: (format) => `--format ${format} 生成的文件无法在终端显示：请用 -o 指定文件`,
  needsDirectory: (format) =>
    `--format ${format} 为每名学生的每个实验写一个文件：请用 -o 指定目录；只选一名学生和一个实验时，也可以指定以 .json 结尾的文件`,
  handIn: (lab) =>
    `没有提交快照。请用「docker-lab snapshot ${lab} -o snapshot.json」生成，然后提交这个文件。`,
  needsZip: (format) => `--format ${format} 生成 ZIP 压缩包：请用 -o 指定以 .zip 结尾的文件`,
  oddFolder: (folder) =>
    `实验目录「${folder}」含有自动评分脚本无法使用的字符；可以用字母、数字、「.」「_」「-」`,
  oneLab: (format) => `--format ${format} 只针对一个实验：请用 --labs 指定`,
  onlyCsv: '--bom 只能与 --format csv 一起使用',
  noLab: (lab, labs) => `花名册里没有实验「${lab}」；有 ${labs.join('、')}`,
  badAssignment: (text) =>
    `--assignment 的格式是 LAB=NAME，例如 Canvas 用 3=12345，Classroom 50 用 3=nginx，而不是「${text}」`,
  foreign: '这个文件不是 docker-lab 写的，所以没有替换。请换一个位置，或者先移走这个文件',
  notADirectory: '这是一个文件；这种格式需要目录',
}

export default classExport
