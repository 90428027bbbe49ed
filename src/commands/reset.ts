import { string } from '@oclif/core/args'
import { boolean } from '@oclif/core/flags'
import { LabCommand } from '../cli/command.ts'
import { engineFlags } from '../cli/engine.ts'
import { kept } from '../cli/kept.ts'
import { resolveEndpoint } from '../docker/address/endpoint.ts'
import { ExitCode } from '../grading/exit-code.ts'
import { InputError } from '../lab/input-error.ts'
import type { Lab } from '../lab/lab.ts'
import { forgetAnswers } from '../student/answers.ts'
import { forgetLevels } from '../student/hints.ts'
import { leftOf } from '../student/left.ts'
import { forgetOpened } from '../student/opened.ts'
import { forgetStart, startedFor } from '../student/started.ts'
import { confirm } from '../terminal/confirm.ts'
import { safeText } from '../terminal/safe-text.ts'
import { belongings } from '../workshop/belongings.ts'
import { openWorkshop } from '../workshop/workshop.ts'

export default class Reset extends LabCommand {
  static override summary = 'Remove what you created for a lab, after asking'
  static override description =
    'Removes only what the lab lists as its own, and what "start" created for it. Prunes nothing.'
  static override usage = 'reset LAB'
  static override args = { lab: string({ required: true, description: 'number, slug or path' }) }
  static override flags = {
    ...engineFlags,
    yes: boolean({ char: 'y', summary: 'Do not ask for confirmation' }),
    'dry-run': boolean({ summary: 'Only list what would be removed' }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Reset)
    const { reset } = this.messages
    const lab = await this.lab(args.lab, flags.course)
    const resolved = await resolveEndpoint(flags)
    const workshop = await openWorkshop(resolved, new AbortController().signal)
    const endpoint = resolved.url
    const there = await belongings(workshop, lab, await startedFor(lab, endpoint).record())
    if (there.length === 0) {
      if (!flags['dry-run']) await this.forget(lab, endpoint)
      return this.print(`${reset.nothing(endpoint)}\n`)
    }
    const lines = there.map(({ kind, name }) => `  ${reset.kinds[kind]} ${safeText(name)}`)
    this.print(`${[reset.list(endpoint, flags['dry-run']), ...lines].join('\n')}\n`)
    if (flags['dry-run']) return
    if (!flags.yes && !(await this.agreed())) return this.print(`${reset.kept}\n`)
    await this.forget(lab, endpoint)
    for (const { kind, name, remove } of there) {
      const refusal = await remove()
      if (refusal !== undefined) process.exitCode = ExitCode.couldNotLook
      const what = `${reset.kinds[kind]} ${safeText(name)}`
      this.print(`${refusal === undefined ? reset.removed(what) : reset.refused(what, safeText(refusal))}\n`)
    }
    const { images, files, inSwarm } = await leftOf(lab, workshop.docker, process.cwd())
    if (images.length > 0) this.print(`${reset.leftImages(images.map((name) => safeText(name)))}\n`)
    if (inSwarm) this.print(`${reset.leftSwarm}\n`)
    if (files.length > 0) this.print(`${reset.leftFiles(files.map((name) => safeText(name)))}\n`)
  }

  /** A lab that was reset begins with the first hints and no answers, and has to be started again. */
  private async forget(lab: Lab, endpoint: string): Promise<void> {
    await this.noted(lab, { did: 'reset' })
    await forgetLevels(lab)
    await forgetOpened(lab)
    await kept('answers', forgetAnswers(lab), this.messages)
    await kept('started', forgetStart(lab, endpoint), this.messages)
  }

  private agreed(): Promise<boolean> {
    const { ask, yes, needsYes } = this.messages.reset
    if (process.stdin.isTTY && process.stdout.isTTY) return confirm(ask, yes)
    throw new InputError([{ message: needsYes }])
  }
}
