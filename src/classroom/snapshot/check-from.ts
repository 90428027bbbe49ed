import { basename } from 'node:path'
import type { Report } from '../../grading/report.ts'
import type { Course } from '../../lab/course.ts'
import { findLab } from '../../lab/find-lab.ts'
import { InputError } from '../../lab/input-error.ts'
import { wordsIn } from '../../languages/loader.ts'
import { type Judging, judgeSnapshot } from './judge.ts'
import { type LoadLab, labsForSnapshots } from './labs.ts'
import { notesOn, tellNote } from './notes.ts'
import { readSnapshot } from './read.ts'
import type { Snapshot } from './snapshot.ts'

interface From extends Judging {
  course: Course
  /** The labs that were named; none for all of the snapshot. */
  words: readonly string[]
  /** All labs of the course. */
  all: boolean
  load: LoadLab
}

/** Judges the snapshot in a file, and says what is worth knowing of it. @throws InputError */
export async function checkFrom(file: string, from: From): Promise<{ report: Report; notes: string[] }> {
  const { language, load } = from
  const snapshot = await readSnapshot({ file }, { language })
  const words = await wordsIn('class-snapshot', language)
  const labFor = labsForSnapshots(load, language)
  const folders = foldersOf(snapshot, from, (lab) => {
    const message = words.errors.notInCourse(lab, basename(from.course.folder))
    return new InputError([{ file, message }])
  })
  const labs = await Promise.all(folders.map((folder) => labFor(folder, snapshot)))
  const report = await judgeSnapshot(snapshot, labs, from)
  return { report, notes: notesOn(snapshot, labs).map((note) => tellNote(note, words)) }
}

function foldersOf(
  snapshot: Snapshot,
  { course, words, all }: From,
  unknown: (slug: string) => InputError,
): string[] {
  if (all) return course.labs.map(({ folder }) => folder)
  if (words.length > 0) return [...new Set(words.map((word) => findLab(course, word).folder))]
  return snapshot.labs.map(({ slug }) => {
    const lab = course.labs.find((one) => one.slug === slug)
    if (!lab) throw unknown(slug)
    return lab.folder
  })
}
