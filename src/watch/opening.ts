import { allCodes, explainCode } from '../kinds/pages.ts'
import type { Check, Lab } from '../lab/lab.ts'
import type { Solution } from '../lab/solutions.ts'
import type { ProgressWords } from '../languages/en/progress.ts'
import { inLanguage } from '../languages/list.ts'
import { explainPage } from '../student/explain-page.ts'
import type { Standing } from '../student/progress/course-progress.ts'
import { listOf } from '../student/progress/list.ts'
import type { Chapter } from '../student/progress/shown.ts'
import { solutionPage } from '../student/show-solution.ts'
import { safeParagraph } from '../terminal/safe-text.ts'
import { painter } from '../terminal/screen.ts'
import { wrap } from '../terminal/wrap.ts'
import type { Page } from './page.ts'
import type { Opened } from './state.ts'

/** What can be opened over a lab, each as it is shown. */

export const openBrief = ({ words, brief }: Page): Opened => ({
  kind: 'brief',
  title: words.task,
  lines: brief,
})

/** The hints of a check, from the first one up to a level. */
export function openHints({ title, hints }: Check, level: number, { words, language }: Page): Opened {
  return {
    kind: 'hint',
    title: words.hints,
    isLast: level >= hints.length,
    lines(screen) {
      const paint = painter(screen)
      const heading = wrap(safeParagraph(inLanguage(title, language)), screen.columns)
      return [
        ...heading.map((line) => paint('bold', line)),
        ...hints
          .slice(0, level)
          .flatMap((hint, index) => [
            '',
            paint('green', words.hint(index + 1, hints.length)),
            ...wrap(safeParagraph(inLanguage(hint, language)), screen.columns - 2).map((line) => `  ${line}`),
          ]),
      ]
    },
  }
}

/** The page of a diagnosis; undefined where there is none. */
export async function openExplained(
  diagnosis: string,
  { words, messages, language }: Page,
): Promise<Opened | undefined> {
  const code = (await allCodes()).find((one) => one.code === diagnosis)
  if (!code) return undefined
  const explained = await explainCode(code, language)
  return {
    kind: 'explain',
    title: words.explanation,
    lines: (screen) => explainPage(diagnosis, explained, messages, screen).trimEnd().split('\n'),
  }
}

export function openSolution(
  lab: Lab,
  solutions: readonly Solution[],
  { words, language }: Page,
  progress: ProgressWords,
): Opened {
  return {
    kind: 'solution',
    title: words.solution,
    lines: (screen) => solutionPage(lab, solutions, progress, { language, screen, all: true }),
  }
}

/** The labs of the course, one of them chosen. */
export interface Listed extends Opened {
  chosen: Standing
  /** The same with the lab so many lines further down. */
  moved(by: number): Listed
}

export function openList(
  chapters: readonly Chapter[],
  chosen: Standing,
  page: Page,
  progress: ProgressWords,
): Listed {
  const all = chapters.flatMap(({ standings }) => standings)
  const plain = { columns: 80, colour: false, unicode: true }
  return {
    kind: 'list',
    title: page.words.labs,
    lines: (screen) => listOf(chapters, progress, page.language, screen, chosen),
    focus: listOf(chapters, progress, page.language, plain, chosen).findIndex((line) => line.startsWith('>')),
    chosen,
    moved(by) {
      const at = Math.min(Math.max(all.indexOf(chosen) + by, 0), all.length - 1)
      return openList(chapters, all[at] ?? chosen, page, progress)
    },
  }
}
