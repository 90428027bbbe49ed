import type { Cell, LabView, State } from '../view.ts'
import type { Place } from './details.tsx'
import { useWords } from './words.ts'

/** Each state has a shape, so that it can be told without its colour. */
export const SYMBOLS: Record<State, string> = {
  passed: '✓',
  working: '✗',
  error: '?',
  pending: '·',
  missing: '–',
}

/** How far one student is with one lab; a click shows what was seen. */
export function GridCell(props: {
  cell: Cell | undefined
  student: string
  lab: LabView
  isStop: boolean
  isCompact: boolean
  onFocus: () => void
  open: (place: Place) => void
}) {
  const { say, lab, text, time } = useWords()
  const { cell } = props
  if (!cell) return <td />
  const { state, points, possible, tries, at, failing } = cell
  const failingTitle = failing && text(props.lab.checks[failing.check] ?? failing.title)
  const facts = [
    points !== null && say.grid.points(points, possible),
    tries > 0 && say.grid.tries(tries),
    at !== null && say.grid.at(time(at)),
    failingTitle && say.grid.firstFailing(failingTitle),
  ].filter(Boolean)
  const label = `${props.student}, ${lab(props.lab)}: ${[say.states[state], ...facts].join(', ')}`
  return (
    <td class={state}>
      <button
        type="button"
        title={[say.states[state], ...facts].join('\n')}
        tabIndex={props.isStop ? 0 : -1}
        onFocus={props.onFocus}
        onClick={() => props.open({ student: cell.student, lab: cell.lab })}
      >
        <span class="unseen">{label}</span>
        <span class="symbol" aria-hidden="true">
          {SYMBOLS[state]}
        </span>
        {points !== null && !props.isCompact && (
          <span class="points" aria-hidden="true">
            {points}/{possible}
          </span>
        )}
        {failingTitle && !props.isCompact && (
          <span class="failing" aria-hidden="true">
            {failingTitle}
          </span>
        )}
      </button>
    </td>
  )
}
