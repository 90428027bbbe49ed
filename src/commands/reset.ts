import { string } from '@oclif/core/args'
import { boolean } from '@oclif/core/flags'
import { LabCommand } from '../cli/command.ts'
import { engineFlags } from '../cli/engine.ts'
import { resolveEndpoint } from '../docker/address/endpoint.ts'
import { ExitCode } from '../grading/exit-code.ts'
import { safeText } from '../grading/safe-text.ts'
import { InputError } from '../lab/input-error.ts'
import { forgetLevels } from '../student/hints.ts'
import { confirm } from '../terminal/confirm.ts'
import { belongings } from '../workshop/belongings.ts'
import { openWorkshop } from '../workshop/workshop.ts'

export default class Reset extends LabCommand {
  static override summary = 'Remove what a lab had you make, after asking'
  static override description =
    'Only what the lab names as its own goes, and the containers that «start» made for it. Nothing is pruned.'
  static override usage = 'reset LAB'
  static override args = { lab: string({ required: true, description: 'number, slug or path' }) }
  static override flags = {
    ...engineFlags,
    yes: boolean({ char: 'y', summary: 'Do not ask' }),
    'dry-run': boolean({ summary: 'Only say what would be removed' }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Reset)
    const { reset } = this.messages
    const lab = await this.lab(args.lab, flags.course)
    const workshop = await openWorkshop(await resolveEndpoint(flags), new AbortController().signal)
    const there = await belongings(workshop, lab.owns, lab.slug)
    if (there.length === 0) return this.print(`${reset.nothing(workshop.ask.endpoint)}\n`)
    const lines = there.map(({ kind, name }) => `  ${reset.kinds[kind]} ${safeText(name)}`)
    this.print(`${[reset.list(workshop.ask.endpoint, flags['dry-run']), ...lines].join('\n')}\n`)
    if (flags['dry-run']) return
    if (!flags.yes && !(await this.agreed())) return this.print(`${reset.kept}\n`)
    await forgetLevels(lab)
    for (const { kind, name, remove } of there) {
      const refusal = await remove()
      if (refusal !== undefined) process.exitCode = ExitCode.couldNotLook
      const what = `${reset.kinds[kind]} ${safeText(name)}`
      this.print(`${refusal === undefined ? reset.removed(what) : reset.refused(what, safeText(refusal))}\n`)
    }
  }

  private agreed(): Promise<boolean> {
    if (process.stdin.isTTY && process.stdout.isTTY) return confirm(this.messages.reset.ask)
    throw new InputError([{ message: this.messages.reset.needsYes }])
  }
}
