import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { useWords } from './words.ts'

export function Login(props: {
  settings: ComponentChildren
  problem: 'failed' | 'too-often' | undefined
  enter: (secret: string) => Promise<void>
}) {
  const { say } = useWords()
  const [secret, setSecret] = useState('')
  const problem = { failed: say.login.failed, 'too-often': say.login.tooOften }
  return (
    <main class="narrow">
      <header class="bar">
        <h1>{say.login.title}</h1>
        {props.settings}
      </header>
      <p>{say.login.help}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          props.enter(secret.trim())
        }}
      >
        <label>
          {say.login.token}
          <input
            type="password"
            autocomplete="current-password"
            required
            value={secret}
            onInput={({ currentTarget }) => setSecret(currentTarget.value)}
          />
        </label>
        <button type="submit" class="primary">
          {say.login.submit}
        </button>
      </form>
      <p role="alert" class="problem">
        {props.problem && problem[props.problem]}
      </p>
    </main>
  )
}
