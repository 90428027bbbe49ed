import { string } from '@oclif/core/args'
import { integer } from '@oclif/core/flags'
import { LabCommand } from '../cli/command.ts'
import { type EngineFlags, engineFlags, placesOf } from '../cli/engine.ts'
import { timeLimit } from '../cli/time-limit.ts'
import { grade } from '../grading/grade.ts'
import { kinds } from '../kinds/kinds.ts'
import { type Check, inLanguage, type Lab } from '../lab/lab.ts'
import { checkCalled } from '../student/find-check.ts'
import { nextLevel, rememberLevel } from '../student/hints.ts'
import { safeParagraph } from '../terminal/safe-text.ts'
import { painter } from '../terminal/screen.ts'
import { screenOf } from '../terminal/stream.ts'
import { wrap } from '../terminal/wrap.ts'

const LOOK_SECONDS = 15

export default class Hint extends LabCommand {
  static override summary =
    'Show a hint for the first check that does not pass; run it again for a stronger one'
  static override usage = 'hint LAB [CHECK]'
  static override args = {
    lab: string({ required: true, description: 'number, slug or path' }),
    check: string({ description: 'id of the check' }),
  }
  static override flags = {
    ...engineFlags,
    level: integer({ min: 1, max: 3, summary: 'Show this hint instead of the next one' }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Hint)
    const lab = await this.lab(args.lab, flags.course)
    const { hint } = this.messages
    const check =
      args.check === undefined
        ? await this.firstOpen(lab, flags)
        : checkCalled(lab, args.check, this.messages)
    if (!check) return this.print(`${hint.allPass}\n`)
    const { colour, columns } = screenOf(process.stdout)
    const title = painter({ colour })('bold', safeParagraph(inLanguage(check.title, this.language)))
    if (check.hints.length === 0) return this.print(`${title}\n${hint.none(args.lab)}\n`)
    const level = Math.min(flags.level ?? (await nextLevel(lab, check)), check.hints.length)
    await rememberLevel(lab, check, level)
    await this.noted(lab, { did: 'hint', check: check.id, level })
    const text = wrap(
      safeParagraph(inLanguage(check.hints[level - 1] ?? '', this.language)),
      columns - 2,
    ).map((line) => `  ${line}`)
    this.print([title, ...text, '', hint.step(level, check.hints.length), ''].join('\n'))
  }

  /** The first check that does not pass now; the first of all where nobody can look. */
  private async firstOpen(
    lab: Lab,
    flags: EngineFlags & { course?: string | undefined },
  ): Promise<Check | undefined> {
    const signal = timeLimit(LOOK_SECONDS)
    const [places, origin] = await Promise.all([placesOf(flags, signal), this.origin(flags.course)])
    const report = await grade([lab], { ...places, origin, kinds, language: this.language })
    const open = report.labs[0]?.checks.find(({ outcome }) => outcome !== 'pass')
    return lab.checks.find(({ id }) => id === open?.id)
  }
}
