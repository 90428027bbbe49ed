import { type Context, Hono } from 'hono'
import type { LabReport } from '../../grading/report.ts'
import type { Language, Text } from '../../languages/list.ts'
import { messagesIn } from '../../languages/loader.ts'
import type { Attempt } from '../attempt.ts'
import type { Gradebook } from '../gradebook/gradebook.ts'
import type { Roster } from '../roster/roster.ts'
import type { Board } from './board.ts'
import { eventStream } from './events.ts'
import type { Logins } from './login.ts'
import { sessionOf } from './login-routes.ts'
import { mistakesIn } from './mistakes.ts'
import { Refusal } from './refusal.ts'
import { attemptShown } from './shown.ts'
import type { CellDetails, ClassView, LabView } from './view.ts'

export interface ClassRoutes {
  board: Board
  logins: Logins
  gradebook: Gradebook
  roster: Roster
  title: Text | null
  labs: LabView[]
  /** What a diagnosis is called; undefined for a code that there is not. */
  diagnosis(code: string): Promise<Text | undefined>
  /** The report of an attempt in a language. */
  retell(attempt: Attempt, language: Language): Promise<LabReport>
}

/** As many attempts of one student in one lab are listed. */
const MOST_ATTEMPTS = 100

/** What the page asks for. All of it is for teachers only. */
export function classRoutes(serving: ClassRoutes, languageOf: (context: Context) => Language): Hono {
  const { board, logins, gradebook, roster, title, labs } = serving
  const routes = new Hono()

  routes.get('/api/class', async (context) => {
    await board.refresh()
    const students = roster.students.map(({ id, name }) => ({ id, name }))
    const view: ClassView = { title, labs, students, number: board.number(), cells: board.cells() }
    return context.json(view)
  })

  routes.get('/api/class/:student/:lab', async (context) => {
    const { student, lab } = context.req.param()
    await board.refresh()
    const cell = board.cell(student, lab)
    if (!cell) throw new Refusal('no-cell')
    const attempts = await attemptsOf(serving, student, lab)
    const asked = context.req.query('attempt') ?? attempts[0]?.id
    const attempt = attempts.some(({ id }) => id === asked) && (await gradebook.attempt(`${asked}`))
    if (asked !== undefined && !attempt) throw new Refusal('no-attempt')
    const overrides = await gradebook.overrides({ student, lab })
    const language = languageOf(context)
    const { report: words } = await messagesIn(language)
    const details: CellDetails = {
      cell,
      attempts: attempts.slice(0, MOST_ATTEMPTS).map(({ id, gradedAt, outcome, earned, possible, trust }) => {
        return { id, at: gradedAt.toISOString(), outcome, points: { earned, possible }, trust }
      }),
      shown: attempt ? attemptShown(attempt, await serving.retell(attempt, language), words) : null,
      overrides: overrides.map(({ at, points, because, by }) => ({
        points,
        because,
        by,
        at: at.toISOString(),
      })),
    }
    return context.json(details)
  })

  routes.get('/api/mistakes', async (context) => {
    await board.refresh()
    return context.json(mistakesIn(board.cells()))
  })

  routes.get('/api/diagnoses/:code', async (context) => {
    const name = await serving.diagnosis(context.req.param('code'))
    if (name === undefined) throw new Refusal('no-diagnosis')
    return context.json({ title: name })
  })

  routes.get(
    '/api/events',
    eventStream(board, (context) => logins.isOpen(sessionOf(context))),
  )
  return routes
}

/** Those of everybody in the student's group, the newest first. */
async function attemptsOf({ gradebook, roster }: ClassRoutes, student: string, lab: string) {
  const group = roster.groups.find((members) => members.includes(student)) ?? [student]
  const attempts = await Promise.all(group.map((one) => gradebook.attempts({ student: one, lab })))
  return attempts.flat().sort((one, other) => +other.gradedAt - +one.gradedAt)
}
