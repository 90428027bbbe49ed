import { gradebookBeside } from '../../classroom/gradebook/beside.ts'
import { openGradebook } from '../../classroom/gradebook/open.ts'
import { classProgress } from '../../classroom/grading/class-progress.ts'
import { classToGrade } from '../../classroom/grading/class-to-grade.ts'
import { gradesAfter, isComplete, outcomeJson, outcomeText } from '../../classroom/grading/grade-outcome.ts'
import { refuseUnasked, settingsFrom } from '../../classroom/grading/grade-settings.ts'
import { openPlace } from '../../classroom/grading/place.ts'
import { hasQueue, runByQueue } from '../../classroom/grading/queue/run-by-queue.ts'
import { beginRun, endRun, runFile } from '../../classroom/grading/run-record.ts'
import { gradeFlags } from '../../cli/class-grade-flags.ts'
import { LabCommand } from '../../cli/command.ts'
import { engineFlags } from '../../cli/engine.ts'
import { whenInterrupted } from '../../cli/interrupt.ts'
import { unwritable } from '../../cli/outputs.ts'
import { rosterArg } from '../../cli/roster-first.ts'
import { ExitCode } from '../../grading/exit-code.ts'
import { InputError } from '../../lab/input-error.ts'
import { wordsIn } from '../../languages/loader.ts'
import { progressOn } from '../../terminal/progress.ts'

export default class Grade extends LabCommand {
  static override summary = "Grade a class: students' engines, submissions and snapshots"
  static override description =
    'Every attempt is kept in the gradebook. A run that was interrupted continues where it stopped. What could not be looked at is tried again, and is never a zero. --context and --host choose the engine in which submissions are run.'
  static override usage = 'class grade [ROSTER]'
  static override examples = [
    'docker-lab class grade class.yaml',
    'docker-lab class grade class.yaml --labs 3,13 --student alice',
    'docker-lab class grade class.yaml --jobs 16 --timeout 120 --json',
  ]
  static override args = { roster: rosterArg }
  static override flags = { ...engineFlags, ...gradeFlags }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Grade)
    const words = await wordsIn('class-grade', this.language)
    const courseOf = (course: string | undefined) => this.course(flags.course ?? course)
    const choice = { roster: args.roster, labs: flags.labs, students: flags.student }
    const toGrade = await classToGrade(choice, courseOf, words)
    const { roster, students, labs } = toGrade
    if (students.length === 0) throw new InputError([{ message: words.nobody }])
    const stop = new AbortController()
    const progress = progressOn(process.stderr)
    const settings = await settingsFrom(flags, {
      toGrade,
      progress,
      load: (folder, seed) => this.labIn(folder, seed),
      deadlineMs: flags.timeout * 1000,
      signal: stop.signal,
      language: this.language,
      origin: await this.origin(flags.course ?? roster.course),
    })
    const where = flags.gradebook ?? gradebookBeside(args.roster)
    const byWorkers = hasQueue(where)
    // Elsewhere, each worker is asked.
    if (!byWorkers) refuseUnasked(settings)
    await using gradebook = await openGradebook(where)
    await using place = await openPlace(gradebook, settings)
    try {
      const note = runFile(where, args.roster)
      const run = await beginRun(note, flags.again).catch((error) => {
        throw unwritable(note, error, this.messages.errors)
      })
      if (run.isResumed) progress.step(words.goesOn(run.startedAt))
      progress.step(words.begin(students.length, labs.length, byWorkers ? undefined : place.jobs))
      const watched = classProgress(students.length, words, progress)
      whenInterrupted(async () => {
        watched.clear()
        const command = `docker-lab class grade ${args.roster}`
        progress.step(byWorkers ? words.left(command) : words.interrupted(command))
        stop.abort()
        await place.close()
        await gradebook.close()
      })
      const workerCommand = `docker-lab class worker ${args.roster} --gradebook ${gradebook.place}`
      const results = byWorkers
        ? await runByQueue(where, run, settings, { place, watched, workerCommand })
        : await place.all(run, watched)
      const grades = await gradesAfter(toGrade, gradebook, place.labs)
      await endRun(note)
      watched.clear()
      const outcome = { toGrade, run, place: gradebook.place, results, grades }
      this.print(
        flags.json
          ? `${JSON.stringify(outcomeJson(outcome), null, 2)}\n`
          : outcomeText(outcome, words, process.stdout.columns),
      )
      process.exitCode = isComplete(outcome) ? ExitCode.passed : ExitCode.couldNotLook
    } catch (error) {
      // Whoever interrupted it has been told, and ends the program.
      if (stop.signal.aborted) return await new Promise<never>(() => {})
      progress.progress('')
      throw error
    }
  }
}
