import { basename } from 'node:path'
import { boolean } from '@oclif/core/flags'
import { LabCommand } from '../cli/command.ts'
import { score, total } from '../grading/report.ts'
import { chapterTitle } from '../lab/course.ts'
import { inLanguage } from '../languages/list.ts'
import { wordsIn } from '../languages/loader.ts'
import { adviceOf } from '../student/progress/advice.ts'
import { standingAsJson } from '../student/progress/as-json.ts'
import { byChapter, toDo } from '../student/progress/course-progress.ts'
import { drawingOf } from '../student/progress/drawing.ts'
import { safeParagraph } from '../terminal/safe-text.ts'
import { painter } from '../terminal/screen.ts'
import { screenOf } from '../terminal/stream.ts'

export default class Progress extends LabCommand {
  static override summary = 'Show how far you are: points, checks, time and hints of each lab'
  static override usage = 'progress'
  static override flags = { json: boolean({ summary: 'Print JSON' }) }

  async run(): Promise<void> {
    const { flags } = await this.parse(Progress)
    const course = await this.course(flags.course)
    const title = course.title ? inLanguage(course.title, this.language) : basename(course.folder)
    const all = await this.standings(flags.course)
    const titleOf = (chapter: string | undefined) => chapterTitle(chapter, course, this.language)
    if (flags.json) {
      const points = total(all)
      const solved = all.filter(({ progress }) => progress.state === 'solved').length
      const object = {
        course: { name: basename(course.folder), title },
        points,
        score: score(points),
        solved,
        next: toDo(all)?.lab.slug ?? null,
        labs: all.map((one) => standingAsJson(one, titleOf(one.lab.chapter), this.language)),
      }
      return this.print(`${JSON.stringify(object, null, 2)}\n`)
    }
    const words = await wordsIn('progress', this.language)
    const screen = screenOf(process.stdout)
    const chapters = byChapter(all, ({ chapter }) => titleOf(chapter))
    const lines = drawingOf(chapters, words, this.language, screen)
    const head = painter(screen)('bold', safeParagraph(title))
    this.print(`${[head, '', ...lines, '', adviceOf(all, words)].join('\n')}\n`)
  }
}
