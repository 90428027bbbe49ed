import { basename } from 'node:path'
import { boolean } from '@oclif/core/flags'
import { LabCommand } from '../cli/command.ts'
import { chapterTitle } from '../lab/course.ts'
import { wordsIn } from '../languages/loader.ts'
import { adviceOf } from '../student/progress/advice.ts'
import { standingAsJson } from '../student/progress/as-json.ts'
import { byChapter } from '../student/progress/course-progress.ts'
import { listOf } from '../student/progress/list.ts'
import { screenOf } from '../terminal/stream.ts'

export default class List extends LabCommand {
  static override summary = 'List the labs of the course, with how far you are'
  static override usage = 'list'
  static override flags = { json: boolean({ summary: 'Print JSON' }) }

  async run(): Promise<void> {
    const { flags } = await this.parse(List)
    const course = await this.course(flags.course)
    const all = await this.standings(flags.course)
    const titleOf = (chapter: string | undefined) => chapterTitle(chapter, course, this.language)
    if (flags.json) {
      const labs = all.map((one) => standingAsJson(one, titleOf(one.lab.chapter), this.language))
      return this.print(`${JSON.stringify({ course: basename(course.folder), labs }, null, 2)}\n`)
    }
    const words = await wordsIn('progress', this.language)
    const chapters = byChapter(all, ({ chapter }) => titleOf(chapter))
    const lines = listOf(chapters, words, this.language, screenOf(process.stdout))
    this.print(`${[...lines, '', adviceOf(all, words)].join('\n')}\n`)
  }
}
