import { dirname, resolve } from 'node:path'
import type { LabPlace } from '../../lab/course.ts'
import { parseWith } from '../../lab/explain-issues.ts'
import { shownPath } from '../../lab/frame.ts'
import { InputError } from '../../lab/input-error.ts'
import { readYaml, type YamlFile } from '../../lab/yaml-file.ts'
import { sourceOf } from '../../student/course/source.ts'
import { namedLabs } from './named-labs.ts'
import type { Roster, Source, Student } from './roster.ts'
import { type RosterInput, rosterSchema, type StudentInput } from './roster-schema.ts'
import { wrongAmongStudents } from './students-rules.ts'

/** Thousands of students fit. Larger text that is no roster would take many seconds and gigabytes to refuse. */
export const MOST_BYTES = 1024 * 1024

/** The labs of a course, as `--course` takes it; undefined for the one that `check` uses. */
export type LabsOf = (course: string | undefined) => Promise<readonly Pick<LabPlace, 'number' | 'slug'>[]>

/**
 * Reads and validates a roster. Paths in it are relative to the file. @throws InputError with the lines that are wrong
 * @param labsOf the labs of the course that the roster names
 */
export async function loadRoster(file: string, labsOf: LabsOf): Promise<Roster> {
  const yaml = await readRoster(file)
  const input = await parseWith(rosterSchema, yaml)
  const folder = dirname(resolve(file))
  const course = courseAt(input.course, folder)
  const { labs, due, extensions, wrongs } = namedLabs(input, await labsOfCourse(course, labsOf, yaml))
  const students = input.students.map((student, index) =>
    studentOf(student, folder, extensions[index] ?? new Map()),
  )
  const wrong = [...wrongs, ...wrongAmongStudents(input, students)]
  if (wrong.length > 0) throw await yaml.refusal(wrong)
  return {
    file: resolve(file),
    course,
    seed: input.seed,
    labs,
    due,
    late: input.late && { perDayPercent: input.late.per_day, atMostDays: input.late.at_most },
    policy: input.grade,
    students,
    groups: input.groups,
  }
}

/** Who has none yet is told how to make one. */
async function readRoster(file: string): Promise<YamlFile> {
  try {
    return await readYaml(file, undefined, { mostBytes: MOST_BYTES, asWritten: true })
  } catch (error) {
    const problem = error instanceof InputError ? error.problems[0] : undefined
    if (problem?.fault?.code !== 'no-file') throw error
    throw new InputError([{ file: shownPath(file), fault: { code: 'roster-missing' } }])
  }
}

/** An address stays as it is. */
function courseAt(course: string | undefined, folder: string): string | undefined {
  if (course === undefined || sourceOf(course, folder)?.is === 'git') return course
  return /^https?:/i.test(course) ? course : resolve(folder, course)
}

/** A course that is not there is the roster's mistake, at its line. */
async function labsOfCourse(course: string | undefined, labsOf: LabsOf, yaml: YamlFile) {
  try {
    return await labsOf(course)
  } catch (error) {
    const fault = error instanceof InputError ? error.problems[0]?.fault : undefined
    const isNowhere = fault?.code === 'no-folder' || fault?.code === 'no-labs'
    throw isNowhere && course !== undefined ? await yaml.refusal([{ path: ['course'], fault }]) : error
  }
}

function studentOf(
  { id, name = id, email, keys, due, ...rest }: StudentInput,
  folder: string,
  labs: ReadonlyMap<string, number>,
): Student {
  const extension = { allMs: typeof due === 'number' ? due : 0, labs }
  return { id, name, email, keys, from: sourceIn(rest, folder), extension }
}

function sourceIn(
  { host, context, submission, snapshot }: Partial<RosterInput['students'][number]>,
  folder: string,
): Source | undefined {
  if (submission !== undefined) return { kind: 'submission', folder: resolve(folder, submission) }
  if (snapshot !== undefined) return { kind: 'snapshot', file: resolve(folder, snapshot) }
  return host === undefined && context === undefined ? undefined : { kind: 'live', host, context }
}
