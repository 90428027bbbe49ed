import { useEffect, useRef, useState } from 'preact/hooks'
import type { CellDetails } from '../view.ts'
import { details } from './api.ts'
import { CheckDetails } from './check-details.tsx'
import { type ClassState, keyOf } from './class-state.ts'
import { useWords } from './words.ts'

/** One student in one lab. */
export interface Place {
  student: string
  lab: string
}

/** What was seen, and why: of the newest attempt, or of one that is chosen. It follows while it is open. */
export function Details({ state, place, close }: { state: ClassState; place: Place; close: () => void }) {
  const { say, lab, language, time } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const [found, setFound] = useState<CellDetails>()
  const [hasFailed, setFailed] = useState(false)
  const [attempt, setAttempt] = useState<string>()
  const cell = state.cells.get(keyOf(place.student, place.lab))

  useEffect(() => dialog.current?.showModal(), [])
  useEffect(() => {
    let isOver = false
    details(place, attempt, language).then(
      (answer) => {
        if (isOver) return
        setFound(answer)
        setFailed(false)
      },
      () => !isOver && setFailed(true),
    )
    return () => {
      isOver = true
    }
  }, [place.student, place.lab, attempt, language, cell])

  const student = state.view.students.find(({ id }) => id === place.student)
  const where = state.view.labs.find(({ slug }) => slug === place.lab)
  const shown = found?.shown
  return (
    <dialog
      ref={dialog}
      onClose={close}
      // A click beside it closes it, in browsers that know this.
      {...{ closedby: 'any' }}
      aria-labelledby="details"
    >
      <div class="inside">
        <header class="bar">
          <h2 id="details">
            {say.details.heading(student?.name ?? place.student, where ? lab(where) : place.lab)}
          </h2>
          <button type="button" class="quiet" onClick={() => dialog.current?.close()}>
            {say.details.close}
          </button>
        </header>
        {hasFailed && <p role="alert">{say.details.failed}</p>}
        {found && found.attempts.length === 0 && <p>{say.details.none}</p>}
        {found?.overrides.map((one) => (
          <p class="override" key={one.at}>
            <strong>{say.details.override(one.points, one.by)}</strong> <bdi>{one.because}</bdi>
          </p>
        ))}
        {found && shown && (
          <>
            <p class="facts">
              <label>
                {say.details.attempt}
                <select
                  value={attempt ?? shown.id}
                  onChange={({ currentTarget }) => setAttempt(currentTarget.value)}
                >
                  {found.attempts.map(({ id, at, points, outcome }, index) => (
                    <option key={id} value={id}>
                      {found.attempts.length - index} · {time(at)} · {say.outcomes[outcome]}
                      {outcome !== 'error' && ` · ${points.earned}/${points.possible}`}
                    </option>
                  ))}
                </select>
              </label>
              <span>
                {say.details.trust[shown.trust]} · {say.details.ways[shown.way]}
                {shown.engine && ` · ${say.details.engine(shown.engine)}`}
              </span>
            </p>
            {shown.opened && <p class="facts">{shown.opened}</p>}
            <ul class="checks">
              {shown.checks.map((check) => (
                <CheckDetails key={check.id} check={check} checks={shown.checks} />
              ))}
            </ul>
            {shown.script && (
              <figure>
                <figcaption>{shown.script.said}</figcaption>
                {shown.script.output && <pre>{shown.script.output}</pre>}
              </figure>
            )}
          </>
        )}
      </div>
    </dialog>
  )
}
