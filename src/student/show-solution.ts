import type { Lab } from '../lab/lab.ts'
import type { Solution } from '../lab/solutions.ts'
import type { ProgressWords } from '../languages/en/progress.ts'
import { inLanguage, type Language } from '../languages/list.ts'
import { safeLines, safeParagraph } from '../terminal/safe-text.ts'
import { painter, type Screen } from '../terminal/screen.ts'
import { shellLines } from '../terminal/shell-lines.ts'
import { wrap } from '../terminal/wrap.ts'
import { called } from './progress/course-progress.ts'

/** So many ways besides the model solution are shown, unless all are asked for. */
const FEW = 4

/** The model solution of a lab, why it is good, and other right ways. */
export function solutionPage(
  lab: Pick<Lab, 'number' | 'slug' | 'title'>,
  [model, ...others]: readonly Solution[],
  { solution: words }: Pick<ProgressWords, 'solution'>,
  { language, screen, all }: { language: Language; screen: Screen; all: boolean },
): string[] {
  const paint = painter(screen)
  const title = words.title(called(lab), safeParagraph(inLanguage(lab.title, language)))
  const commands = ({ run }: Solution) =>
    shellLines(safeLines(run.trimEnd().replaceAll('\t', '    ')), screen.columns - 2).map((line) =>
      line === '' ? '' : `  ${paint('cyan', line)}`,
    )
  const why = ({ reason }: Solution) =>
    reason === undefined ? [] : ['', ...wrap(safeParagraph(inLanguage(reason, language)), screen.columns)]
  const shown = all ? others : others.slice(0, FEW)
  const hidden = others.length - shown.length
  return [
    ...wrap(title, screen.columns).map((line) => paint('bold', line)),
    '',
    ...(model ? [...commands(model), ...why(model)] : []),
    ...(shown.length > 0 ? ['', paint('green', words.others)] : []),
    ...shown.flatMap((way, index) => [
      '',
      ...wrap(safeParagraph(words.way(index + 2, way.name)), screen.columns),
      ...commands(way),
      ...why(way),
    ]),
    ...(hidden > 0 ? ['', words.more(hidden, called(lab))] : []),
  ]
}
