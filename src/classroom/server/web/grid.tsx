import { useRef, useState } from 'preact/hooks'
import { type ClassState, keyOf } from './class-state.ts'
import type { Place } from './details.tsx'
import type { Shown } from './filters.tsx'
import { GridCell } from './grid-cell.tsx'
import { useWords } from './words.ts'

/** The table of students and labs. The arrow keys move in it, and it is one stop for the Tab key. */
export function Grid(props: {
  state: ClassState
  shown: Shown
  open: (place: Place) => void
  isCompact?: boolean
}) {
  const { say, lab } = useWords()
  const { cells } = props.state
  const { labs, students } = props.shown
  const table = useRef<HTMLTableElement>(null)
  const [current, setCurrent] = useState('')
  const keys = students.flatMap(({ id }) => labs.map(({ slug }) => keyOf(id, slug)))
  const stop = keys.includes(current) ? current : keys[0]

  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: labs.length, ArrowUp: -labs.length }[event.key]
    const buttons = [...(table.current?.querySelectorAll<HTMLElement>('td button') ?? [])]
    const at = buttons.indexOf(event.target as HTMLElement)
    const to = { Home: buttons[0], End: buttons.at(-1) }[event.key] ?? (step && buttons[at + step])
    if (at < 0 || !to) return
    event.preventDefault()
    to.focus()
  }

  if (students.length === 0) return <p class="none">{say.filters.none}</p>
  return (
    <div class={`grid ${props.isCompact ? 'compact' : ''} ${labs.length > 8 ? 'many' : ''}`}>
      <table ref={table} onKeyDown={move}>
        <caption class="unseen">{say.grid.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{say.grid.student}</th>
            {labs.map((one) => (
              <th scope="col" key={one.slug} title={lab(one)}>
                {props.isCompact || labs.length > 8 ? (
                  <abbr title={lab(one)}>{one.number ?? lab(one)}</abbr>
                ) : (
                  lab(one)
                )}
              </th>
            ))}
            {!props.isCompact && (
              <th scope="col" class="total">
                {say.grid.total}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {students.map(({ id, name }) => {
            const row = labs.flatMap(({ slug }) => cells.get(keyOf(id, slug)) ?? [])
            return (
              <tr key={id}>
                <th scope="row" title={id}>
                  <bdi>{name}</bdi>
                </th>
                {labs.map((one) => (
                  <GridCell
                    key={one.slug}
                    cell={cells.get(keyOf(id, one.slug))}
                    student={name}
                    lab={one}
                    isStop={stop === keyOf(id, one.slug)}
                    onFocus={() => setCurrent(keyOf(id, one.slug))}
                    open={props.open}
                    isCompact={props.isCompact || labs.length > 8}
                  />
                ))}
                {!props.isCompact && (
                  <td class="total">
                    {say.grid.passedOf(row.filter(({ state }) => state === 'passed').length, labs.length)}
                  </td>
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
