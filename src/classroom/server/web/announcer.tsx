import { useEffect, useRef, useState } from 'preact/hooks'
import type { ClassState } from './class-state.ts'
import { useWords } from './words.ts'

/** So often at most something is read aloud, in ms. */
const PAUSE_MS = 8000

/** Tells screen readers what changed: not each result of a busy lesson, but one sentence now and then. */
export function Announcer({ state }: { state: ClassState }) {
  const { say, lab } = useWords()
  const [sentence, setSentence] = useState('')
  const waiting = useRef<ClassState['changed'][number][]>([])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(() => {
    waiting.current.push(...state.changed)
    if (timer.current !== undefined || waiting.current.length === 0) return
    const tell = () => {
      timer.current = undefined
      const changes = waiting.current.splice(0)
      const passed = changes.filter(
        ({ cell, before }) => cell.state === 'passed' && before?.state !== 'passed',
      )
      const [first] = passed
      const student = state.view.students.find(({ id }) => id === first?.cell.student)
      const place = state.view.labs.find(({ slug }) => slug === first?.cell.lab)
      if (passed.length === 1 && student && place) setSentence(say.announce.passed(student.name, lab(place)))
      else if (changes.length > 0) setSentence(say.announce.several(changes.length))
    }
    timer.current = setTimeout(tell, sentence === '' ? 1000 : PAUSE_MS)
  }, [state.changed])

  return (
    <p class="unseen" aria-live="polite">
      {sentence}
    </p>
  )
}
