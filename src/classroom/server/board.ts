import type { Attempt } from '../attempt.ts'
import type { Gradebook } from '../gradebook/gradebook.ts'
import type { AttemptSummary, Grade, Override } from '../grades/grade.ts'
import type { Roster } from '../roster/roster.ts'
import { cellOf } from './cell.ts'
import { deadlinesOf } from './deadlines.ts'
import { SESSION_MS } from './login.ts'
import type { Cell } from './view.ts'

export type GradesOf = (
  roster: Roster,
  attempts: readonly AttemptSummary[],
  overrides: readonly Override[],
  now: Date,
) => Grade[]

/** The grid of a class as the gradebook has it, whoever wrote it. */
export interface Board {
  /** The newest change that is in it. */
  number(): number
  cells(): Cell[]
  cell(student: string, lab: string): Cell | undefined
  /** The cells that changed after a number, and those whose deadline passed while a page can be open. */
  since(number: number): Promise<Cell[]>
  /** Reads what changed and which deadlines passed, and tells those who listen. One look serves all who ask meanwhile. */
  refresh(): Promise<void>
  /** @returns stops listening */
  listen(tell: (cells: Cell[], number: number) => void): () => void
}

/** @param now for the deadlines */
export async function openBoard(
  gradebook: Gradebook,
  roster: Roster,
  gradesOf: GradesOf,
  now: () => Date = () => new Date(),
): Promise<Board> {
  const cells = new Map<string, Cell>()
  const listeners = new Set<(cells: Cell[], number: number) => void>()
  const students = new Map(roster.students.map((student) => [student.id, student]))
  const deadlines = deadlinesOf(roster)
  let number = 0
  /** Deadlines before this are in the cells. */
  let until = now()
  let looking: Promise<void> | undefined
  let isStale = false

  /** Those whose grades an attempt of this student changes. */
  const groupOf = (student: string) => roster.groups.find((group) => group.includes(student)) ?? [student]

  async function read(group: readonly string[], lab: string, records: Records): Promise<Cell[]> {
    const attempts = (await Promise.all(group.map((one) => records.attempts(one, lab)))).flat()
    const overrides = (await Promise.all(group.map((one) => records.overrides(one, lab)))).flat()
    const part: Roster = {
      ...roster,
      labs: [lab],
      students: group.flatMap((one) => students.get(one) ?? []),
      groups: roster.groups.filter((members) => members === group),
    }
    const newest = attempts.toSorted((one, other) => +one.gradedAt - +other.gradedAt).at(-1)
    const report = newest && newest.outcome !== 'pass' ? await reportOf(newest.id) : undefined
    return gradesOf(part, attempts, overrides, now()).map((grade) =>
      cellOf(grade, attempts, newest && { summary: newest, report }),
    )
  }

  const reportOf = async (id: string): Promise<Attempt['report'] | undefined> =>
    (await gradebook.attempt(id))?.report

  async function readChanges(): Promise<void> {
    const changes = await gradebook.changesSince(number)
    const at = now()
    const passed = deadlines.between(until, at)
    if (changes.length === 0 && passed.length === 0) return
    const changed = await readAll([...changes, ...passed])
    number = changes.at(-1)?.number ?? number
    until = at
    for (const tell of listeners) tell(changed, number)
  }

  async function readAll(changes: readonly { student: string; lab: string }[]): Promise<Cell[]> {
    const places = new Map<string, { group: readonly string[]; lab: string }>()
    for (const { student, lab } of changes) {
      if (!students.has(student) || !roster.labs.includes(lab)) continue
      const group = groupOf(student)
      places.set(keyOf(`${group[0]}`, lab), { group, lab })
    }
    const records = places.size > FEW ? await allRecords(gradebook) : recordsOneByOne(gradebook)
    const changed: Cell[] = []
    for (const { group, lab } of places.values()) changed.push(...(await read(group, lab, records)))
    for (const cell of changed) cells.set(keyOf(cell.student, cell.lab), cell)
    return changed
  }

  const empty = gradesOf(roster, [], [], now()).map((grade) => cellOf(grade, [], undefined))
  for (const cell of empty) cells.set(keyOf(cell.student, cell.lab), cell)
  await readChanges()

  return {
    number: () => number,
    cells: () => [...cells.values()],
    cell: (student, lab) => cells.get(keyOf(student, lab)),
    async since(after) {
      const changes = after >= number ? [] : await gradebook.changesSince(after)
      // A deadline that passed is no change of the gradebook, and has no number.
      const changed = [...changes, ...deadlines.between(new Date(+now() - SESSION_MS), now())]
      const groups = changed.flatMap(({ student, lab }) => groupOf(student).map((one) => keyOf(one, lab)))
      return [...new Set(groups)].flatMap((key) => cells.get(key) ?? [])
    },
    async refresh() {
      isStale = true
      looking ??= (async () => {
        try {
          while (isStale) {
            isStale = false
            await readChanges()
          }
        } finally {
          looking = undefined
        }
      })()
      await looking
    },
    listen(tell) {
      listeners.add(tell)
      return () => void listeners.delete(tell)
    },
  }
}

/** More cells than this are read with two questions to the gradebook, and not with two for each. */
const FEW = 50

/** What the gradebook has of one student in one lab. */
interface Records {
  attempts(student: string, lab: string): Promise<AttemptSummary[]>
  overrides(student: string, lab: string): Promise<Override[]>
}

const recordsOneByOne = (gradebook: Gradebook): Records => ({
  attempts: (student, lab) => gradebook.attempts({ student, lab }),
  overrides: (student, lab) => gradebook.overrides({ student, lab }),
})

async function allRecords(gradebook: Gradebook): Promise<Records> {
  const place = ({ student, lab }: { student: string; lab: string }) => keyOf(student, lab)
  const attempts = Map.groupBy(await gradebook.attempts(), place)
  const overrides = Map.groupBy(await gradebook.overrides(), place)
  return {
    attempts: async (student, lab) => attempts.get(keyOf(student, lab)) ?? [],
    overrides: async (student, lab) => overrides.get(keyOf(student, lab)) ?? [],
  }
}

const keyOf = (student: string, lab: string) => JSON.stringify([student, lab])
