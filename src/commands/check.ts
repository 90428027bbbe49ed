import { boolean, integer, option, string } from '@oclif/core/flags'
import { LabCommand } from '../cli/command.ts'
import { engineFlags, placesOf } from '../cli/engine.ts'
import { openOutputs } from '../cli/outputs.ts'
import { LONGEST_SECONDS, timeLimit } from '../cli/time-limit.ts'
import { exitCodeOf } from '../grading/exit-code.ts'
import { grade } from '../grading/grade.ts'
import { kinds } from '../kinds/kinds.ts'
import { InputError } from '../lab/input-error.ts'
import { type ReporterName, reporters } from '../reporters/reporter.ts'
import { withOpened } from '../student/opened.ts'

export default class Check extends LabCommand {
  static override summary = 'Look at the engine, and say what is right, what is wrong, and why'
  static override description = 'Changes nothing. LAB is a number, a slug or a path.'
  static override usage = 'check LAB…|--all'
  static override examples = ['docker-lab check 3', 'docker-lab check 3 13 --json', 'docker-lab check --all']
  static override strict = false
  static override flags = {
    ...engineFlags,
    all: boolean({ summary: 'All labs of the course' }),
    json: boolean({ summary: 'Same as --reporter json', exclusive: ['reporter'] }),
    reporter: option({
      options: Object.keys(reporters) as ReporterName[],
      multiple: true,
      summary: 'Report format; default: pretty',
    })(),
    output: string({
      multiple: true,
      helpValue: 'FILE',
      summary: 'Files to write the reports to, in order; - is stdout',
    }),
    dir: string({ helpValue: 'DIR', summary: 'Your working directory; default: the current one' }),
    timeout: integer({
      default: 60,
      min: 1,
      max: LONGEST_SECONDS,
      helpValue: 'SECONDS',
      summary: 'Time limit for the whole run',
    }),
  }

  async run(): Promise<void> {
    const { flags, argv } = await this.parse(Check)
    if (flags.all && argv.length > 0) throw new InputError([{ message: this.messages.errors.labsOrAll }])
    if (argv.length === 0 && !flags.all)
      throw new InputError([{ message: this.messages.errors.whichLab(Check.usage) }])
    const names = flags.json ? ['json' as const] : (flags.reporter ?? ['pretty' as const])
    const outputs = await openOutputs(names, flags.output ?? [], this.messages)
    const words = flags.all ? (await this.course(flags.course)).labs.map(({ folder }) => folder) : argv
    const named = await Promise.all([...new Set(words)].map((word) => this.lab(`${word}`, flags.course)))
    const labs = [...new Map(named.map((lab) => [lab.folder, lab])).values()]
    const signal = timeLimit(flags.timeout)
    const places = await placesOf(flags, signal)
    const origin = await this.origin(flags.course)
    const graded = await grade(labs, { ...places, origin, kinds, language: this.language })
    const report = await withOpened(graded, labs)
    await outputs.write(report)
    process.exitCode = exitCodeOf(report)
    const { noteResults } = await import('../student/progress/results.ts')
    await noteResults(labs, report, this.builtIn)
  }
}
