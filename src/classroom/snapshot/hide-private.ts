import type { Tape } from '../../docker/port/tape.ts'
import { withHidden } from '../../grading/private/hidden.ts'
import { withPrivate } from '../../grading/private/places.ts'
import type { CheckReport } from '../../grading/report.ts'
import type { Lab } from '../../lab/lab.ts'
import { LANGUAGES } from '../../languages/list.ts'
import { type Judging, judgeTape } from './judge.ts'
import type { Snapshot } from './snapshot.ts'

/** A check as it is told, and who asked for it. */
interface Told {
  asker: string
  check: CheckReport
}

/**
 * The tape with as much of what is private hidden as can be without a change in the reports, which are made of it in
 * every language to make sure: everything; what no report shows; what no check asked for that would come to something
 * else. A grade must not depend on what is hidden.
 */
export async function hidePrivate(
  tape: Tape,
  labs: readonly Lab[],
  judging: Omit<Judging, 'language'> & Pick<Snapshot, 'engine'>,
): Promise<Tape> {
  const toldBy = async (judged: Tape): Promise<Told[]> => {
    const reports = LANGUAGES.map((language) => judgeTape(judged, labs, { ...judging, language }))
    return (await Promise.all(reports)).flatMap((report) =>
      report.labs.flatMap(({ slug, checks }) =>
        checks.map((check) => ({ asker: `${slug}#${check.id}`, check })),
      ),
    )
  }
  const plain = await toldBy(tape)
  let keep: ReadonlySet<string> = new Set()
  for (const keptFor of [shownIn, askedBy, undefined]) {
    const hidden = withHidden(tape, keep)
    const told = await toldBy(hidden)
    const different = plain.filter(({ check }, at) => textOf(check) !== textOf(told[at]?.check))
    if (different.length === 0) return hidden
    if (keptFor) keep = new Set([...keep, ...keptFor(tape, different)])
  }
  return tape
}

const textOf = (check: CheckReport | undefined) => JSON.stringify({ ...check, duration_ms: 0 })

/** Everything private that reports show. */
function shownIn(tape: Tape, told: readonly Told[]): string[] {
  const text = told
    .flatMap(({ check: { actual, expected, message, next } }) => [actual, expected, message, next])
    .join('\n')
  return privateIn(tape).filter((one) => one !== '' && text.includes(one))
}

/** Everything private in the answers that checks asked for. */
function askedBy({ answers, askedBy }: Tape, told: readonly Told[]): string[] {
  const askers = new Set(told.map(({ asker }) => asker))
  const asked = Object.entries(answers).filter(([key]) => askedBy[key]?.some((one) => askers.has(one)))
  return privateIn({ answers: Object.fromEntries(asked), askedBy: {} })
}

function privateIn(tape: Tape): string[] {
  const found: string[] = []
  const collect = (one: string) => {
    found.push(one)
    return one
  }
  withPrivate(tape, { value: collect, path: collect })
  return found
}
