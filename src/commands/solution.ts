import { string } from '@oclif/core/args'
import { boolean } from '@oclif/core/flags'
import { LabCommand } from '../cli/command.ts'
import { InputError } from '../lab/input-error.ts'
import { solutionsOf } from '../lab/solutions.ts'
import { inLanguage } from '../languages/list.ts'
import { wordsIn } from '../languages/loader.ts'
import { rememberSolution } from '../student/opened.ts'
import { solutionPage } from '../student/show-solution.ts'
import { screenOf } from '../terminal/stream.ts'

export default class ShowSolution extends LabCommand {
  static override summary =
    "Show a lab's solution and other right ways: once you have solved it, or with --give-up"
  static override usage = 'solution LAB'
  static override args = { lab: string({ required: true, description: 'number, slug or path' }) }
  static override flags = {
    'give-up': boolean({
      summary: 'Show it before the lab is solved; your progress and reports will say so',
    }),
    all: boolean({ summary: 'Show every right way' }),
    json: boolean({ summary: 'Print JSON' }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(ShowSolution)
    const lab = await this.lab(args.lab, flags.course)
    const words = await wordsIn('progress', this.language)
    const [standing] = await this.standingsWith([lab])
    const isSolved = standing?.progress.state === 'solved'
    const refused = (message: string) => new InputError([{ message }])
    if (!isSolved && !flags['give-up']) throw refused(words.solution.notYet(args.lab))
    const solutions = await solutionsOf(lab, this.prepared)
    if (solutions.length === 0) throw refused(words.solution.none)
    await rememberSolution(lab, isSolved ? 'after-solving' : 'gave-up').catch(() => {})
    await this.noted(lab, { did: 'solution', gaveUp: !isSolved })
    if (flags.json) {
      const ways = solutions.map(({ reason, ...way }) => ({
        ...way,
        ...(reason !== undefined && { reason: inLanguage(reason, this.language) }),
      }))
      return this.print(
        `${JSON.stringify({ lab: lab.slug, gave_up: !isSolved, solutions: ways }, null, 2)}\n`,
      )
    }
    const shown = { language: this.language, screen: screenOf(process.stdout), all: flags.all }
    this.print(`${solutionPage(lab, solutions, words, shown).join('\n')}\n`)
  }
}
