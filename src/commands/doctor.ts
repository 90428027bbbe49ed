import { string } from '@oclif/core/args'
import { boolean } from '@oclif/core/flags'
import { LabCommand } from '../cli/command.ts'
import { engineFlags } from '../cli/engine.ts'
import { ExitCode } from '../grading/exit-code.ts'
import { safeValue } from '../grading/safe-text.ts'
import { examine } from '../student/doctor.ts'
import { painter } from '../terminal/screen.ts'
import { screenOf } from '../terminal/stream.ts'
import { wrap } from '../terminal/wrap.ts'

export default class Doctor extends LabCommand {
  static override summary = 'Which engine is used and why, whether it answers, and whether a lab could begin'
  static override usage = 'doctor [LAB]'
  static override args = { lab: string({ description: 'number, slug or path' }) }
  static override flags = { ...engineFlags, json: boolean({ summary: 'As JSON' }) }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Doctor)
    const lab = args.lab === undefined ? undefined : await this.lab(args.lab, flags.course)
    const findings = safeValue(await examine(flags, lab, this.messages.doctor, this.language))
    if (findings.some(({ about, ok }) => about === 'engine' && !ok)) process.exitCode = ExitCode.couldNotLook
    if (flags.json) return this.print(`${JSON.stringify({ findings }, null, 2)}\n`)
    const screen = screenOf(process.stdout)
    const paint = painter(screen)
    const [good, bad] = screen.unicode ? ['✓', '!'] : ['+', '!']
    for (const { ok, text, next } of findings) {
      const mark = ok ? paint('green', good) : paint('yellow', bad)
      const [first = '', ...rest] = wrap(text, screen.columns - 2)
      const advice = next === undefined ? [] : wrap(next, screen.columns - 4)
      const lines = [
        `${mark} ${first}`,
        ...rest.map((line) => `  ${line}`),
        ...advice.map((line) => `    ${paint('cyan', line)}`),
      ]
      this.print(`${lines.join('\n')}\n`)
    }
  }
}
