import type { ImportedList } from '../class-roster.ts'
import type { ClassRosterWords } from '../en/class-roster.ts'

const FORMATS: Record<ImportedList['format'], string> = {
  moodle: 'Moodle 导出的文件',
  canvas: 'Canvas 导出的文件',
  csv: '学生名单',
}

const SEPARATORS: Record<ImportedList['list']['separator'], string> = {
  ',': '逗号',
  ';': '分号',
  '\t': '制表符',
}

const WHY: Record<ImportedList['skipped'][number]['why'], string> = {
  'points-possible': '这是 Canvas 的满分或设置，不是学生',
  'test-student': '这是 Canvas 的测试学生',
  'no-student': '角色不是学生',
}

/** 太多就读不完。 */
function some(ids: readonly string[]): string {
  const most = 10
  return ids.length > most ? `${ids.slice(0, most).join('、')} 等 ${ids.length} 项` : ids.join('、')
}

function changed({ update, added, completed }: ImportedList, roster: string): string[] {
  if (!update) return [`已写入 ${roster}。`]
  if (added.length + completed.length === 0) return [`${roster} 里已经有这些学生，没有改动。`]
  return [
    ...(added.length > 0 ? [`已在 ${roster} 里加入 ${added.length} 个新学生：${some(added)}`] : []),
    ...(completed.length > 0
      ? [`已为 ${completed.length} 名学生补上原来没有的内容（email、keys）：${some(completed)}`]
      : []),
  ]
}

const classRoster: ClassRosterWords = {
  told(imported, { file, roster }) {
    const { format, list, people, skipped, unused, absent } = imported
    const how = `${FORMATS[format]}，${list.encoding} 编码，以${SEPARATORS[list.separator]}分隔`
    return [
      `从 ${file} 读取了 ${people} 名学生（${how}）。`,
      ...skipped.map(({ line, why }) => `跳过第 ${line} 行：${WHY[why]}。`),
      ...(unused.length > 0 ? [`没有用到的列：${some(unused)}`] : []),
      ...changed(imported, roster),
      ...(absent.length > 0 ? [`花名册里有、这个文件里没有的学生，已保留：${some(absent)}`] : []),
      ...(imported.update
        ? []
        : [
            `下一步：在 ${roster} 里写上截止时间和每名学生的作业在哪里，然后运行「docker-lab class grade ${roster}」。`,
          ]),
    ]
  },
  comment: (file) =>
    [
      ` 花名册，从 ${file} 导入。还可以写：`,
      '   labs: [3, 13, 14]                     计入成绩的实验；不写，就是课程的所有实验',
      '   due: { 3: 2026-12-01T23:59+08:00 }    各实验的截止时间',
      '   late: { per_day: 10%, at_most: 5 }    迟交每天扣多少、最多几天；不写，迟交记 0 分',
      '   grade: last                           以最后一次为准；不写，取最高的一次',
      '   groups: [[alice, bob]]                一起提交的学生',
      ' 每名学生可以写其中一项：',
      '   host: "ssh://alice@vm1"    context: alice-vm    submission: submissions/alice    snapshot: alice.json',
      ' 还可以延期，例如 due: +3d',
    ].join('\n'),
}

export default classRoster
