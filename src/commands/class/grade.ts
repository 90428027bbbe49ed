import { string } from '@oclif/core/args'
import { openGradebook } from '../../classroom/gradebook/open.ts'
import { classProgress } from '../../classroom/grading/class-progress.ts'
import { classToGrade, gradebookBeside } from '../../classroom/grading/class-to-grade.ts'
import {
  type GradeOutcome,
  gradesAfter,
  isComplete,
  outcomeJson,
  outcomeText,
} from '../../classroom/grading/grade-outcome.ts'
import { engineNamed, type GradeSettings, refuseUnasked } from '../../classroom/grading/grade-settings.ts'
import { openPlace } from '../../classroom/grading/place.ts'
import { beginRun, endRun, runFile } from '../../classroom/grading/run-record.ts'
import { gradeFlags } from '../../cli/class-grade-flags.ts'
import { LabCommand } from '../../cli/command.ts'
import { engineFlags } from '../../cli/engine.ts'
import { whenInterrupted } from '../../cli/interrupt.ts'
import { unwritable } from '../../cli/outputs.ts'
import { resolveEndpoint } from '../../docker/address/endpoint.ts'
import { ExitCode } from '../../grading/exit-code.ts'
import { kinds } from '../../kinds/kinds.ts'
import { InputError } from '../../lab/input-error.ts'
import { wordsIn } from '../../languages/loader.ts'
import { progressOn } from '../../terminal/progress.ts'

export default class Grade extends LabCommand {
  static override summary = "Grade a class: students' engines, submissions and snapshots"
  static override description =
    'Every attempt is kept in the gradebook. A run that was interrupted continues where it stopped. What could not be looked at is tried again, and is never a zero. --context and --host choose the engine in which submissions are run.'
  static override usage = 'class grade ROSTER'
  static override examples = [
    'docker-lab class grade class.yaml',
    'docker-lab class grade class.yaml --labs 3,13 --student alice',
    'docker-lab class grade class.yaml --jobs 16 --timeout 120 --json',
  ]
  static override args = { roster: string({ required: true, description: 'the roster, a YAML file' }) }
  static override flags = { ...engineFlags, ...gradeFlags }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Grade)
    const words = await wordsIn('class-grade', this.language)
    const courseOf = (course: string | undefined) => this.course(flags.course ?? course)
    const choice = { roster: args.roster, labs: flags.labs, students: flags.student }
    const toGrade = await classToGrade(choice, courseOf, words)
    if (toGrade.students.length === 0) throw new InputError([{ message: words.nobody }])
    const stop = new AbortController()
    const progress = progressOn(process.stderr)
    const settings: GradeSettings = {
      toGrade,
      load: (folder, seed) => this.labIn(folder, seed),
      jobs: flags.jobs,
      deadlineMs: flags.timeout * 1000,
      endpoint: () => resolveEndpoint(flags),
      engine: engineNamed(flags.engine, words),
      allowPrivileged: flags['allow-privileged'],
      words,
      sandboxWords: await wordsIn('sandbox', this.language),
      progress,
      signal: stop.signal,
      kinds,
      language: this.language,
      origin: await this.origin(flags.course ?? toGrade.roster.course),
    }
    refuseUnasked(settings)
    const where = flags.gradebook ?? gradebookBeside(args.roster)
    const gradebook = await openGradebook(where)
    const place = await openPlace(gradebook, settings)
    const note = runFile(where, args.roster)
    const run = await beginRun(note, flags.again).catch((error) => {
      throw unwritable(note, error, this.messages.errors)
    })
    if (run.isResumed) progress.step(words.goesOn(run.startedAt))
    progress.step(words.begin(toGrade.students.length, toGrade.labs.length, place.jobs))
    const shown = classProgress(toGrade.students.length, words, progress)
    whenInterrupted(async () => {
      shown.clear()
      progress.step(words.interrupted(`docker-lab class grade ${args.roster}`))
      stop.abort()
      await place.close()
      await gradebook.close()
    })
    try {
      const results = await place.all(run, shown)
      const grades = await gradesAfter(toGrade, gradebook, place.labs)
      await endRun(note)
      shown.clear()
      this.show({ toGrade, run, place: gradebook.place, results, grades }, flags.json, words)
    } catch (error) {
      // Whoever interrupted it has been told, and ends the program.
      if (stop.signal.aborted) return await new Promise<never>(() => {})
      shown.clear()
      throw error
    } finally {
      await place.close()
      await gradebook.close()
    }
  }

  private show(outcome: GradeOutcome, json: boolean, words: Parameters<typeof outcomeText>[1]): void {
    this.print(json ? `${JSON.stringify(outcomeJson(outcome), null, 2)}\n` : outcomeText(outcome, words))
    process.exitCode = isComplete(outcome) ? ExitCode.passed : ExitCode.couldNotLook
  }
}
