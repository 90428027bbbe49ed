import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { grade } from '../../src/grading/grade.ts'
import type { CheckReport } from '../../src/grading/report.ts'
import { kinds } from '../../src/kinds/kinds.ts'
import type { Lab } from '../../src/lab/lab.ts'
import { loadLab } from '../../src/lab/load.ts'
import { STRANGE } from './damage.ts'
import { isLong, pick, random, seed } from './effort.ts'
import { recordedEngine } from './recording.ts'
import { type Graded, LABS, readRecordings, withoutEngine } from './recordings.ts'

/**
 * An engine that says what it really said, but for one value, which is something strange. Whatever it is, a check comes
 * to one of its four outcomes; wrong work stays wrong, and what has the wrong type proves nothing against anybody.
 */

const COUNT = isLong ? 200_000 : 2400
const AT_ONCE = 24
/** What is never said is not waited for. */
const DEADLINE_MS = 1500

const labs = new Map<string, Lab>()
const all = readRecordings()
beforeAll(async () => {
  for (const slug of LABS) labs.set(slug, await loadLab(join(import.meta.dirname, '../../labs', slug), kinds))
})

async function checksOf(
  graded: Graded,
  engine: Graded['recorded']['engine'],
  deadlineMs: number,
): Promise<CheckReport[]> {
  const signal = AbortSignal.timeout(deadlineMs)
  const report = await grade([labs.get(graded.lab) as Lab], {
    ...withoutEngine(graded.started, signal),
    connect: () => recordedEngine({ ...graded.recorded, engine }, signal),
  })
  return report.labs[0]?.checks ?? []
}

describe.each(all)('$lab, $name', (graded) => {
  test('is graded as it was recorded; if not, see record.ts', async () => {
    const checks = await checksOf(graded, graded.recorded.engine, 20_000)
    const outcomes = Object.fromEntries(checks.map(({ id, outcome }) => [id, outcome]))
    expect(outcomes, JSON.stringify(checks, null, 2)).toEqual(graded.outcomes)
  })
})

type Way = (string | number)[]

interface Attempt {
  graded: Graded
  key: string
  way: Way
  before: unknown
  after: unknown
}

/** Every value in JSON, by the way to it. */
function valuesIn(value: unknown, way: Way = []): { way: Way; value: unknown }[] {
  if (typeof value !== 'object' || value === null) return [{ way, value }]
  return [
    { way, value },
    ...Object.entries(value).flatMap(([key, inner]) =>
      valuesIn(inner, [...way, Array.isArray(value) ? Number(key) : key]),
    ),
  ]
}

const GONE = Symbol('gone')

function changed(value: unknown, [first, ...rest]: Way, after: unknown): unknown {
  if (first === undefined) return after
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >
  const inner = changed(copy[first], rest, after)
  if (inner === GONE) delete copy[first]
  else copy[first] = inner
  return copy
}

const typeOf = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value)

const places = all.flatMap((graded) =>
  Object.entries(graded.recorded.engine).flatMap(([key, { status, body }]) => {
    if (status > 299 || !/^[[{]/.test(body) || !body.trimEnd().match(/[\]}]$/)) return []
    try {
      return valuesIn(JSON.parse(Buffer.from(body, 'latin1').toString())).map(({ way, value }) => ({
        graded,
        key,
        way,
        before: value,
      }))
    } catch {
      return []
    }
  }),
)

function attemptOf(next: () => number): Attempt {
  const place = pick(places, next)
  const strange = [
    ...STRANGE,
    GONE,
    [place.before],
    { value: place.before },
    `${place.before}`,
    `${place.before} `,
  ]
  return { ...place, after: pick(strange, next) }
}

/** What the attempt shows to be wrong, or nothing. */
async function faultsOf({ graded, key, way, before, after }: Attempt): Promise<string[]> {
  const { body } = graded.recorded.engine[key] as { body: string }
  const text = JSON.stringify(changed(JSON.parse(Buffer.from(body, 'latin1').toString()), way, after)) ?? ''
  const reply = { ...(graded.recorded.engine[key] as object), body: Buffer.from(text).toString('latin1') }
  const checks = await checksOf(graded, { ...graded.recorded.engine, [key]: reply as never }, DEADLINE_MS)
  const isOtherType = after !== null && after !== GONE && before !== null && typeOf(after) !== typeOf(before)
  return checks.flatMap(({ id, outcome, diagnosis, message }) => {
    const was = graded.outcomes[id]
    const wrong =
      diagnosis === 'probe-broke'
        ? 'a bug'
        : was !== 'pass' && outcome === 'pass'
          ? 'wrong work passes'
          : was === 'pass' && outcome === 'fail' && isOtherType
            ? 'right work fails'
            : undefined
    if (!wrong) return []
    const said = after === GONE ? 'nothing' : JSON.stringify(after)?.slice(0, 60)
    return [
      `${wrong}: ${graded.lab} "${graded.name}" ${id}: ${key} ${way.join('.')} = ${said}: ${diagnosis} ${message}`,
    ]
  })
}

test(`${COUNT} strange values, with the seed ${seed}`, { timeout: 3_600_000 }, async () => {
  const next = random()
  const faults: string[] = []
  for (let count = 0; count < COUNT; count += AT_ONCE) {
    const attempts = Array.from({ length: AT_ONCE }, () => attemptOf(next))
    faults.push(...(await Promise.all(attempts.map(faultsOf))).flat())
  }
  expect([...new Set(faults)].join('\n')).toBe('')
})
