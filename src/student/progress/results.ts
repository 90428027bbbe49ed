import type { Report } from '../../grading/report.ts'
import type { Lab } from '../../lab/lab.ts'
import { labKey, note } from './log.ts'

/**
 * Notes what labs came to. Where it cannot be written, or no engine was there to look at, nothing is noted: a check
 * never fails because of it.
 * @param labs those of the report, in its order
 */
export async function noteResults(
  labs: readonly Lab[],
  report: Pick<Report, 'labs' | 'engine'>,
  builtIn: string,
): Promise<void> {
  if (report.engine.name === null) return
  const results = report.labs.flatMap(({ points, outcome, digest }, index) => {
    const lab = labs[index]
    const complete = outcome !== 'error'
    return lab ? [{ did: 'check', lab: labKey(lab, builtIn), points, complete, digest } as const] : []
  })
  await note(...results).catch(() => {})
}
