import { useEffect, useState } from 'preact/hooks'
import type { Text } from '../../../languages/list.ts'
import { mistakesIn } from '../mistakes.ts'
import type { Mistake } from '../view.ts'
import { diagnosis } from './api.ts'
import type { ClassState } from './class-state.ts'
import type { Shown } from './filters.tsx'
import { useWords } from './words.ts'

const names = new Map<string, Promise<Text>>()

/** What a diagnosis is called; its code, until that is known. */
export function DiagnosisName({ code }: { code: string }) {
  const { text } = useWords()
  const [name, setName] = useState<Text>(code)
  useEffect(() => {
    const asked = names.get(code) ?? diagnosis(code).then(({ title }) => title as Text)
    names.set(code, asked)
    asked.then(setName, () => names.delete(code))
  }, [code])
  return <>{text(name)}</>
}

/** The commonest mistakes of those who are shown. */
export function mistakesOf({ cells }: ClassState, { labs, students }: Shown): Mistake[] {
  const ids = new Set(students.map(({ id }) => id))
  const slugs = new Set(labs.map(({ slug }) => slug))
  return mistakesIn([...cells.values()].filter(({ student, lab }) => ids.has(student) && slugs.has(lab)))
}

const MOST = 3

export function Mistakes({ state, shown }: { state: ClassState; shown: Shown }) {
  const { say, text } = useWords()
  const mistakes = mistakesOf(state, shown).slice(0, MOST)
  const labs = new Map(state.view.labs.map((one) => [one.slug, one]))
  return (
    <section class="mistakes" aria-labelledby="mistakes">
      <h2 id="mistakes">{say.mistakes.title}</h2>
      {mistakes.length === 0 ? (
        <p>{say.mistakes.none}</p>
      ) : (
        <ol>
          {mistakes.map((mistake) => {
            const where = labs.get(mistake.lab)
            return (
              <li key={`${mistake.lab} ${mistake.diagnosis}`}>
                <strong>
                  <DiagnosisName code={mistake.diagnosis} />
                </strong>
                <span>
                  {where && (
                    <>
                      {where.number}
                      <span class={where.number === null ? '' : 'lab-title'}> {text(where.title)}</span> ·{' '}
                    </>
                  )}
                  {say.mistakes.students(mistake.students.length)}
                </span>
              </li>
            )
          })}
        </ol>
      )}
    </section>
  )
}
