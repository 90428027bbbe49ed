import { defaultJobs, enginesNamed, testOnEngines } from '../../authoring/testing/on-engines.ts'
import { LabCommand } from '../../cli/command.ts'
import { engineFlags } from '../../cli/engine.ts'
import { labTestFlags } from '../../cli/lab-test-flags.ts'
import { labTestWords, shownLabTest, writeJunit } from '../../cli/lab-test-formats.ts'
import { refuseUnwritable } from '../../cli/outputs.ts'
import { exitCodeOf } from '../../grading/exit-code.ts'
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
  static override flags = { ...engineFlags, ...labTestFlags }

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
    const everySolution = flags['every-solution']
    const plan = { mutants: flags.mutants || everySolution, everySolution, named: flags.case }
    const plans = await planLabs(labs, plan)
    if (plans.length === 0) throw new InputError([{ message: words.noCase(flags.case ?? '') }])
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
    if (flags.junit !== undefined) await writeJunit(flags.junit, report, words, this.messages)
    this.print(flags.json ? `${JSON.stringify(report, null, 2)}\n` : await shownLabTest(report, words))
    process.exitCode = exitCodeOf(report)
  }
}
