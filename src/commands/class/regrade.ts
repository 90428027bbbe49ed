import { boolean } from '@oclif/core/flags'
import { gradebookBeside } from '../../classroom/gradebook/beside.ts'
import { openGradebook } from '../../classroom/gradebook/open.ts'
import { classToGrade } from '../../classroom/grading/class-to-grade.ts'
import { type Changed, regradeAll } from '../../classroom/grading/regrade.ts'
import { classFlags } from '../../cli/class-grade-flags.ts'
import { LabCommand } from '../../cli/command.ts'
import { rosterArg } from '../../cli/roster-first.ts'
import { saveMemory } from '../../cli/save-memory.ts'
import { ExitCode } from '../../grading/exit-code.ts'
import { SAMPLE } from '../../lab/varied.ts'
import type { ClassGradeWords } from '../../languages/en/class-grade.ts'
import { wordsIn } from '../../languages/loader.ts'
import { progressOn } from '../../terminal/progress.ts'
import { safeText, safeValue } from '../../terminal/safe-text.ts'
import { table } from '../../terminal/table.ts'

export default class Regrade extends LabCommand {
  static override summary = 'Judge every recording in the gradebook again, by the labs as they are now'
  static override description =
    'No engine is looked at, and nothing in the gradebook is changed: a grading is added only where the result is different.'
  static override usage = 'class regrade [ROSTER]'
  static override examples = [
    'docker-lab class regrade class.yaml',
    'docker-lab class regrade class.yaml --labs 3',
  ]
  static override args = { roster: rosterArg }
  static override flags = { ...classFlags, json: boolean({ summary: 'Print JSON' }) }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Regrade)
    saveMemory()
    const words = await wordsIn('class-grade', this.language)
    const courseOf = (course: string | undefined) => this.course(flags.course ?? course)
    const { roster, labs } = await classToGrade({ roster: args.roster, labs: flags.labs }, courseOf, words)
    const samples = await Promise.all(labs.map(({ folder }) => this.labIn(folder, SAMPLE)))
    await using gradebook = await openGradebook(flags.gradebook ?? gradebookBeside(args.roster), {
      create: false,
    })
    const progress = progressOn(process.stderr)
    const { judged, changed } = await regradeAll({
      gradebook,
      roster,
      labs: samples,
      load: (folder, seed) => this.labIn(folder, seed),
      language: this.language,
      origin: await this.origin(flags.course ?? roster.course),
      onJudged: (count) => count % 100 === 0 && progress.progress(`${count}`),
    })
    progress.progress('')
    const pieces = flags.json
      ? jsonOf(judged, changed, gradebook.place)
      : textOf(judged, changed, words, gradebook.place)
    for (const piece of pieces) this.print(piece)
    if (changed.some(({ now }) => now.outcome === 'error')) process.exitCode = ExitCode.couldNotLook
  }
}

/** A school's results are not put together in memory. */
function* jsonOf(judged: number, changed: readonly Changed[], place: string): Generator<string> {
  const head = { schema: 'docker-lab/class-regrade@1', gradebook: place, judged }
  yield `${JSON.stringify(safeValue(head), null, 2).slice(0, -2)},\n  "changed": [`
  for (const [index, change] of changed.entries()) {
    const text = JSON.stringify(safeValue(change), null, 2).replaceAll('\n', '\n    ')
    yield `${index === 0 ? '' : ','}\n    ${text}`
  }
  yield `${changed.length === 0 ? '' : '\n  '}]\n}\n`
}

function* textOf(
  judged: number,
  changed: readonly Changed[],
  words: ClassGradeWords,
  place: string,
): Generator<string> {
  const { id, lab, before, now, checks } = words.regradeHead
  const points = ({ outcome, earned, possible }: Changed['now']) => `${earned}/${possible} ${outcome}`
  const rows = changed.map((one) => [
    ...[one.student, one.lab, points(one.before), points(one.now)].map((text) => safeText(text)),
    safeText(one.checks.join(', ')),
  ])
  if (rows.length > 0) {
    for (const line of table([[id, lab, before, now, checks], ...rows])) yield `${line}\n`
    yield '\n'
  }
  yield `${words.regraded(judged, changed.length)}\n${words.kept(place)}\n`
}
