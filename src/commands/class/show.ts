import { boolean } from '@oclif/core/flags'
import { gradebookBeside } from '../../classroom/gradebook/beside.ts'
import { openGradebook } from '../../classroom/gradebook/open.ts'
import { historyAsJson } from '../../classroom/history/as-json.ts'
import { historyOf, subjectOf } from '../../classroom/history/history.ts'
import { historyLines } from '../../classroom/history/history-lines.ts'
import { retellIn } from '../../classroom/snapshot/retell.ts'
import { LabCommand } from '../../cli/command.ts'
import { gradeArgs, gradebookFlags, rosterFirst } from '../../cli/roster-first.ts'
import type { Seed } from '../../lab/varied.ts'
import { wordsIn } from '../../languages/loader.ts'
import { screenOf } from '../../terminal/stream.ts'

export default class Show extends LabCommand {
  static override summary = 'Show the whole history of a grade: attempts, what was seen, decisions by hand'
  static override usage = 'class show [ROSTER] STUDENT LAB'
  static override examples = ['docker-lab class show alice 3', 'docker-lab class show class.yaml alice 3']
  static override args = gradeArgs
  static override flags = { ...gradebookFlags, json: boolean({ summary: 'Print JSON' }) }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Show)
    const { roster, others } = rosterFirst(
      [args.roster, args.student, args.lab],
      ['STUDENT', 'LAB'],
      flags,
      this.messages,
    )
    const [student, lab] = others
    const words = await wordsIn('class-gradebook', this.language)
    const { opened, scriptEnded } = this.messages.report
    const reader = {
      course: (course: string | undefined) => this.course(course),
      lab: (folder: string, seed: Seed) => this.labIn(folder, seed),
    }
    const subject = await subjectOf({ roster, student, lab, course: flags.course }, reader, words)
    await using gradebook = await openGradebook(flags.gradebook ?? gradebookBeside(roster), { create: false })
    const { folder } = subject.lab
    const named = { roster: subject.roster, folderOf: () => folder, load: reader.lab }
    const retell = retellIn(this.language, named)
    const history = await historyOf(subject, gradebook, new Date(), retell)
    if (flags.json) this.print(`${JSON.stringify(historyAsJson(history), null, 2)}\n`)
    else
      this.print(
        `${historyLines(history, { ...words, opened, scriptEnded }, screenOf(process.stdout)).join('\n')}\n`,
      )
  }
}
