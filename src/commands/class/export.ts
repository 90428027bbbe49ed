import { basename, extname } from 'node:path'
import { boolean, option, string } from '@oclif/core/flags'
import { classData } from '../../classroom/class-data.ts'
import type { ClassReport } from '../../classroom/class-report.ts'
import { assignmentsOf } from '../../classroom/exports/assignments.ts'
import type { Wording } from '../../classroom/exports/feedback.ts'
import { type ExportOptions, FORMATS, kindOf, results, texts } from '../../classroom/exports/formats.ts'
import { makeReport } from '../../classroom/reports/make-report.ts'
import { writeFiles } from '../../classroom/reports/write-files.ts'
import { classFlags } from '../../cli/class-grade-flags.ts'
import { LabCommand } from '../../cli/command.ts'
import { writeWhole } from '../../cli/outputs.ts'
import { print } from '../../cli/print.ts'
import { rosterArg } from '../../cli/roster-first.ts'
import { ExitCode } from '../../grading/exit-code.ts'
import { InputError } from '../../lab/input-error.ts'
import type { Seed } from '../../lab/varied.ts'
import { wordsIn } from '../../languages/loader.ts'

export default class Export extends LabCommand {
  static override summary = 'Write the grades for a spreadsheet, Moodle, Canvas, Gradescope and others'
  static override description =
    'A grade that is missing is an empty cell, never a zero. The formats gradescope-autograder, classroom50-autograder and github-workflow need no grades: they are what these systems need to grade a lab themselves.'
  static override usage = 'class export [ROSTER] --format FORMAT [-o FILE|DIR]'
  static override examples = [
    'docker-lab class export class.yaml --format csv --bom -o grades.csv',
    'docker-lab class export class.yaml --format moodle -o moodle.csv',
    'docker-lab class export class.yaml --format canvas --assignment 3=12345 -o canvas.csv',
    'docker-lab class export class.yaml --format gradescope-autograder --labs 3 -o autograder.zip',
  ]
  static override args = { roster: rosterArg }
  static override flags = {
    format: option({ options: FORMATS, required: true, summary: 'What to write' })(),
    output: string({ char: 'o', helpValue: 'FILE|DIR', summary: 'Where to write it; default: print it' }),
    ...classFlags,
    student: string({ multiple: true, helpValue: 'ID', summary: 'Only this student; can be repeated' }),
    assignment: string({
      multiple: true,
      helpValue: 'LAB=NAME',
      summary: 'What the other system calls a lab: an assignment id in Canvas, a short name in Classroom 50',
    }),
    classroom: string({
      helpValue: 'NAME',
      summary: "What Classroom 50 calls the class; default: the roster's name",
    }),
    bom: boolean({ summary: 'Begin CSV with a byte order mark, so that Excel reads it as UTF-8' }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Export)
    const { format, output } = flags
    const words = await wordsIn('class-export', this.language)
    const chosenWords = await wordsIn('class-grade', this.language)
    const refuse = (message: string) => new InputError([{ message }])
    if (flags.bom && format !== 'csv') throw refuse(words.onlyCsv)
    const choice = {
      roster: args.roster,
      gradebook: flags.gradebook,
      labs: flags.labs,
      students: flags.student,
      course: flags.course,
    }
    const reader = {
      course: (course: string | undefined) => this.course(course),
      lab: (folder: string, seed: Seed) => this.labIn(folder, seed),
      origin: (course: string | undefined) => this.origin(course),
    }
    const { errors, pack } = this.messages
    const kind = kindOf(format)
    if (kind.is === 'autograder') {
      if (!output?.endsWith('.zip')) throw refuse(words.needsZip(format))
      const { classToGrade } = await import('../../classroom/grading/class-to-grade.ts')
      const courseOf = (named: string | undefined) => reader.course(flags.course ?? named)
      const { roster, course, labs } = await classToGrade(choice, courseOf, chosenWords)
      const [lab, ...others] = labs
      if (lab === undefined || others.length > 0) throw refuse(words.oneLab(format))
      const { autograder } = await import('../../classroom/exports/autograders/make.ts')
      const { language } = this
      const { version } = this.config
      const making = { format: kind.format, version, language, course, lab }
      const archive = await autograder({ ...making, named: choice.course ?? roster.course }, words, pack)
      await writeWhole(output, archive, errors)
      return print(`${words.wrote(1, output)}\n`, process.stderr)
    }
    if (kind.is === 'xlsx' && output === undefined) throw refuse(words.needsOutput(format))
    if (kind.is === 'results' && output === undefined) throw refuse(words.needsDirectory(format))
    const data = await classData(choice, reader, chosenWords, this.language)
    const report = makeReport(data, this.language)
    const wording: Wording = { words, report: this.messages.report }
    const options: ExportOptions = {
      bom: flags.bom,
      assignments: assignmentsOf(flags.assignment ?? [], report.labs, words),
      classroom: flags.classroom ?? basename(args.roster, extname(args.roster)),
      groups: data.roster.groups,
    }
    if (kind.is === 'results')
      return this.writeResults(kind.format, output ?? '', { report, options, wording })
    if (kind.is === 'xlsx') {
      const [{ xlsx }, { gradeTable }] = await Promise.all([
        import('../../classroom/exports/xlsx.ts'),
        import('../../classroom/exports/grade-table.ts'),
      ])
      const book = await xlsx(gradeTable(report, words), words.sheet)
      await writeWhole(output ?? '', book, errors)
      return print(`${words.wrote(1, output ?? '')}\n`, process.stderr)
    }
    const { text, notes } = await texts[kind.format](report, options, wording)
    for (const note of notes) print(`${note}\n`, process.stderr)
    if (output === undefined || output === '-') return this.print(text)
    await writeWhole(output, text, errors)
    print(`${words.wrote(1, output)}\n`, process.stderr)
  }

  /** A file for each student and lab; where it can only be one, the output can be that file. */
  private async writeResults(
    format: keyof typeof results,
    output: string,
    { report, options, wording }: { report: ClassReport; options: ExportOptions; wording: Wording },
  ): Promise<void> {
    const { words } = wording
    const { errors } = this.messages
    const { make, sign } = results[format]
    const { files, without } = await make(report, options, wording)
    const isOne = output.endsWith('.json')
    if (isOne && files.size + without.length !== 1)
      throw new InputError([{ message: words.needsDirectory(format) }])
    if (without.length > 0) print(`${words.leftOut(without, words.noGrade)}\n`, process.stderr)
    const [only] = files.values()
    if (isOne && only === undefined) {
      process.exitCode = ExitCode.couldNotLook
      return
    }
    const fileWords = { ...words, unwritable: errors.unwritable }
    const written = isOne ? new Map([[output, only ?? '']]) : files
    await writeFiles([{ files: written, folder: isOne ? undefined : output }], sign, fileWords)
    print(`${words.wrote(written.size, output)}\n`, process.stderr)
  }
}
