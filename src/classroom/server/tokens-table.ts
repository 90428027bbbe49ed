import type { ServeWords } from '../../languages/en/class-serve.ts'
import { safeText } from '../../terminal/safe-text.ts'
import type { Screen } from '../../terminal/screen.ts'
import { table } from '../../terminal/table.ts'
import { shortened, width } from '../../terminal/width.ts'
import { moment } from '../history/moment.ts'
import type { Roster } from '../roster/roster.ts'
import { seedOf } from '../roster/seed.ts'
import type { Issued } from './tokens.ts'

const SHORTEST_NAME = 8
const GAP = 2

/** Who of a class has an address, then who else can hand in or log in; with seeds, where the roster has one. */
export function tokensTable(
  roster: Pick<Roster, 'seed' | 'students'>,
  issued: readonly Issued[],
  words: ServeWords['tokens']['list'],
  { columns }: Pick<Screen, 'columns'>,
): string[] {
  const since = new Map(issued.map(({ id, at }) => [id, moment(at).slice(0, 16)]))
  const students = new Set(roster.students.map(({ id }) => id))
  const others = issued.filter(({ id }) => !students.has(id))
  const rows = [
    { id: words.id, name: words.name, since: words.since, seed: words.seed },
    ...roster.students.map(({ id, name }) => ({
      id,
      name: name === id ? '' : safeText(name),
      since: since.get(id) ?? words.none,
      seed: seedOf(roster, id),
    })),
    ...others.map(({ id, student }) => ({
      id,
      name: student === null ? '' : words.notInClass,
      since: since.get(id) ?? '',
      seed: '',
    })),
  ]
  const shown = (['id', 'since', ...(roster.seed === undefined ? [] : ['seed' as const])] as const).map(
    (column) => Math.max(...rows.map((row) => width(row[column] ?? ''))) + GAP,
  )
  const room = Math.max(SHORTEST_NAME, columns - shown.reduce((sum, one) => sum + one, 0))
  return table(
    rows.map(({ id, name, since: at, seed = '' }) => [
      id,
      shortened(name, room),
      at,
      ...(roster.seed === undefined ? [] : [seed]),
    ]),
  )
}
