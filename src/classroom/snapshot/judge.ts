import type { Tape } from '../../docker/port/tape.ts'
import { type Grading, type Kinds, regrade } from '../../grading/grade.ts'
import { labWithOpened, type Opened } from '../../grading/opened.ts'
import type { LabReport, Report } from '../../grading/report.ts'
import { kinds } from '../../kinds/kinds.ts'
import type { Lab, Language } from '../../lab/lab.ts'
import type { Snapshot } from './snapshot.ts'

/** What a report says of who judged. */
export interface Judging {
  language: Language
  origin: Grading['origin']
}

/**
 * Judges what a snapshot has, by labs as they are now: the same verdict as live, where they are the same. What was never
 * asked is `not-recorded`. The time of the report is that of the snapshot.
 * @param labs with the values of the student, where they vary
 */
export async function judgeSnapshot(
  { tape, engine, time, labs: taken }: Pick<Snapshot, 'tape' | 'engine' | 'time' | 'labs'>,
  labs: readonly Lab[],
  judging: Judging,
): Promise<Report> {
  const report = await judgeTape(tape, labs, { ...judging, engine })
  const openedOf = (lab: LabReport) => taken.find(({ slug }) => slug === lab.slug)?.opened ?? NOTHING
  return { ...report, time, labs: report.labs.map((lab) => labWithOpened(lab, openedOf(lab))) }
}

const NOTHING: Opened = { hints: {} }

/** The same for any tape, such as that of an attempt. */
export const judgeTape = (
  tape: Tape,
  labs: readonly Lab[],
  judging: Judging & Pick<Snapshot, 'engine'>,
): Promise<Report> => regrade(labs, tape, { ...judging, kinds: loadedOnce })

/** Thousands of tapes are judged in one run. */
const loaded = new Map<string, ReturnType<Kinds['load']>>()
const spoken = new Map<string, ReturnType<Kinds['words']>>()

const loadedOnce: Kinds = {
  load: (name) => once(loaded, name, () => kinds.load(name)),
  words(names, language) {
    const all = [...names]
    return once(spoken, [language, ...all].join(' '), () => kinds.words(all, language))
  },
}

function once<Value>(all: Map<string, Value>, key: string, make: () => Value): Value {
  const known = all.get(key) ?? make()
  all.set(key, known)
  return known
}
