import type { ImportedList } from '../class-roster.ts'

const FORMATS: Record<ImportedList['format'], string> = {
  moodle: 'a Moodle export',
  canvas: 'a Canvas export',
  csv: 'a list',
}

const SEPARATORS: Record<ImportedList['list']['separator'], string> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
}

const WHY: Record<ImportedList['skipped'][number]['why'], string> = {
  'points-possible': 'points or settings of Canvas, not a student',
  'test-student': "Canvas's test student",
  'no-student': 'the role is not student',
}

const students = (count: number, kind = '') => `${count} ${kind}${count === 1 ? 'student' : 'students'}`

/** Not more than can be read. */
function some(ids: readonly string[]): string {
  const most = 10
  return ids.length > most ? `${ids.slice(0, most).join(', ')} and ${ids.length - most} more` : ids.join(', ')
}

function changed({ update, added, completed }: ImportedList, roster: string): string[] {
  if (!update) return [`Wrote ${roster}.`]
  if (added.length + completed.length === 0)
    return [`${roster} already has all of them. Nothing was changed.`]
  return [
    ...(added.length > 0 ? [`Added ${students(added.length, 'new ')} to ${roster}: ${some(added)}`] : []),
    ...(completed.length > 0
      ? [`Added what ${students(completed.length)} did not have yet (email, keys): ${some(completed)}`]
      : []),
  ]
}

/** What `class roster import` says. */
const classRoster = {
  told(imported: ImportedList, { file, roster }: { file: string; roster: string }): string[] {
    const { format, list, people, skipped, unused, absent } = imported
    const how = `${FORMATS[format]}, ${list.encoding}, separated by ${SEPARATORS[list.separator]}`
    return [
      `Read ${students(people)} from ${file} (${how}).`,
      ...skipped.map(({ line, why }) => `Skipped line ${line}: ${WHY[why]}.`),
      ...(unused.length > 0 ? [`Columns not used: ${some(unused)}`] : []),
      ...changed(imported, roster),
      ...(absent.length > 0 ? [`In the roster but not in this list, and kept: ${some(absent)}`] : []),
      ...(imported.update
        ? []
        : [
            `Next: add deadlines and each student's work to ${roster}, then run "docker-lab class grade ${roster}".`,
          ]),
    ]
  },
  /** At the top of a new roster. Each line begins with a space. */
  comment: (file: string) =>
    [
      ` The class, imported from ${file}. What a roster can also say:`,
      '   labs: [3, 13, 14]                     the labs that count; without it, all of the course',
      '   due: { 3: 2026-12-01T23:59+08:00 }    deadlines, by lab',
      '   late: { per_day: 10%, at_most: 5 }    what late work costs; without it, late work counts 0',
      '   grade: last                           the last attempt counts; without it, the best',
      '   groups: [[alice, bob]]                students who hand in together',
      ' and for each student one of',
      '   host: "ssh://alice@vm1"    context: alice-vm    submission: submissions/alice    snapshot: alice.json',
      ' and more time, such as due: +3d',
    ].join('\n'),
}

export default classRoster
export type ClassRosterWords = typeof classRoster
