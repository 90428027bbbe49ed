import { LabCommand } from '../cli/command.ts'
import { runDirectly } from '../cli/direct.ts'
import { engineFlags } from '../cli/engine.ts'
import { inLanguage } from '../languages/list.ts'
import { wordsIn } from '../languages/loader.ts'
import { called, current, following } from '../student/progress/course-progress.ts'
import { safeParagraph } from '../terminal/safe-text.ts'
import Start from './start.ts'

export default class Next extends LabCommand {
  static override summary = 'Go on to the next lab that you have not solved: prepare it, and show its task'
  static override usage = 'next'
  static override flags = engineFlags

  async run(): Promise<void> {
    const { flags } = await this.parse(Next)
    const words = await wordsIn('progress', this.language)
    const all = await this.standings(flags.course)
    const now = current(all)
    const next = following(all, now)
    if (now && now.progress.state !== 'solved') {
      const { earned, possible } = now.points
      this.print(`${words.notSolved(called(now.lab), earned, possible)}\n`)
    } else if (now) this.print(`${words.cleanUp(called(now.lab))}\n`)
    if (!next) return this.print(`${words.allSolved}\n`)
    const { lab } = next
    this.print(`${words.next(called(lab), safeParagraph(inLanguage(lab.title, this.language)))}\n`)
    await runDirectly(Start, [called(lab), ...this.argv], this.config.root)
  }
}
