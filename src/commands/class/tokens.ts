import { stat } from 'node:fs/promises'
import { boolean, string } from '@oclif/core/flags'
import { gradebookBeside } from '../../classroom/gradebook/beside.ts'
import { openGradebook } from '../../classroom/gradebook/open.ts'
import { loadRoster } from '../../classroom/roster/load-roster.ts'
import type { Student } from '../../classroom/roster/roster.ts'
import { studentTokens, teacherToken } from '../../classroom/server/tokens.ts'
import { LabCommand } from '../../cli/command.ts'
import { refuseUnwritable, writeWhole } from '../../cli/outputs.ts'
import { print } from '../../cli/print.ts'
import { rosterArg } from '../../cli/roster-first.ts'
import { InputError } from '../../lab/input-error.ts'
import { nearest } from '../../lab/nearest.ts'
import type { ServeWords } from '../../languages/en/class-serve.ts'
import { wordsIn } from '../../languages/loader.ts'

export default class Tokens extends LabCommand {
  static override summary = 'Create an address for each student to hand in to'
  static override description =
    'Prints CSV with the columns id, name, email and address. The addresses cannot be shown again: the gradebook only has hashes. Earlier addresses stay valid.'
  static override usage = 'class tokens [ROSTER] [-o FILE.csv]'
  static override examples = [
    'docker-lab class tokens class.yaml --url https://class.example.org -o tokens.csv',
    'docker-lab class tokens class.yaml --student alice',
    'docker-lab class tokens class.yaml --teacher',
  ]
  static override args = { roster: rosterArg }
  static override flags = {
    output: string({ char: 'o', helpValue: 'FILE', summary: 'Write the addresses into this file' }),
    url: string({
      helpValue: 'URL',
      default: 'http://127.0.0.1:8650',
      summary: 'Address at which students reach the server',
    }),
    student: string({ multiple: true, helpValue: 'ID', summary: 'Only this student; can be repeated' }),
    teacher: boolean({
      summary: 'Make a token that a teacher logs in with instead',
      exclusive: ['student', 'output'],
    }),
    gradebook: string({
      helpValue: 'PATH|URL',
      summary: 'The gradebook; default: ROSTER.gradebook.sqlite beside the roster',
    }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Tokens)
    const words = await wordsIn('class-serve', this.language)
    const { output } = flags
    const url = webAddress(flags.url, words)
    if (output !== undefined) await refuseUnwritable(output, this.messages.errors)
    // What is in it cannot be made again.
    if (output !== undefined && (await stat(output).catch(() => undefined))?.isFile())
      throw new InputError([{ file: output, message: words.tokens.exists }])
    const roster = await loadRoster(
      args.roster,
      async (named) => (await this.course(flags.course ?? named)).labs,
    )
    const students = chosen(roster.students, flags.student, words)
    const gradebook = await openGradebook(flags.gradebook ?? gradebookBeside(args.roster))
    try {
      if (flags.teacher) {
        print(`${words.tokens.teacher}\n`, process.stderr)
        return this.print(`${await teacherToken(gradebook)}\n`)
      }
      const csv = await studentTokens(gradebook, students, url)
      if (output === undefined || output === '-') {
        this.print(csv)
        return print(`${words.tokens.once}\n`, process.stderr)
      }
      // Whoever reads an address can hand in as its student.
      await writeWhole(output, csv, this.messages.errors, 0o600)
      this.print(`${words.tokens.made(students.length, output)}\n`)
    } finally {
      await gradebook.close()
    }
  }
}

/** @throws InputError */
function webAddress(text: string, { tokens }: ServeWords): string {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.search || url.hash)
    throw new InputError([{ message: tokens.notAnAddress(text) }])
  return url.href.replace(/\/+$/, '')
}

/** @throws InputError */
function chosen(students: readonly Student[], ids: string[] | undefined, { tokens }: ServeWords): Student[] {
  if (students.length === 0) throw new InputError([{ message: tokens.noStudents }])
  const known = students.map(({ id }) => id)
  const unknown = ids?.find((id) => !known.includes(id))
  if (unknown !== undefined)
    throw new InputError([{ message: tokens.unknownStudent(unknown), suggestion: nearest(unknown, known) }])
  return students.filter(({ id }) => ids === undefined || ids.includes(id))
}
