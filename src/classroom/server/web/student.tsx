import type { ComponentChildren } from 'preact'
import { useWords } from './words.ts'

/** What a student sees who opens the address to hand in to: it tells nothing of anybody. */
export function Student({ settings }: { settings: ComponentChildren }) {
  const { say } = useWords()
  const address = `${location.origin}${location.pathname}`
  const command = (name: string) => (
    <pre>
      docker-lab {name} {say.student.placeholder} --submit {address}
    </pre>
  )
  return (
    <main class="narrow">
      <header class="bar">
        <h1>{say.student.title}</h1>
        {settings}
      </header>
      <p>{say.student.how}</p>
      {command('check')}
      <p>{say.student.watch}</p>
      {command('watch')}
    </main>
  )
}
