import { string } from '@oclif/core/args'
import { boolean } from '@oclif/core/flags'
import { LabCommand } from '../cli/command.ts'
import { engineFlags } from '../cli/engine.ts'
import { problemWords } from '../kinds/kinds.ts'
import { examine, exitCodeOfExamined } from '../student/doctor/examine.ts'
import { tellExamined } from '../student/doctor/tell.ts'
import { safeValue } from '../terminal/safe-text.ts'
import { painter } from '../terminal/screen.ts'
import { screenOf } from '../terminal/stream.ts'
import { wrap } from '../terminal/wrap.ts'

export default class Doctor extends LabCommand {
  static override summary =
    'Show which engine is used and why, whether it answers, and whether a lab can start'
  static override usage = 'doctor [LAB]'
  static override args = { lab: string({ description: 'number, slug or path' }) }
  static override flags = { ...engineFlags, json: boolean({ summary: 'Print JSON' }) }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Doctor)
    const course = await this.course(flags.course)
    const all = await Promise.all(course.labs.map(({ folder }) => this.labIn(folder)))
    const labs = args.lab === undefined ? all : [await this.lab(args.lab, flags.course)]
    const examined = await examine(flags, { labs, all, needs: course.needs })
    process.exitCode = exitCodeOfExamined(examined)
    const problems = await problemWords(this.language)
    const findings = safeValue(tellExamined(examined, this.messages.doctor, problems))
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
