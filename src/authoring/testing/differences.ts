import { sameOutcomes } from './outcomes.ts'
import type { Difference, LabTest } from './report.ts'

/** The cases whose outcomes differ between engines. */
export function differences(labs: LabTest[]): Difference[] {
  const all = labs.flatMap(({ engine, slug, cases }) =>
    cases.map(({ kind, name, got }) => ({ engine, slug, kind, name, got })),
  )
  return [...Map.groupBy(all, ({ slug, name }) => `${slug}/${name}`).values()].flatMap((same) => {
    const [first] = same as [(typeof same)[number]]
    const equal = same.every(({ got }) =>
      got && first.got ? sameOutcomes(got, first.got) : got === first.got,
    )
    if (equal) return []
    const { slug, kind, name } = first
    return [{ slug, kind, name, got: Object.fromEntries(same.map(({ engine, got }) => [engine, got])) }]
  })
}
