import { string as arg } from '@oclif/core/args'
import { string } from '@oclif/core/flags'
import { LabCommand } from '../cli/command.ts'
import { engineFlags } from '../cli/engine.ts'
import { kept } from '../cli/kept.ts'
import { unwritable } from '../cli/outputs.ts'
import { resolveEndpoint } from '../docker/address/endpoint.ts'
import { ExitCode } from '../grading/exit-code.ts'
import { readBrief } from '../lab/brief.ts'
import { InputError } from '../lab/input-error.ts'
import type { Lab } from '../lab/lab.ts'
import { SAMPLE } from '../lab/varied.ts'
import { handOut } from '../student/hand-out.ts'
import { isSeed, keepSeed, keptSeed, seedFile } from '../student/seed.ts'
import { rememberStart, startedFor } from '../student/started.ts'
import { stateOf } from '../student/state.ts'
import { renderMarkdown } from '../terminal/markdown.ts'
import { type Progress, progressOn } from '../terminal/progress.ts'
import { screenOf } from '../terminal/stream.ts'
import { startLab } from '../workshop/start-lab.ts'
import { openWorkshop } from '../workshop/workshop.ts'

export default class Start extends LabCommand {
  static override summary = 'Prepare what a lab needs: images, services, free ports'
  static override description = 'Changes nothing that already exists, so you can run it again at any time.'
  static override usage = 'start LAB'
  static override args = { lab: arg({ required: true, description: 'number, slug or path' }) }
  static override flags = {
    ...engineFlags,
    seed: string({
      helpValue: 'SEED',
      summary: 'The seed that your teacher gave you, for labs that differ from student to student',
    }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Start)
    if (flags.seed !== undefined) await this.takeSeed(flags.seed, flags.course)
    const lab = await this.lab(args.lab, flags.course)
    const endpoint = await resolveEndpoint(flags)
    const workshop = await openWorkshop(endpoint, new AbortController().signal)
    const { start } = this.messages
    const progress = progressOn(process.stderr)
    await this.noted(lab, { did: 'start' })
    await this.handOut(lab, progress)
    const before = await startedFor(lab, endpoint.url).record()
    const noted = await startLab(lab, workshop, start, progress, before)
    // The note says that the lab was prepared: checks for what is gone rely on it.
    if (noted) await kept('started', rememberStart(lab, endpoint.url, noted), this.messages)
    else process.exitCode = ExitCode.couldNotLook
    const [title = '', task = ''] = (await readBrief(lab, this.language)).split(/^(?=## )/m)
    const screen = screenOf(process.stdout)
    this.print(
      `\n${renderMarkdown(title + task, screen)}\n${this.logins(lab)}${noted ? start.next(args.lab) : start.notReady}\n`,
    )
  }

  /** Values change for every lab that varies, so none of them may be half done. */
  private async takeSeed(seed: string, course: string | undefined): Promise<void> {
    const { start, errors } = this.messages
    if (!isSeed(seed)) throw new InputError([{ message: start.notASeed(seed) }])
    const before = await keptSeed()
    if (before === seed) return
    const begun = before === undefined ? [] : await this.begunLabs(course)
    if (begun.length > 0) throw new InputError([{ message: start.begunOtherwise(begun) }])
    await keepSeed(seed).catch(async (error) => {
      throw unwritable(await seedFile(), error, errors)
    })
    progressOn(process.stderr).step(start.seedKept)
  }

  /** Labs that vary, and that "start" prepared. */
  private async begunLabs(course: string | undefined): Promise<string[]> {
    const begun: string[] = []
    for (const { folder } of (await this.course(course)).labs) {
      if (Object.keys(await stateOf('started', { folder })).length === 0) continue
      const { number, slug, varied } = await this.labIn(folder, SAMPLE)
      if (Object.keys(varied).length > 0) begun.push(`${number ?? slug}`)
    }
    return begun
  }

  /** The only place where a password is shown. */
  private logins({ environment: { containers } }: Lab): string {
    return containers
      .flatMap(({ login, ports }) =>
        login ? [{ ...login, host: `localhost:${ports[0]?.split(':')[0]}` }] : [],
      )
      .map(({ host, user, password }) => `${this.messages.start.login(host, user, password)}\n\n`)
      .join('')
  }

  private async handOut(lab: Lab, progress: Progress): Promise<void> {
    const { start, errors } = this.messages
    const folder = process.cwd()
    const {
      put,
      kept: theirs,
      ignored,
    } = await handOut(lab, folder).catch((error: NodeJS.ErrnoException) => {
      throw error instanceof InputError ? error : unwritable(error.path ?? folder, error, errors)
    })
    for (const file of put) progress.step(start.handedOut(file))
    for (const file of theirs) progress.step(start.fileKept(file))
    for (const file of ignored) progress.step(start.fileIgnored(file))
  }
}
