import { boolean, string } from '@oclif/core/flags'
import { classData } from '../../classroom/class-data.ts'
import { classJson } from '../../classroom/exports/class-json.ts'
import { clockIn, GENERATOR } from '../../classroom/reports/html/document.ts'
import { makeReport } from '../../classroom/reports/make-report.ts'
import { drawReport } from '../../classroom/reports/terminal.ts'
import { type Files, writeFiles } from '../../classroom/reports/write-files.ts'
import { classFlags } from '../../cli/class-grade-flags.ts'
import { LabCommand } from '../../cli/command.ts'
import { print } from '../../cli/print.ts'
import { rosterArg } from '../../cli/roster-first.ts'
import type { Seed } from '../../lab/varied.ts'
import { wordsIn } from '../../languages/loader.ts'
import { screenOf } from '../../terminal/stream.ts'

export default class Report extends LabCommand {
  static override summary = 'Show how a class is doing: grades, checks that fail, and why'
  static override description =
    'Without --html, --per-student or --json it prints a table. The pages need nothing else: no connection, no scripts. A page from --per-student has nothing about other students.'
  static override usage = 'class report [ROSTER]'
  static override examples = [
    'docker-lab class report class.yaml',
    'docker-lab class report class.yaml --labs 3 --html report.html',
    'docker-lab class report class.yaml --per-student reports',
  ]
  static override args = { roster: rosterArg }
  static override flags = {
    html: string({ helpValue: 'FILE', summary: 'Write a page with everything, for the teacher' }),
    'per-student': string({ helpValue: 'DIR', summary: 'Write a page for each student into this directory' }),
    ...classFlags,
    json: boolean({ summary: 'Print JSON' }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Report)
    const words = await wordsIn('class-report', this.language)
    const reader = {
      course: (course: string | undefined) => this.course(course),
      lab: (folder: string, seed: Seed) => this.labIn(folder, seed),
      origin: (course: string | undefined) => this.origin(course),
    }
    const choice = { roster: args.roster, gradebook: flags.gradebook, labs: flags.labs, course: flags.course }
    const data = await classData(choice, reader, await wordsIn('class-grade', this.language), this.language)
    const report = makeReport(data, this.language)
    const { errors, report: labels } = this.messages
    const telling = { words, labels, clock: clockIn(this.language) }
    const fileWords = { ...words, unwritable: errors.unwritable }
    const all: Files[] = []
    if (flags.html !== undefined) {
      const { classPage } = await import('../../classroom/reports/html/class-page.ts')
      all.push({ files: new Map([[flags.html, classPage(report, telling)]]) })
    }
    const folder = flags['per-student']
    if (folder !== undefined) {
      const { pageNames, studentPage } = await import('../../classroom/reports/html/student-page.ts')
      const names = pageNames(report.students)
      const pages = report.students.map(
        (student) => [names.get(student.id) ?? '', studentPage(student, report, telling)] as const,
      )
      all.push({ files: new Map(pages), folder })
    }
    await writeFiles(all, GENERATOR, fileWords)
    for (const { files, folder: into = flags.html ?? '' } of all)
      print(`${words.wrote(files.size, into)}\n`, process.stderr)
    if (flags.json) this.print(classJson(report))
    else if (flags.html === undefined && folder === undefined)
      this.print(`${drawReport(report, words, screenOf(process.stdout)).join('\n')}\n`)
  }
}
