import { labWithOpened, openedIn } from '../../grading/opened.ts'
import type { Language } from '../../lab/lab.ts'
import type { Attempt } from '../attempt.ts'
import type { Roster } from '../roster/roster.ts'
import { seedOf } from '../roster/seed.ts'
import { judgeTape } from './judge.ts'
import { type LoadLab, labsForSnapshots } from './labs.ts'

/** Where the labs of attempts are found. */
export interface Retelling {
  roster: Pick<Roster, 'seed'>
  /** Undefined for a lab that the course does not have any more. */
  folderOf(slug: string): string | undefined
  load: LoadLab
}

/**
 * Tells attempts in one language, whatever language each was graded in: students hand in in their own. An attempt without
 * a tape, of a lab that has changed, or that would now come to something else, stays as it was told.
 */
export function retellIn(language: Language, { roster, folderOf, load }: Retelling) {
  const labFor = labsForSnapshots(load, language)
  return async (attempt: Attempt): Promise<Attempt> => {
    const { tape, lab: slug, report, origin, student } = attempt
    const folder = folderOf(slug)
    if (origin.language === language || !tape || folder === undefined) return attempt
    const { digest } = report
    const labs = origin.values ? [{ slug, number: null, digest, values: origin.values }] : []
    const seed = seedOf(roster, student)
    const lab = await labFor(folder, { labs }, seed === undefined ? undefined : async () => seed).catch(
      () => undefined,
    )
    if (lab?.digest !== digest) return attempt
    const [again] = (await judgeTape(tape, [lab], { language, origin, engine: origin.engine })).labs
    if (!again || outcomesOf(again) !== outcomesOf(report)) return attempt
    return {
      ...attempt,
      report: labWithOpened(again, openedIn(report)),
      origin: { ...origin, language },
    }
  }
}

const outcomesOf = ({ checks }: Attempt['report']): string =>
  checks.map(({ id, outcome }) => `${id} ${outcome}`).join()
