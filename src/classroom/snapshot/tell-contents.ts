import type { ClassSnapshotWords } from '../../languages/en/class-snapshot.ts'
import { safeText } from '../../terminal/safe-text.ts'
import type { Screen } from '../../terminal/screen.ts'
import { wrap } from '../../terminal/wrap.ts'
import type { Contents } from './contents.ts'
import type { Snapshot } from './snapshot.ts'

/** Of a list, so many names are shown. */
const MOST_NAMES = 12

/** What is inside, as a list in words. Pure. */
export function tellContents(
  { labs, student, engine }: Snapshot,
  contents: Contents,
  words: ClassSnapshotWords,
  { columns, unicode }: Pick<Screen, 'columns' | 'unicode'>,
): string {
  const told = Object.entries(words.contents).flatMap(([what, say]) => {
    const names = contents[what as keyof ClassSnapshotWords['contents']]
    return names.length === 0 ? [] : [say(shortened(names, words))]
  })
  const { hidden, readable } = contents
  const lines = [
    words.engine(engine.endpoint),
    ...told,
    ...(hidden > 0 ? [words.hidden(hidden)] : []),
    ...(readable > 0 ? [words.readable(readable)] : []),
  ]
  const mark = unicode ? '•' : '-'
  const listed = lines.flatMap((line) =>
    wrap(safeText(line), columns - 4).map((part, at) => `${at === 0 ? `  ${mark} ` : '    '}${part}`),
  )
  const of = labs.map(({ slug, number }) => `${number ?? slug}`)
  return `${[words.inside(of, student), ...listed, words.nothingElse].join('\n')}\n`
}

function shortened(names: readonly string[], { more }: ClassSnapshotWords): string {
  const rest = names.length - MOST_NAMES
  const shown = names.slice(0, MOST_NAMES).map((name) => safeText(name, 100))
  return [...shown, ...(rest > 0 ? [more(rest)] : [])].join(', ')
}
