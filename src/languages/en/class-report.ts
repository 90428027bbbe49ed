const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`

/** What `class report` says, in the terminal and in HTML. */
const classReport = {
  title: (course: string) => `Class report: ${course}`,
  studentTitle: (student: string, course: string) => `Report for ${student}: ${course}`,
  asOf: 'As of',
  /** The line below the title. */
  counts: (students: number, labs: number) => `${count(students, 'student')}, ${count(labs, 'lab')}`,
  statuses: {
    graded: 'graded',
    pending: 'not graded yet',
    error: 'could not be checked',
    missing: 'nothing handed in',
  },
  /** The same in a narrow cell. */
  cells: { pending: '–', error: '?', missing: 'none', late: 'L', byHand: 'H' },
  legend: {
    heading: 'Key',
    pending: 'not graded yet',
    error: 'could not be checked: this is not a zero',
    missing: 'the deadline passed and nothing was handed in',
    late: 'handed in late; the points already include the deduction',
    byHand: 'points set by the teacher',
    full: 'all points',
    high: 'at least 3/4',
    middle: 'at least half',
    low: 'less than half',
    zero: 'no points',
  },
  student: 'student',
  lab: 'lab',
  labs: 'Labs',
  total: 'total',
  average: 'average',
  openTitle: 'labs without points: not graded, not handed in, or not checked',
  gradesHeading: 'Grades',
  gradesCaption: 'Points of each student in each lab',
  checksHeading: 'Checks that fail, and why',
  checksCaption: 'For each check: how many students pass it or fail it, and the most common reason',
  allPass: 'No check fails for anyone.',
  check: 'check',
  passed: 'pass',
  failed: 'fail',
  blocked: 'waiting',
  unseen: 'not checked',
  commonDiagnosis: 'most common diagnosis',
  commonActual: 'most common actual value',
  times: (value: string, students: number) => `${value} (${students})`,
  failLine: (fail: number, seen: number) => `${fail} of ${seen} fail`,
  errorsHeading: 'Could not be checked',
  errorsNote: 'These count neither as a pass nor as a zero. Grade them again.',
  sharedHeading: 'Work with ids in common',
  sharedNote:
    'Containers and images that were created separately have different ids. The same ids or creation times in the work of two students are a reason to ask them, not proof of copying: a shared machine, a shared virtual machine image, or working together looks the same.',
  sharedPair: (one: string, other: string) => `${one} and ${other}`,
  sharedKinds: { containers: 'container ids', images: 'image ids', times: 'creation times' },
  labelled: (label: string, text: string) => `${label}: ${text}`,
  sharedMore: (more: number) => `and ${more} more`,
  studentsHeading: 'Students',
  backToTable: 'Back to the table',
  points: 'points',
  tries: 'tries',
  handedIn: 'work as of',
  time: 'time',
  trust: 'graded as',
  trusts: { practice: 'practice', assessed: 'assessed' },
  trustTitles: {
    practice: "on the student's own engine, or from a snapshot of it",
    assessed: "run again in the teacher's sandbox",
  },
  late: (days: number, earned: string) => `${count(days, 'day')} late; ${earned} before the deduction`,
  byHand: (points: string, earned: string | undefined) =>
    `The teacher set ${points === '1' ? '1 point' : `${points} points`}${earned === undefined ? '' : ` instead of ${earned}`}.`,
  comment: 'Comment from the teacher.',
  by: (by: string, time: string) => `${by}, ${time}`,
  outcomes: { pass: 'pass', fail: 'fail', blocked: 'waiting', error: 'not checked' },
  waitsFor: (titles: string[]) => `Waits for: ${titles.join(', ')}`,
  /** Time in minutes. */
  took(minutes: number): string {
    const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)]
    if (days > 0) return `${days} d ${hours} h`
    return hours > 0 ? `${hours} h ${minutes % 60} min` : `${minutes} min`
  },
  summary({ graded, pending, error, missing }: Record<'graded' | 'pending' | 'error' | 'missing', number>) {
    const parts = [
      count(graded, 'grade'),
      ...(error > 0 ? [`${error} could not be checked`] : []),
      ...(missing > 0 ? [`${missing} not handed in`] : []),
      ...(pending > 0 ? [`${pending} not graded yet`] : []),
    ]
    return `${parts.join(', ')}.`
  },
  wrote: (files: number, place: string) => `Wrote ${count(files, 'file')}: ${place}`,
  noStudents: 'The roster has no students.',
  foreign:
    'this file was not written by docker-lab, so it was not replaced. Choose a different place, or move the file away',
  notADirectory: 'this is a file; --per-student takes a directory',
}

export type ClassReportWords = typeof classReport
export default classReport
