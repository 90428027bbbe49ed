import { type Points, total } from '../../grading/report.ts'
import type { ProgressWords } from '../../languages/en/progress.ts'
import { inLanguage, type Language } from '../../languages/list.ts'
import { safeParagraph } from '../../terminal/safe-text.ts'
import { painter, type Screen } from '../../terminal/screen.ts'
import { table } from '../../terminal/table.ts'
import { padded, shortened, width } from '../../terminal/width.ts'
import { called, type Standing } from './course-progress.ts'
import { type Chapter, headings, markOf, noneOn } from './shown.ts'

const BAR_CELLS = 20
/** So many labs of a chapter have a mark each. */
const MOST_MARKS = 20

/** How far a student is: a bar for each chapter, one for all, and what was done with each lab. */
export function drawingOf(
  chapters: readonly Chapter[],
  words: ProgressWords,
  language: Language,
  screen: Screen,
): string[] {
  const paint = painter(screen)
  const all = chapters.flatMap(({ standings }) => standings)
  const headingOf = headings(chapters, words)
  const solved = all.filter(({ progress }) => progress.state === 'solved').length
  const lines = [
    ...chapters.map((chapter) => ({
      title: headingOf(chapter),
      ...marksOf(chapter.standings),
      points: total(chapter.standings),
    })),
    { title: words.total, ...plain(words.solved(solved, all.length)), points: total(all) },
  ]
  const titleCells = Math.max(...lines.map(({ title }) => width(title)))
  const markCells = Math.max(...lines.map(({ cells }) => cells))
  const drawn = lines.map(({ title, marks, cells, points }) => {
    const spaces = ' '.repeat(markCells - cells)
    return `${padded(title, titleCells)}  ${marks}${spaces}  ${bar(points)}  ${points.earned}/${points.possible}`
  })
  return [...drawn, ...details()]

  function marksOf(standings: Standing[]) {
    if (standings.length > MOST_MARKS) return plain('')
    const marks = standings.map(({ progress }) => markOf(progress, screen))
    return { marks: marks.join(''), cells: marks.length }
  }

  function bar({ earned, possible }: Points): string {
    const full = possible === 0 ? 0 : Math.floor((BAR_CELLS * earned) / possible)
    const [done, open] = screen.unicode ? ['█', '░'] : ['#', '-']
    return paint('green', done.repeat(full)) + paint('gray', open.repeat(BAR_CELLS - full))
  }

  function details(): string[] {
    const begun = all.filter(({ progress }) => progress.state !== 'new')
    if (begun.length === 0) return []
    const shown = (result: Standing['progress']['best']) =>
      result ? `${result.points.earned}/${result.points.possible}` : noneOn(screen)
    const { number, state, best, last, tries, time, hints, lab: title } = words
    const rows = begun.map(({ lab, progress }) => [
      called(lab),
      words.states[progress.gaveUp ? 'gaveUp' : progress.state],
      shown(progress.best),
      shown(progress.last),
      `${progress.tries}`,
      words.took(Math.round(progress.spentMs / 60_000)),
      `${Object.values(progress.hints).reduce((sum, level) => sum + level, 0)}`,
      safeParagraph(inLanguage(lab.title, language)),
    ])
    const [head = '', ...below] = table(
      [[number, state, best, last, tries, time, hints, title], ...rows],
      [0, 2, 3, 4, 5, 6],
    ).map((line) => shortened(line, screen.columns))
    return ['', paint('bold', head), ...below]
  }
}

const plain = (marks: string) => ({ marks, cells: width(marks) })
