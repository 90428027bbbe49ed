import type { Explained } from '../kinds/pages.ts'
import type { Messages } from '../languages/en/messages.ts'
import { renderMarkdown } from '../terminal/markdown.ts'
import { painter, type Screen } from '../terminal/screen.ts'
import { shellLines } from '../terminal/shell-lines.ts'
import { wrap } from '../terminal/wrap.ts'

/** The page of a diagnosis: what happened, how to see it, why Docker works that way. */
export function explainPage(
  code: string,
  { title, page }: Explained,
  { explain }: Messages,
  screen: Screen,
): string {
  const paint = painter(screen)
  const text = (markdown: string) =>
    renderMarkdown(markdown, { ...screen, columns: screen.columns - 2 })
      .trimEnd()
      .split('\n')
      .map((line) => (line === '' ? '' : `  ${line}`))
  return [
    ...wrap(title, screen.columns).map((line) => paint('bold', line)),
    paint('gray', code),
    '',
    paint('green', explain.what),
    ...text(page.what),
    '',
    paint('green', explain.see),
    ...page.see.flatMap((command) =>
      shellLines(command, screen.columns - 2).map((line) => `  ${paint('cyan', line)}`),
    ),
    '',
    paint('green', explain.why),
    ...text(page.why),
    '',
  ].join('\n')
}
