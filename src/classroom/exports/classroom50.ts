import type { StudentFigures, StudentLab } from '../class-report.ts'
import { noteOf, scriptLines, type Wording, whyLines } from './feedback.ts'
import { keyOf } from './keys.ts'

/**
 * What Classroom 50 reads as `result.json`.
 * {@link https://github.com/foundation50/classroom50/blob/main/schemas/result-v1.schema.json}
 */
export interface Classroom50Result {
  schema: 'classroom50/result/v1'
  classroom: string
  assignment: string
  assignment_type: 'individual' | 'group'
  owner: string
  submission: string
  commit: string
  release: string
  review: string
  datetime: string
  graded_at: string
  score: number
  'max-score': number
  tests: Classroom50Test[]
}

/** Fields of a test besides these are kept as they are. */
interface Classroom50Test {
  'test-name': string
  passed: boolean
  score: number
  'max-score': number
  output?: string
}

/** What Classroom 50 says of a submission; the runner gives it to an autograder in its environment. */
export interface Classroom50Submission {
  classroom: string
  assignment: string
  submission?: string | undefined
  commit?: string | undefined
  release?: string | undefined
  review?: string | undefined
}

/**
 * The result of one student in one lab; undefined where nothing was graded. Points are whole there, so parts of a point
 * are left out. Where there is no commit, a made name stands for its address, as for a grade by hand.
 * @param group whether the student hands in together with others
 */
export function classroom50(
  student: StudentFigures,
  one: StudentLab,
  submission: Classroom50Submission,
  group: boolean,
  wording: Wording,
): Classroom50Result | undefined {
  const { points, attempt } = one
  if (points === null) return undefined
  const when = attempt?.work_at ?? one.override?.at
  const graded = attempt?.graded_at ?? one.override?.at
  if (when === undefined || graded === undefined) return undefined
  const datetime = toSeconds(when)
  const tag = submission.submission ?? `submit/${datetime.replaceAll(':', '-')}-docker-lab`
  const commit = submission.commit ?? tag
  return {
    schema: 'classroom50/result/v1',
    classroom: submission.classroom,
    assignment: submission.assignment,
    assignment_type: group ? 'group' : 'individual',
    owner: keyOf(student, 'GitHub username', 'GitHub') ?? student.id,
    submission: tag,
    commit,
    release: submission.release ?? commit,
    review: submission.review ?? commit,
    datetime,
    graded_at: toSeconds(graded),
    score: Math.floor(Math.min(points, one.possible)),
    'max-score': one.possible,
    tests: [...checks(one, wording), ...script(one, wording), ...notes(one, wording)],
  }
}

function checks(one: StudentLab, { report }: Wording): Classroom50Test[] {
  return (one.attempt?.checks ?? []).map((check) => ({
    'test-name': check.title || check.id,
    passed: check.outcome === 'pass',
    score: check.points.earned,
    'max-score': check.points.possible,
    ...(check.outcome !== 'pass' && { output: whyLines(check, one, report).join('\n') }),
  }))
}

/** How the script failed: a line that counts nothing. */
function script(one: StudentLab, { report }: Wording): Classroom50Test[] {
  const [said, ...lines] = scriptLines(one, report)
  if (said === undefined) return []
  return [{ 'test-name': said, passed: false, score: 0, 'max-score': 0, output: lines.join('\n') }]
}

/** What made the score another than the sum of the tests: lines that count nothing. */
function notes(one: StudentLab, { words }: Wording): Classroom50Test[] {
  return noteOf(one, words).map((note) => ({ 'test-name': note, passed: true, score: 0, 'max-score': 0 }))
}

/** `2026-12-01T10:00:00Z`, without parts of seconds. */
const toSeconds = (iso: string): string => `${new Date(iso).toISOString().slice(0, 19)}Z`
