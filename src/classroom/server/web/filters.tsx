import type { LabView, State } from '../view.ts'
import { type ClassState, keyOf } from './class-state.ts'
import { useWords } from './words.ts'

export interface FilterValues {
  lab: string
  state: State | ''
  text: string
}

export const NO_FILTERS: FilterValues = { lab: '', state: '', text: '' }

/** What is left of a class. */
export interface Shown {
  labs: LabView[]
  students: ClassState['view']['students']
}

/** Students match by their name or id, and by a state in any of the labs that are shown. */
export function filtered({ view, cells }: ClassState, { lab, state, text }: FilterValues): Shown {
  const labs = view.labs.filter(({ slug }) => lab === '' || slug === lab)
  const wanted = text.trim().toLowerCase()
  const students = view.students.filter(
    ({ id, name }) =>
      [id, name].some((one) => one.toLowerCase().includes(wanted)) &&
      (state === '' || labs.some(({ slug }) => cells.get(keyOf(id, slug))?.state === state)),
  )
  return { labs, students }
}

export function Filters(props: {
  state: ClassState
  filters: FilterValues
  setFilters: (filters: FilterValues) => void
  found: number
}) {
  const { say, lab } = useWords()
  const { filters, setFilters } = props
  const { labs, students } = props.state.view
  const states = Object.entries(say.states)
  return (
    <search class="filters" aria-label={say.filters.label}>
      <label>
        {say.filters.lab}
        <select
          value={filters.lab}
          onChange={({ currentTarget }) => setFilters({ ...filters, lab: currentTarget.value })}
        >
          <option value="">{say.filters.allLabs}</option>
          {labs.map((one) => (
            <option key={one.slug} value={one.slug}>
              {lab(one)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say.filters.state}
        <select
          value={filters.state}
          onChange={({ currentTarget }) =>
            setFilters({ ...filters, state: currentTarget.value as FilterValues['state'] })
          }
        >
          <option value="">{say.filters.anyState}</option>
          {states.map(([state, name]) => (
            <option key={state} value={state}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say.filters.text}
        <input
          type="search"
          value={filters.text}
          onInput={({ currentTarget }) => setFilters({ ...filters, text: currentTarget.value })}
        />
      </label>
      <span role="status">{say.filters.found(props.found, students.length)}</span>
      {Object.values(filters).some(Boolean) && (
        <button type="button" class="quiet" onClick={() => setFilters(NO_FILTERS)}>
          {say.filters.clear}
        </button>
      )}
    </search>
  )
}
