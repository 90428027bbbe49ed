import { boolean, string } from '@oclif/core/flags'
import { contentsOf } from '../classroom/snapshot/contents.ts'
import { STUDENT_ID } from '../classroom/snapshot/snapshot.ts'
import { takeSnapshot } from '../classroom/snapshot/take.ts'
import { tellContents } from '../classroom/snapshot/tell-contents.ts'
import { refuseToOverwrite, textOf, writeSnapshot } from '../classroom/snapshot/write.ts'
import { LabCommand } from '../cli/command.ts'
import { engineFlags, lookFlags, placesOf } from '../cli/engine.ts'
import { timeLimit } from '../cli/time-limit.ts'
import { ExitCode } from '../grading/exit-code.ts'
import { kinds } from '../kinds/kinds.ts'
import { InputError } from '../lab/input-error.ts'
import { wordsIn } from '../languages/loader.ts'
import { safeValue } from '../terminal/safe-text.ts'
import { screenOf } from '../terminal/stream.ts'

export default class Snapshot extends LabCommand {
  static override summary = 'Write what the checks of labs see into a file, to hand it in'
  static override description =
    'Lists what is in the file before it writes it. Values of environment variables and paths of this machine are replaced by hashes, except for those that the report shows. Only an earlier snapshot is overwritten. Changes nothing in the engine.'
  static override usage = 'snapshot LAB…|--all -o FILE'
  static override examples = [
    'docker-lab snapshot 3 -o lab3.json',
    'docker-lab snapshot --all -o alice.json --student alice',
  ]
  static override strict = false
  static override flags = {
    ...engineFlags,
    ...lookFlags,
    all: boolean({ summary: 'All labs of the course' }),
    output: string({ char: 'o', helpValue: 'FILE', summary: 'File to write' }),
    student: string({ helpValue: 'ID', summary: 'Your id in the class' }),
    json: boolean({ summary: 'Print JSON' }),
  }

  async run(): Promise<void> {
    const { flags, argv } = await this.parse(Snapshot)
    const words = await wordsIn('class-snapshot', this.language)
    const { student = null, output: file } = flags
    if (!file) throw new InputError([{ message: words.errors.noFile }])
    if (student !== null && !STUDENT_ID.test(student))
      throw new InputError([{ message: words.errors.studentId(student) }])
    const labs = await this.namedLabs(argv, flags, Snapshot.usage)
    await refuseToOverwrite(file, this.language)
    const signal = timeLimit(flags.timeout)
    const places = await placesOf(flags, signal)
    const runs = flags['may-run']
      ? (await import('../workshop/runs.ts')).runsOn(places.engineAt, signal)
      : undefined
    const origin = await this.origin(flags.course)
    const { snapshot, report } = await takeSnapshot(
      labs,
      { ...places, runs, origin, kinds, language: this.language },
      student,
    )
    const contents = contentsOf(snapshot)
    if (!flags.json) this.print(tellContents(snapshot, contents, words, screenOf(process.stdout)))
    await writeSnapshot(file, snapshot, this.language)
    process.exitCode = report.complete ? ExitCode.passed : ExitCode.couldNotLook
    if (flags.json) {
      const { digest, labs: inIt, time, engine } = snapshot
      const told = { file, student, labs: inIt, time, engine, contents, complete: report.complete, digest }
      return this.print(`${JSON.stringify(safeValue(told), null, 2)}\n`)
    }
    const kilobytes = Math.ceil(Buffer.byteLength(textOf(snapshot)) / 1024)
    this.print(`${words.written(file, kilobytes)}\n${report.complete ? '' : `${words.incomplete}\n`}`)
  }
}
