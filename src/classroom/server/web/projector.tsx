import { type ClassState, keyOf } from './class-state.ts'
import type { Place } from './details.tsx'
import type { Shown } from './filters.tsx'
import { Grid } from './grid.tsx'
import { Mistakes } from './mistakes.tsx'
import { useWords } from './words.ts'

/** As many rows of large letters fit below each other. */
const ROWS = 10

/** For the wall: how far the class is, what it is stuck at, and who is where. */
export function Projector(props: { state: ClassState; shown: Shown; open: (place: Place) => void }) {
  const { say, lab } = useWords()
  const { state, shown, open } = props
  const columns = Math.min(3, Math.ceil(shown.students.length / ROWS)) || 1
  const rows = Math.ceil(shown.students.length / columns)
  const parts = Array.from({ length: columns }, (_, at) =>
    shown.students.slice(at * rows, (at + 1) * rows),
  ).filter((students) => students.length > 0)
  return (
    <div class="projector">
      <div class="top">
        <section aria-labelledby="progress">
          <h2 id="progress">{say.progress.title}</h2>
          <ul class="bars">
            {shown.labs.map((one) => {
              const states = shown.students.map(({ id }) => state.cells.get(keyOf(id, one.slug))?.state)
              const passed = states.filter((each) => each === 'passed').length
              const working = states.filter((each) => each === 'working' || each === 'error').length
              const all = Math.max(states.length, 1)
              return (
                <li key={one.slug}>
                  <span class="name">{lab(one)}</span>
                  <span class="bar-track" aria-hidden="true">
                    <span class="bar-passed" style={{ width: `${(100 * passed) / all}%` }} />
                    <span class="bar-working" style={{ width: `${(100 * working) / all}%` }} />
                  </span>
                  <span class="count" aria-hidden="true">
                    {say.grid.passedOf(passed, states.length)}
                  </span>
                  <span class="unseen">{say.progress.bar(passed, working, states.length)}</span>
                </li>
              )
            })}
          </ul>
        </section>
        <Mistakes state={state} shown={shown} />
      </div>
      {parts.length === 0 && <p class="none">{say.filters.none}</p>}
      <div class={`parts of-${columns}`}>
        {parts.map((students) => (
          <Grid
            key={students[0]?.id}
            state={state}
            shown={{ labs: shown.labs, students }}
            open={open}
            isCompact
          />
        ))}
      </div>
    </div>
  )
}
