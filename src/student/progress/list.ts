import type { ProgressWords } from '../../languages/en/progress.ts'
import { inLanguage, type Language } from '../../languages/list.ts'
import { safeParagraph } from '../../terminal/safe-text.ts'
import { painter, type Screen } from '../../terminal/screen.ts'
import { table } from '../../terminal/table.ts'
import type { Standing } from './course-progress.ts'
import { type Chapter, headings, markOf, noneOn } from './shown.ts'

/** All labs by chapter, with their state and points. @param chosen the lab that is pointed at */
export function listOf(
  chapters: readonly Chapter[],
  words: ProgressWords,
  language: Language,
  screen: Screen,
  chosen?: Standing,
): string[] {
  const paint = painter(screen)
  const headingOf = headings(chapters, words)
  const head = [words.number, words.lab, words.minutes, words.points]
  const rows = chapters.flatMap(({ standings }) =>
    standings.map(({ lab, progress, points }) => [
      `${lab.number ?? ''}`,
      safeParagraph(inLanguage(lab.title, language)),
      `${lab.minutes ?? ''}`,
      `${progress.best ? points.earned : noneOn(screen)}/${points.possible}`,
    ]),
  )
  const [first = '', ...lines] = table([head, ...rows], [0, 2, 3])
  const below = lines.values()
  return [
    `   ${paint('bold', first)}`,
    ...chapters.flatMap((chapter) => {
      const heading = headingOf(chapter)
      const labs = chapter.standings.map((standing) => {
        const line = below.next().value ?? ''
        const isChosen = standing === chosen
        return `${isChosen ? '>' : ' '}${markOf(standing.progress, screen)} ${isChosen ? paint('bold', line) : line}`
      })
      return heading ? [paint('green', heading), ...labs] : labs
    }),
  ]
}
