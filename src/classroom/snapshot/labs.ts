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
 * @throws InputError where a lab varies, and the snapshot has no values for it, or none that the lab can have given
 */
export function labsForSnapshots(load: LoadLab, language: Language) {
  const samples = new Map<string, Promise<Lab>>()
  return async (folder: string, { labs }: Pick<Snapshot, 'labs'>, seed?: Seed): Promise<Lab> => {
    const loading = samples.get(folder) ?? load(folder, SAMPLE)
    samples.set(folder, loading)
    const sample = await loading
    if (Object.keys(sample.varied).length === 0) return sample
    const values = labs.find(({ slug }) => slug === sample.slug)?.values
    if (seed) return load(folder, seed)
    const { errors } = await wordsIn('class-snapshot', language)
    if (!values) throw new InputError([{ message: errors.noValues(sample.slug) }])
    return load(folder, async () => values)
  }
}
