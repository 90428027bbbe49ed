import { boolean, string as text } from '@oclif/core/flags'
import { gradebookBeside } from '../../classroom/gradebook/beside.ts'
import { openGradebook } from '../../classroom/gradebook/open.ts'
import { overrideAsJson } from '../../classroom/history/as-json.ts'
import { canBeFirst, decide, decisionOf } from '../../classroom/history/decide.ts'
import { historyOf, subjectOf } from '../../classroom/history/history.ts'
import { gradeLines } from '../../classroom/history/history-lines.ts'
import { LabCommand } from '../../cli/command.ts'
import { gradeArgs, gradebookFlags, rosterFirst } from '../../cli/roster-first.ts'
import type { Seed } from '../../lab/varied.ts'
import { wordsIn } from '../../languages/loader.ts'

export default class Override extends LabCommand {
  static override summary = 'Set the points of one grade by hand, or add a comment; what was graded is kept'
  static override description =
    'The newest decision counts, and the student sees it with its reason. A comment leaves the points as they are.'
  static override usage = 'class override [ROSTER] STUDENT LAB --points N --because TEXT'
  static override examples = [
    'docker-lab class override alice 3 --points 8 --because "The port was taken by the lab machine"',
    'docker-lab class override alice 3 --comment "Nice use of a healthcheck"',
    'docker-lab class override alice 3 --undo --because "Wrong student"',
  ]
  static override args = gradeArgs
  static override flags = {
    points: text({ helpValue: 'N', summary: 'The points that count from now on' }),
    because: text({ helpValue: 'TEXT', summary: 'Why; the student sees it' }),
    comment: text({ helpValue: 'TEXT', summary: 'Only add a comment for the student' }),
    undo: boolean({ summary: 'Let what was graded count again' }),
    by: text({ helpValue: 'NAME', summary: 'Who decides; default: the user of this machine' }),
    ...gradebookFlags,
    json: boolean({ summary: 'Print JSON' }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Override)
    const { roster, others } = rosterFirst(
      [args.roster, args.student, args.lab],
      ['STUDENT', 'LAB'],
      flags,
      this.messages,
    )
    const [student, lab] = others
    const words = await wordsIn('class-gradebook', this.language)
    const decision = decisionOf(flags, words)
    const reader = {
      course: (course: string | undefined) => this.course(course),
      lab: (folder: string, seed: Seed) => this.labIn(folder, seed),
    }
    const subject = await subjectOf({ roster, student, lab, course: flags.course }, reader, words)
    await using gradebook = await openGradebook(flags.gradebook ?? gradebookBeside(roster), {
      create: canBeFirst(decision, subject),
    })
    const noted = await decide(subject, decision, { gradebook, by: flags.by, at: new Date() }, words)
    const history = await historyOf(subject, gradebook, new Date())
    const said = words.decided[decision.what]
    const head = typeof said === 'string' ? said : said(noted.points ?? 0)
    if (flags.json) this.print(`${JSON.stringify(overrideAsJson(noted), null, 2)}\n`)
    else this.print(`${[head, ...gradeLines(history, words)].join('\n')}\n`)
  }
}
