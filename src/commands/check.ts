import { boolean, option, string } from '@oclif/core/flags'
import type { Submission } from '../classroom/submit/submission.ts'
import { LabCommand } from '../cli/command.ts'
import { engineFlags, lookFlags, placesOf } from '../cli/engine.ts'
import { type Outputs, openOutputs } from '../cli/outputs.ts'
import { print } from '../cli/print.ts'
import { timeLimit } from '../cli/time-limit.ts'
import { ExitCode, exitCodeOf } from '../grading/exit-code.ts'
import { grade } from '../grading/grade.ts'
import { kinds } from '../kinds/kinds.ts'
import { type ReporterName, reporters } from '../reporters/reporter.ts'
import { withOpened } from '../student/opened.ts'

export default class Check extends LabCommand {
  static override summary = 'Look at the engine, and say what is right, what is wrong, and why'
  static override description =
    'Changes nothing, unless --may-run allows an image to be run once. LAB is a number, a slug or a path. With --from, a snapshot is graded; without LAB, all labs in it.'
  static override usage = 'check LAB…|--all|--from FILE'
  static override examples = ['docker-lab check 3', 'docker-lab check 3 13 --json', 'docker-lab check --all']
  static override strict = false
  static override flags = {
    ...engineFlags,
    ...lookFlags,
    from: string({
      helpValue: 'FILE',
      summary: 'Grade this snapshot instead of an engine; "docker-lab snapshot" writes it',
      exclusive: ['host', 'context', 'dir', 'may-run'],
    }),
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
    submit: string({
      helpValue: 'URL',
      summary: 'Hand the result in at this address; default: DOCKER_LAB_SUBMIT',
      exclusive: ['from'],
    }),
  }

  async run(): Promise<void> {
    const { flags, argv } = await this.parse(Check)
    const { from } = flags
    const labs = from === undefined ? await this.namedLabs(argv, flags, Check.usage) : []
    const names = flags.json ? ['json' as const] : (flags.reporter ?? ['pretty' as const])
    const outputs = await openOutputs(names, flags.output ?? [], this.messages)
    if (from !== undefined) return this.checkSnapshot(from, argv, flags, outputs)
    const submission = await this.submission(flags.submit)
    const signal = timeLimit(flags.timeout)
    const places = await placesOf(flags, signal)
    const origin = await this.origin(flags.course)
    const runs = flags['may-run']
      ? (await import('../workshop/runs.ts')).runsOn(places.engineAt, signal)
      : undefined
    const grading = { ...places, runs, origin, kinds, language: this.language }
    const graded = submission ? await submission.grade(labs, grading) : await grade(labs, grading)
    const report = await withOpened(graded, labs)
    await outputs.write(report)
    process.exitCode = exitCodeOf(report)
    if (submission && !(await submission.submit(told))) process.exitCode = ExitCode.couldNotLook
    const { noteResults } = await import('../student/progress/results.ts')
    await noteResults(labs, report, this.builtIn)
  }

  /** Where to hand in, if anywhere. @throws InputError for what is no address */
  private async submission(flag: string | undefined): Promise<Submission | undefined> {
    const address = flag || process.env.DOCKER_LAB_SUBMIT
    if (!address) return undefined
    const { openSubmission } = await import('../classroom/submit/submission.ts')
    return openSubmission(address, this.language)
  }

  /** The labs that are named, or all that the snapshot was taken for. */
  private async checkSnapshot(
    file: string,
    words: unknown[],
    { all, course }: { all: boolean; course?: string | undefined },
    outputs: Outputs,
  ): Promise<void> {
    const { checkFrom } = await import('../classroom/snapshot/check-from.ts')
    const { language } = this
    const { report, notes } = await checkFrom(file, {
      course: await this.course(course),
      words: words.map(String),
      all,
      load: (folder, seed) => this.labIn(folder, seed),
      language,
      origin: await this.origin(course),
    })
    await outputs.write(report)
    for (const note of notes) print(`${note}\n`, process.stderr)
    process.exitCode = exitCodeOf(report)
  }
}

/** Not on stdout, where the report is. */
const told = (sentence: string) => print(`${sentence}\n`, process.stderr)
