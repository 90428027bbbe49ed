import { stat } from 'node:fs/promises'
import { CouldNotLook } from '../../docker/port/could-not-look.ts'
import { faultWords } from '../../kinds/fault-words.ts'
import { InputError, tellProblem } from '../../lab/input-error.ts'
import { wordsIn } from '../../languages/loader.ts'
import type { Source, Student } from '../roster/roster.ts'
import { judgeSnapshot } from '../snapshot/judge.ts'
import { notesOn, tellNote } from '../snapshot/notes.ts'
import { readSnapshot } from '../snapshot/read.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { tapeOf } from './tape-of.ts'
import { contentOf, type Reaching, type StudentLab } from './ways.ts'
import type { Looked, Part, Work } from './work.ts'

type FromFile = Extract<Source, { kind: 'snapshot' }>

export interface JudgingSnapshots extends Reaching {
  /** The labs of the roster as they are for this student and this snapshot. */
  labsOfSnapshot(student: Student, snapshot: Snapshot): Promise<StudentLab[]>
}

/** What a student's own engine was, by a file. Where there is no file, nothing was handed in. */
export async function snapshotWork(
  student: Student,
  { file }: FromFile,
  judging: JudgingSnapshots,
): Promise<Work> {
  const { language } = judging
  const base = { way: 'snapshot', trust: 'practice', close: async () => {} } as const
  if (!(await exists(file))) return { ...base, parts: [], look: async function* () {} }
  const snapshot = await readSnapshot({ file }, { language, student: student.id }).catch(async (error) => {
    throw error instanceof InputError ? await refusal(error, judging) : error
  })
  const labs = await judging.labsOfSnapshot(student, snapshot)
  const parts = labs.flatMap(({ lab, unseen }): Part[] => {
    const taken = snapshot.labs.find(({ slug }) => slug === lab.slug)
    const labChanged = taken?.digest !== lab.digest
    const of = `${snapshot.digest} ${contentOf(lab)}`
    return taken ? [{ lab, of, work: snapshot.digest, labChanged, unseen }] : []
  })
  const words = await wordsIn('class-snapshot', language)
  // By no lab: that a lab has changed is nothing about this student.
  const notes = notesOn(snapshot, []).map((note) => tellNote(note, words))
  return { ...base, parts, notes, look: (some) => judge(some, snapshot, judging) }
}

async function* judge(
  parts: Part[],
  snapshot: Snapshot,
  { language, origin }: JudgingSnapshots,
): AsyncGenerator<Looked> {
  const { engine } = snapshot
  // By the student's clock, which may be wrong.
  const workAt = new Date(Math.min(Date.parse(snapshot.time), Date.now())).toISOString()
  for (const part of parts) {
    const tape = tapeOf(snapshot.tape, part.lab.slug)
    const report = await judgeSnapshot({ ...snapshot, tape }, [part.lab], { language, origin })
    const [seen] = report.labs
    if (seen) yield { part, report: seen, origin: { ...origin, engine, language }, tape, workAt }
  }
}

const exists = (file: string) =>
  stat(file).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT',
  )

/** Why a file is no snapshot to be judged, in words: without its path, which students read too. */
export async function refusal(
  { problems }: InputError,
  { language }: Pick<Reaching, 'language'>,
): Promise<CouldNotLook> {
  const words = await faultWords(problems, language)
  const said = problems.map((problem) => tellProblem(problem, words).message).join('; ')
  return new CouldNotLook('snapshot-refused', '', { said })
}
