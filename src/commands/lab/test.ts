import { pretty } from '../../authoring/testing/formats/pretty.ts'
import { enginesNamed, testOnEngines } from '../../authoring/testing/on-engines.ts'
import { LabCommand } from '../../cli/command.ts'
import { engineFlags } from '../../cli/engine.ts'
import { whenInterrupted } from '../../cli/interrupt.ts'
import { labTestFlags } from '../../cli/lab-test-flags.ts'
import { refuseUnwritable, writeWhole } from '../../cli/outputs.ts'
import { resolveEndpoint } from '../../docker/address/endpoint.ts'
import { exitCodeOf } from '../../grading/exit-code.ts'
import { InputError } from '../../lab/input-error.ts'
import { wordsIn } from '../../languages/loader.ts'
import { progressOn } from '../../terminal/progress.ts'
import { screenOf } from '../../terminal/stream.ts'

export default class Test extends LabCommand {
  static override summary =
    'Prove that a lab grades correctly: try its right and wrong cases in throwaway engines'
  static override description =
    'Every case in cases.yaml must get the outcomes it expects, and an untouched engine must earn no points.'
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
    const [words, sandboxWords] = await Promise.all([
      wordsIn('lab-test', this.language),
      wordsIn('sandbox', this.language),
    ])
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
      // Named cases are few.
      everyCase: flags['every-case'] || flags.case !== undefined,
      share: flags.share,
      disposable,
      words,
      sandboxWords,
      progress: progressOn(process.stderr),
      whenInterrupted,
      endpoint: await resolveEndpoint(flags),
      disk: flags.disk,
      jobs: flags.jobs,
      repeat: flags.repeat,
      threshold: flags.threshold,
      deadlineMs: flags['case-timeout'] * 1000,
      language: this.language,
    })
    if (flags.junit !== undefined) {
      const { junit } = await import('../../authoring/testing/formats/junit.ts')
      await writeWhole(flags.junit, junit(report, words), this.messages.errors)
    }
    this.print(
      flags.json ? `${JSON.stringify(report, null, 2)}\n` : pretty(report, words, screenOf(process.stdout)),
    )
    process.exitCode = exitCodeOf(report)
  }
}
