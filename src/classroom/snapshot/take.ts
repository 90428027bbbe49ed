import { type Connected, type Grading, gradeAndRecord } from '../../grading/grade.ts'
import { orLate } from '../../grading/look.ts'
import { openedIn } from '../../grading/opened.ts'
import type { LabReport, Report } from '../../grading/report.ts'
import type { Lab } from '../../lab/lab.ts'
import { withOpened } from '../../student/opened.ts'
import { digestOf } from './canonical.ts'
import { hidePrivate } from './hide-private.ts'
import { askForNamed } from './named.ts'
import { SCHEMA, type Snapshot, type SnapshotLab } from './snapshot.ts'

/** A snapshot, and what the student's work came to in it. */
export interface Taken {
  snapshot: Snapshot
  report: Report
}

/**
 * Looks at labs, asks for what they name besides, and hides what no check needs to read. Rejects with `CouldNotLook` where
 * no engine answers: there would be nothing to judge.
 */
export async function takeSnapshot(
  labs: readonly Lab[],
  grading: Grading,
  student: string | null,
): Promise<Taken> {
  let connecting: Promise<Connected> | undefined
  const connect = () => {
    connecting ??= grading.connect()
    return connecting
  }
  const { report: seen, tape } = await gradeAndRecord(labs, { ...grading, connect })
  const report = await withOpened(seen, labs)
  const { docker } = await orLate(connect(), grading)
  await askForNamed(labs, tape, { docker, kinds: grading.kinds, deadline: grading })
  const snapshot = {
    schema: SCHEMA,
    program: grading.origin.program,
    course: grading.origin.course,
    engine: report.engine,
    student,
    time: report.time,
    labs: labs.map(({ slug, number = null, digest, varied }, index) => ({
      slug,
      number,
      digest,
      values: { ...varied },
      ...openedPart(report.labs[index]),
    })),
    tape: await hidePrivate(tape, labs, { ...grading, engine: report.engine }),
  } satisfies Omit<Snapshot, 'digest'>
  // As it will be read.
  const kept: Omit<Snapshot, 'digest'> = JSON.parse(JSON.stringify(snapshot))
  return { snapshot: { ...kept, digest: digestOf(kept) }, report }
}

function openedPart(report: LabReport | undefined): Pick<SnapshotLab, 'opened'> {
  const opened = report && openedIn(report)
  return opened && (opened.solution || Object.keys(opened.hints).length > 0) ? { opened } : {}
}
