import { string } from '@oclif/core/args'
import { LabCommand } from '../cli/command.ts'
import { engineFlags } from '../cli/engine.ts'
import { kept } from '../cli/kept.ts'
import { resolveEndpoint } from '../docker/address/endpoint.ts'
import { ExitCode } from '../grading/exit-code.ts'
import { readBrief } from '../lab/brief.ts'
import { rememberStart } from '../student/started.ts'
import { renderMarkdown } from '../terminal/markdown.ts'
import { progressOn } from '../terminal/progress.ts'
import { screenOf } from '../terminal/stream.ts'
import { startLab } from '../workshop/start-lab.ts'
import { recordOf } from '../workshop/start-record.ts'
import { openWorkshop } from '../workshop/workshop.ts'

export default class Start extends LabCommand {
  static override summary = 'Prepare what a lab needs: images, services, free ports'
  static override description = 'Changes nothing that already exists, so you can run it again at any time.'
  static override usage = 'start LAB'
  static override args = { lab: string({ required: true, description: 'number, slug or path' }) }
  static override flags = engineFlags

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Start)
    const lab = await this.lab(args.lab, flags.course)
    const endpoint = await resolveEndpoint(flags)
    const workshop = await openWorkshop(endpoint, new AbortController().signal)
    const { start } = this.messages
    const ready = await startLab(lab, workshop, start, progressOn(process.stderr))
    const noted = await recordOf(lab, workshop.docker)
    await kept('started', rememberStart(lab, endpoint.url, noted), this.messages)
    if (!ready) process.exitCode = ExitCode.couldNotLook
    const [title = '', task = ''] = (await readBrief(lab, this.language)).split(/^(?=## )/m)
    const screen = screenOf(process.stdout)
    this.print(
      `\n${renderMarkdown(title + task, screen)}\n${ready ? start.next(args.lab) : start.notReady}\n`,
    )
  }
}
