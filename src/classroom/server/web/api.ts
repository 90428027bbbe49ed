import type { Language } from '../../../languages/list.ts'
import type { Cell, CellDetails, ClassView, Refused } from '../view.ts'

/** The server's answer was no: `login`, `code`, `too-often`, … */
export class NotAnswered extends Error {
  readonly code: string

  constructor(code: string) {
    super(code)
    this.code = code
  }
}

async function ask<Answer>(path: string, init?: RequestInit): Promise<Answer> {
  const response = await fetch(path, init)
  if (response.ok) return response.json()
  const refused: Refused | undefined = await response.json().catch(() => undefined)
  throw new NotAnswered(refused?.error.code ?? `${response.status}`)
}

const post = (path: string, body: unknown) =>
  ask(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })

export const logIn = (secret: string): Promise<unknown> => post('/api/login', { secret })
export const logOut = (): Promise<unknown> => post('/api/logout', {})
export const classView = (): Promise<ClassView> => ask('/api/class')

export function details(
  { student, lab }: Pick<Cell, 'student' | 'lab'>,
  attempt: string | undefined,
  language: Language,
): Promise<CellDetails> {
  const query = attempt === undefined ? '' : `?attempt=${encodeURIComponent(attempt)}`
  return ask(`/api/class/${encodeURIComponent(student)}/${encodeURIComponent(lab)}${query}`, {
    headers: { 'Accept-Language': language },
  })
}

export const diagnosis = (code: string): Promise<{ title: string | { en: string } }> =>
  ask(`/api/diagnoses/${encodeURIComponent(code)}`)

/** Tells every change after a number, and whether the connection stands. @returns ends it */
export function follow(
  number: number,
  on: { cells(cells: Cell[]): void; open(isOpen: boolean): void; refused(): void },
): () => void {
  const events = new EventSource(`/api/events?after=${number}`)
  events.addEventListener('cells', ({ data }) => on.cells(JSON.parse(data)))
  events.onopen = () => on.open(true)
  events.onerror = () => {
    on.open(false)
    // The browser tries again by itself, except where it was refused.
    if (events.readyState === EventSource.CLOSED) on.refused()
  }
  return () => events.close()
}
