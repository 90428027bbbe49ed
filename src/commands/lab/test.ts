import { boolean, integer, string } from '@oclif/core/flags'
import { LabCommand } from '../../cli/command.ts'
import { engineFlags } from '../../cli/engine.ts'
import { defaultJobs, enginesNamed, labTestWords, testOnEngines } from '../../cli/lab-test.ts'
import { refuseUnwritable, writeWhole } from '../../cli/outputs.ts'
import { screenOf } from '../../cli/terminal.ts'
import { ExitCode } from '../../grading/exit-code.ts'
import { InputError } from '../../lab/input-error.ts'

export default class Test extends LabCommand {
  static override summary =
    'Prove that a lab grades truly: try its cases, right and wrong, in throw-away engines'
  static override description =
    'Everything in cases.yaml must come to what it expects, and an engine in which nothing was done must earn nothing.'
  static override usage = 'lab test [LAB…]'
  static override examples = [
    'docker-lab lab test 3',
    'docker-lab lab test --mutants --jobs 4',
    'docker-lab lab test 3 --engines 20.10,26.1,28.5',
  ]
  static override strict = false
  static override flags = {
    ...engineFlags,
    mutants: boolean({
      summary: 'Also change solutions: what is wrong must not pass, what means the same must',
    }),
    'every-solution': boolean({
      summary: 'Change every solution, and not only the first',
      dependsOn: ['mutants'],
    }),
    threshold: integer({
      default: 100,
      min: 0,
      max: 100,
      helpValue: 'PERCENT',
      summary: 'How many of the mutants must be found',
    }),
    case: string({ helpValue: 'TEXT', summary: 'Only the cases with this in their name' }),
    repeat: integer({
      default: 1,
      min: 1,
      helpValue: 'N',
      summary: 'Try everything N times; it must come to the same',
    }),
    busy: boolean({ summary: 'Keep all processors busy meanwhile' }),
    jobs: integer({ min: 1, helpValue: 'N', summary: 'How many throw-away engines at once' }),
    engines: string({
      default: '28.5',
      helpValue: 'LIST',
      summary: 'Which engines: versions of Docker, podman; with commas',
    }),
    'engine-is-disposable': boolean({ summary: 'Use the engine itself: EVERYTHING in it is removed' }),
    'case-timeout': integer({
      default: 90,
      min: 1,
      helpValue: 'SECONDS',
      summary: 'How long a case may take',
    }),
    disk: string({ default: '20G', helpValue: 'SIZE', summary: 'How much a throw-away engine may write' }),
    json: boolean({ summary: 'As JSON' }),
    junit: string({ helpValue: 'FILE', summary: 'Also write JUnit XML' }),
  }

  async run(): Promise<void> {
    const { flags, argv, metadata } = await this.parse(Test)
    const words = await labTestWords(this.language)
    const disposable = flags['engine-is-disposable']
    if (disposable && !metadata.flags.engines?.setFromDefault)
      throw new InputError([{ message: words.notWithDisposable }])
    const engines = enginesNamed(flags.engines, words)
    if (flags.junit !== undefined) await refuseUnwritable(flags.junit, this.messages.errors)
    const named =
      argv.length > 0 ? argv.map(String) : (await this.course(flags.course)).labs.map(({ folder }) => folder)
    const labs = await Promise.all(named.map((word) => this.lab(word, flags.course)))
    if (labs.length === 0) throw new InputError([{ message: words.noLabs }])
    const [{ planLabs }, { busyMachine }] = await Promise.all([
      import('../../authoring/testing/test-labs.ts'),
      import('../../authoring/testing/busy.ts'),
    ])
    const plan = { mutants: flags.mutants, everySolution: flags['every-solution'], named: flags.case }
    const plans = await planLabs(labs, plan)
    if (plans.every(({ trials }) => trials.length === 0))
      throw new InputError([{ message: words.noCase(flags.case ?? '') }])
    using _ = flags.busy ? busyMachine() : undefined
    const report = await testOnEngines(plans, {
      ...plan,
      engines,
      disposable,
      words,
      where: flags,
      disk: flags.disk,
      jobs: flags.jobs ?? defaultJobs(),
      repeat: flags.repeat,
      threshold: flags.threshold,
      deadlineMs: flags['case-timeout'] * 1000,
      language: this.language,
    })
    const [{ pretty }, { junit }] = await Promise.all([
      import('../../authoring/testing/formats/pretty.ts'),
      import('../../authoring/testing/formats/junit.ts'),
    ])
    if (flags.junit !== undefined) await writeWhole(flags.junit, junit(report, words), this.messages.errors)
    this.print(
      flags.json ? `${JSON.stringify(report, null, 2)}\n` : pretty(report, words, screenOf(process.stdout)),
    )
    if (!report.passed) process.exitCode = ExitCode.failed
  }
}
