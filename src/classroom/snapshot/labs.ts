import { InputError } from '../../lab/input-error.ts'
import type { Lab, Language } from '../../lab/lab.ts'
import { SAMPLE, type Seed } from '../../lab/varied.ts'
import { wordsIn } from '../../languages/loader.ts'
import type { Snapshot } from './snapshot.ts'

/** Reads the lab in a folder, with the values of a seed where it varies. @throws InputError */
export type LoadLab = (folder: string, seed: Seed) => Promise<Lab>

/**
 * A loader of labs for many snapshots: what is the same for all is read once. A lab that varies gets the values of the
 * snapshot, or those of a seed.
 * @throws InputError where a lab varies, and the snapshot has no values for it, or none that the lab can have given, or
 * others than the seed gives
 */
export function labsForSnapshots(load: LoadLab, language: Language) {
  const samples = new Map<string, Promise<Lab>>()
  return async (folder: string, { labs }: Pick<Snapshot, 'labs'>, seed?: Seed): Promise<Lab> => {
    const loading = samples.get(folder) ?? load(folder, SAMPLE)
    samples.set(folder, loading)
    const sample = await loading
    if (Object.keys(sample.varied).length === 0) return sample
    const values = labs.find(({ slug }) => slug === sample.slug)?.values
    const { errors } = await wordsIn('class-snapshot', language)
    if (seed) {
      const lab = await load(folder, seed)
      if (!values || hasValues(values, lab)) return lab
      throw new InputError([{ message: errors.otherValues(lab.slug, `${await seed()}`) }])
    }
    if (!values) throw new InputError([{ message: errors.noValues(sample.slug) }])
    return load(folder, async () => values)
  }
}

/** Whether a student had the values of a lab, as far as both know them. */
const hasValues = (values: Snapshot['labs'][number]['values'], { varied }: Lab): boolean =>
  Object.entries(values).every(([name, value]) => !Object.hasOwn(varied, name) || varied[name] === value)
