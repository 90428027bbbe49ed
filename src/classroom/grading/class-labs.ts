import { CouldNotLook } from '../../docker/port/could-not-look.ts'
import { InputError } from '../../lab/input-error.ts'
import type { Lab, Language } from '../../lab/lab.ts'
import { SAMPLE, type Seed } from '../../lab/varied.ts'
import type { Roster, Student } from '../roster/roster.ts'
import { seedOf } from '../roster/seed.ts'
import { labsForSnapshots } from '../snapshot/labs.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { refusal } from './snapshot-work.ts'
import type { StudentLab } from './ways.ts'

export interface ClassLabs {
  /** As they are for nobody in particular. */
  samples: readonly Lab[]
  /** As they are for a student, by the roster's seed. */
  labsOf(student: Student): Promise<StudentLab[]>
  /** The same for a snapshot, which has values of its own where the roster has no seed. */
  labsOfSnapshot(student: Student, snapshot: Snapshot): Promise<StudentLab[]>
}

/**
 * The labs of a class. What is the same for all is read once. Rejects with an InputError where a lab is wrong.
 * @param folders of the labs, in the order of the roster
 */
export async function classLabs(
  folders: readonly string[],
  roster: Pick<Roster, 'seed'>,
  { load, language }: { load(folder: string, seed: Seed): Promise<Lab>; language: Language },
): Promise<ClassLabs> {
  const samples = await Promise.all(folders.map((folder) => load(folder, SAMPLE)))
  const forSnapshot = labsForSnapshots(load, language)
  const varies = ({ varied }: Lab) => Object.keys(varied).length > 0
  const seedFor = ({ id }: Student): Seed | undefined => {
    const seed = seedOf(roster, id)
    return seed === undefined ? undefined : async () => seed
  }
  return {
    samples,
    labsOf: (student) =>
      Promise.all(
        samples.map(async (lab) => {
          const seed = seedFor(student)
          if (!varies(lab)) return { lab }
          if (seed) return { lab: await load(lab.folder, seed) }
          return { lab, unseen: new CouldNotLook('out-of-reach', '', { why: 'their-values' }) }
        }),
      ),
    labsOfSnapshot: (student, snapshot) =>
      Promise.all(
        samples.map(async (lab) => {
          try {
            return { lab: await forSnapshot(lab.folder, snapshot, seedFor(student)) }
          } catch (error) {
            if (!(error instanceof InputError)) throw error
            return { lab, unseen: await refusal(error, { language }) }
          }
        }),
      ),
  }
}

/** The same for some of the labs. */
export function onlyOf(labs: ClassLabs, slugs: readonly string[]): ClassLabs {
  const only = (all: StudentLab[]) => all.filter(({ lab }) => slugs.includes(lab.slug))
  return {
    samples: labs.samples.filter(({ slug }) => slugs.includes(slug)),
    labsOf: async (student) => only(await labs.labsOf(student)),
    labsOfSnapshot: async (student, snapshot) => only(await labs.labsOfSnapshot(student, snapshot)),
  }
}
