import { string as text } from '@oclif/core/flags'
import { openGradebook } from '../../classroom/gradebook/open.ts'
import { classProgress } from '../../classroom/grading/class-progress.ts'
import { classToGrade } from '../../classroom/grading/class-to-grade.ts'
import { refuseUnasked, settingsFrom } from '../../classroom/grading/grade-settings.ts'
import { openPlace } from '../../classroom/grading/place.ts'
import { hasQueue, workOnQueue } from '../../classroom/grading/queue/run-by-queue.ts'
import { placeFlags } from '../../cli/class-grade-flags.ts'
import { LabCommand } from '../../cli/command.ts'
import { engineFlags } from '../../cli/engine.ts'
import { whenInterrupted } from '../../cli/interrupt.ts'
import { rosterArg } from '../../cli/roster-first.ts'
import { InputError } from '../../lab/input-error.ts'
import { wordsIn } from '../../languages/loader.ts'
import { progressOn } from '../../terminal/progress.ts'

export default class Worker extends LabCommand {
  static override summary =
    'Take grading work from a gradebook on PostgreSQL, on as many machines as you like'
  static override description =
    '"class grade --gradebook postgres://…" puts the work in and waits for it. The work of a worker that stops goes to a different one. Each worker needs the same roster and the files that it names.'
  static override usage = 'class worker [ROSTER] --gradebook postgres://…'
  static override examples = [
    'docker-lab class worker class.yaml --gradebook postgres://teacher@db/school',
    'docker-lab class worker class.yaml --gradebook postgres://teacher@db/school --jobs 8 --allow-privileged',
  ]
  static override args = { roster: rosterArg }
  static override flags = {
    ...engineFlags,
    ...placeFlags,
    gradebook: text({ required: true, helpValue: 'URL', summary: 'The gradebook: postgres://…' }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Worker)
    const words = await wordsIn('class-grade', this.language)
    if (!hasQueue(flags.gradebook)) throw new InputError([{ message: words.noQueue }])
    const courseOf = (course: string | undefined) => this.course(flags.course ?? course)
    const toGrade = await classToGrade({ roster: args.roster }, courseOf, words)
    const stop = new AbortController()
    const progress = progressOn(process.stderr)
    const settings = await settingsFrom(flags, {
      toGrade,
      progress,
      load: (folder, seed) => this.labIn(folder, seed),
      // Each job has one of its own.
      deadlineMs: 0,
      signal: stop.signal,
      language: this.language,
      origin: await this.origin(flags.course ?? toGrade.roster.course),
    })
    refuseUnasked(settings)
    await using gradebook = await openGradebook(flags.gradebook)
    await using place = await openPlace(gradebook, settings)
    const watched = classProgress(undefined, words, progress)
    progress.step(words.working(gradebook.place))
    const working = workOnQueue(flags.gradebook, settings, { place, watched })
    whenInterrupted(async () => {
      watched.clear()
      progress.step(words.stopping)
      stop.abort()
      await working.catch(() => {})
      await place.close()
      await gradebook.close()
    })
    await working
  }
}
