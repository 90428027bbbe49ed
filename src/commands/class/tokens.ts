import { stat } from 'node:fs/promises'
import { boolean, string } from '@oclif/core/flags'
import { BOM } from '../../classroom/exports/csv.ts'
import { gradebookBeside } from '../../classroom/gradebook/beside.ts'
import type { Gradebook } from '../../classroom/gradebook/gradebook.ts'
import { GradebookProblem } from '../../classroom/gradebook/gradebook-problem.ts'
import { openGradebook } from '../../classroom/gradebook/open.ts'
import { loadRoster } from '../../classroom/roster/load-roster.ts'
import type { Roster, Student } from '../../classroom/roster/roster.ts'
import {
  type Issued,
  issuedTokens,
  revokeTokens,
  studentTokens,
  teacherToken,
} from '../../classroom/server/tokens.ts'
import { tokensTable } from '../../classroom/server/tokens-table.ts'
import { LabCommand } from '../../cli/command.ts'
import { refuseUnwritable, writeWhole } from '../../cli/outputs.ts'
import { print } from '../../cli/print.ts'
import { rosterArg } from '../../cli/roster-first.ts'
import { InputError } from '../../lab/input-error.ts'
import { nearest } from '../../lab/nearest.ts'
import type { ServeWords } from '../../languages/en/class-serve.ts'
import { wordsIn } from '../../languages/loader.ts'
import { screenOf } from '../../terminal/stream.ts'

const others = ['student', 'renew', 'output', 'bom', 'teacher']

export default class Tokens extends LabCommand {
  static override summary = 'Create an address for each student to hand in to'
  static override description =
    'Prints CSV with the columns id, name, email and address, and seed if the roster has one, for students who have no address yet. The addresses cannot be shown again: the gradebook only has hashes. A student who gets a new address with --student or --renew can no longer use the earlier one.'
  static override usage = 'class tokens [ROSTER] [-o FILE.csv]'
  static override examples = [
    'docker-lab class tokens class.yaml --url https://class.example.org -o tokens.csv',
    'docker-lab class tokens class.yaml --student alice',
    'docker-lab class tokens class.yaml --list',
    'docker-lab class tokens class.yaml --revoke alice',
    'docker-lab class tokens class.yaml --teacher',
  ]
  static override args = { roster: rosterArg }
  static override flags = {
    output: string({ char: 'o', helpValue: 'FILE', summary: 'Write the addresses into this file' }),
    bom: boolean({ summary: 'Begin CSV with a byte order mark, so that Excel reads it as UTF-8' }),
    url: string({
      helpValue: 'URL',
      default: 'http://127.0.0.1:8650',
      summary: 'Address at which students reach the server',
    }),
    student: string({
      multiple: true,
      helpValue: 'ID',
      summary: 'A new address for this student; can be repeated',
    }),
    renew: boolean({ summary: 'New addresses also for those who have one' }),
    list: boolean({
      summary: 'Show who has an address or a token, and since when',
      exclusive: [...others, 'revoke'],
    }),
    revoke: string({
      multiple: true,
      helpValue: 'ID',
      summary: 'Make an address or a token invalid, by an id from --list; can be repeated',
      exclusive: others,
    }),
    teacher: boolean({
      summary: 'Make a token that a teacher logs in with instead',
      exclusive: ['student', 'renew', 'output', 'bom'],
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
    refuseUnknown(roster, flags.student ?? [], words)
    const where = flags.gradebook ?? gradebookBeside(args.roster)
    if (flags.list) {
      const issued = await issuedIn(where, { isNamed: flags.gradebook !== undefined })
      return this.print(
        `${tokensTable(roster, issued, words.tokens.list, screenOf(process.stdout)).join('\n')}\n`,
      )
    }
    await using gradebook = await openGradebook(where, { create: !flags.revoke })
    if (flags.revoke) return await this.revoke(flags.revoke, gradebook, words)
    if (flags.teacher) {
      print(`${words.tokens.teacher}\n`, process.stderr)
      return this.print(`${await teacherToken(gradebook)}\n`)
    }
    const issued = await issuedTokens(gradebook)
    const students = chosen(roster.students, issued, flags, words)
    const csv = `${flags.bom ? BOM : ''}${await studentTokens(gradebook, students, { url, roster })}`
    if (output === undefined || output === '-') this.print(csv)
    // Whoever reads an address can hand in as its student.
    else await writeWhole(output, csv, this.messages.errors, 0o600)
    // Not before the new ones are where they can be read.
    const replaced = issued.filter(({ student }) => students.some(({ id }) => id === student))
    await revokeTokens(gradebook, replaced)
    if (output === undefined || output === '-') print(`${words.tokens.once}\n`, process.stderr)
    else this.print(`${words.tokens.made(students.length, output)}\n`)
    if (replaced.length > 0) print(`${words.tokens.replaced(replaced.length)}\n`, process.stderr)
    const kept = flags.student ? 0 : roster.students.length - students.length
    if (kept > 0) print(`${words.tokens.kept(kept)}\n`, process.stderr)
  }

  private async revoke(ids: readonly string[], gradebook: Gradebook, { tokens }: ServeWords): Promise<void> {
    const issued = await issuedTokens(gradebook)
    const known = issued.map(({ id }) => id)
    const unknown = ids.find((id) => !known.includes(id))
    if (unknown !== undefined)
      throw new InputError([
        { message: tokens.nothingToRevoke(unknown), suggestion: nearest(unknown, known) },
      ])
    const revoked = issued.filter(({ id }) => ids.includes(id))
    await revokeTokens(gradebook, revoked)
    const ofTeacher = revoked.some(({ student }) => student === null)
    this.print(
      `${[tokens.revoked(revoked.map(({ id }) => id)), ...(ofTeacher ? [tokens.loggedOut] : [])].join('\n')}\n`,
    )
  }
}

/** Without a gradebook, nobody has an address yet; a gradebook that was named has to exist. @throws GradebookProblem */
async function issuedIn(where: string, { isNamed }: { isNamed: boolean }): Promise<Issued[]> {
  try {
    await using gradebook = await openGradebook(where, { create: false })
    return await issuedTokens(gradebook)
  } catch (error) {
    if (!isNamed && error instanceof GradebookProblem && error.trouble.code === 'missing') return []
    throw error
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
function refuseUnknown({ students }: Roster, ids: readonly string[], { tokens }: ServeWords): void {
  const known = students.map(({ id }) => id)
  const unknown = ids.find((id) => !known.includes(id))
  if (unknown !== undefined)
    throw new InputError([{ message: tokens.unknownStudent(unknown), suggestion: nearest(unknown, known) }])
}

/** Those that are named, or all who have no address yet. @throws InputError where nobody is left */
function chosen(
  students: readonly Student[],
  issued: readonly Issued[],
  { student: ids, renew }: { student?: string[] | undefined; renew: boolean },
  { tokens }: ServeWords,
): Student[] {
  if (ids) return students.filter(({ id }) => ids.includes(id))
  const owners = new Set(renew ? [] : issued.map(({ student }) => student))
  const without = students.filter(({ id }) => !owners.has(id))
  if (without.length === 0) throw new InputError([{ message: tokens.allHaveOne }])
  return without
}
