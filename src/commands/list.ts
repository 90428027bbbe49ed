import { basename } from 'node:path'
import { boolean } from '@oclif/core/flags'
import { LabCommand } from '../cli/command.ts'
import { total } from '../grading/report.ts'
import { chapterTitle } from '../lab/course.ts'
import { inLanguage } from '../languages/list.ts'
import { safeParagraph } from '../terminal/safe-text.ts'
import { painter } from '../terminal/screen.ts'
import { screenOf } from '../terminal/stream.ts'
import { table } from '../terminal/table.ts'

export default class List extends LabCommand {
  static override summary = 'List the labs of the course'
  static override usage = 'list'
  static override flags = { json: boolean({ summary: 'Print JSON' }) }

  async run(): Promise<void> {
    const { flags } = await this.parse(List)
    const course = await this.course(flags.course)
    const labs = await Promise.all(course.labs.map(({ folder }) => this.labIn(folder)))
    const rows = labs.map((lab) => ({
      number: lab.number ?? null,
      slug: lab.slug,
      title: inLanguage(lab.title, this.language),
      chapter: lab.chapter ?? null,
      chapter_title: chapterTitle(lab.chapter, course, this.language),
      minutes: lab.minutes ?? null,
      points: total(lab.checks.map(({ points }) => ({ points: { earned: 0, possible: points } }))).possible,
    }))
    if (flags.json)
      return this.print(`${JSON.stringify({ course: basename(course.folder), labs: rows }, null, 2)}\n`)
    const { list } = this.messages
    const head = [list.number, list.title, list.chapter, list.minutes, list.points]
    const cells = rows.map(({ number, title, chapter_title, minutes, points }) =>
      [number, title, chapter_title, minutes, points].map((value) => safeParagraph(`${value ?? ''}`)),
    )
    const [first = '', ...rest] = table([head, ...cells], [0, 3, 4])
    this.print(
      `${[painter(screenOf(process.stdout))('bold', first), ...rest, '', list.next(`${rows[0]?.number ?? rows[0]?.slug}`)].join('\n')}\n`,
    )
  }
}
