import { boolean, integer, option, string } from '@oclif/core/flags'
import { LabCommand } from '../cli/command.ts'
import { engineFlags, engineFor } from '../cli/engine.ts'
import { openOutputs } from '../cli/outputs.ts'
import { exitCodeOf } from '../grading/exit-code.ts'
import { grade } from '../grading/grade.ts'
import { InputError } from '../lab/input-error.ts'
import { type ReporterName, reporters } from '../reporters/reporter.ts'

export default class Check extends LabCommand {
  static override summary = 'Look at the engine, and say what is right, what is wrong, and why'
  static override description = 'Changes nothing. LAB is a number, a slug or a path.'
  static override usage = 'check LAB…'
  static override examples = ['docker-lab check 3', 'docker-lab check 3 13 --json']
  static override strict = false
  static override flags = {
    ...engineFlags,
    json: boolean({ summary: 'The same as --reporter json', exclusive: ['reporter'] }),
    reporter: option({
      options: Object.keys(reporters) as ReporterName[],
      multiple: true,
      summary: 'How to report; default: pretty',
    })(),
    output: string({
      multiple: true,
      helpValue: 'FILE',
      summary: 'Where the reporters write, in their order; - is stdout',
    }),
    timeout: integer({
      default: 60,
      min: 1,
      helpValue: 'SECONDS',
      summary: 'How long the whole run may take',
    }),
  }

  async run(): Promise<void> {
    const { flags, argv } = await this.parse(Check)
    if (argv.length === 0) throw new InputError([{ message: this.messages.errors.whichLab(Check.usage) }])
    const names = flags.json ? ['json' as const] : (flags.reporter ?? ['pretty' as const])
    const outputs = await openOutputs(names, flags.output ?? [], this.messages)
    const labs = await Promise.all(argv.map((word) => this.lab(`${word}`, flags.course)))
    const signal = AbortSignal.timeout(flags.timeout * 1000)
    const engine = await engineFor(flags, signal)
    const report = await grade(labs, { ...engine, language: this.language, signal })
    await outputs.write(report)
    process.exitCode = exitCodeOf(report)
  }
}
