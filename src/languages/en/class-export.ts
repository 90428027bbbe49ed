/** What `class export` says, and what is in the files that people read. */
const classExport = {
  id: 'id',
  name: 'name',
  email: 'email',
  total: 'total',
  note: 'note',
  sheet: 'Grades',
  feedback: (lab: string) => `${lab} (Feedback)`,
  /** Why a cell is empty, and what changed a grade. */
  error: 'could not be checked; this is not a zero',
  missing: 'nothing handed in',
  pending: 'not graded yet',
  late: (days: number, earned: number) =>
    `${days} ${days === 1 ? 'day' : 'days'} late; ${earned} before the deduction`,
  byHand: (by: string, because: string) => `points set by ${by}: ${because}`,
  comment: (by: string, because: string) => `comment by ${by}: ${because}`,
  labelled: (label: string, text: string) => `${label}: ${text}`,
  outcomes: { pass: 'pass', fail: 'fail', blocked: 'waiting', error: 'not checked' },
  practice: "graded on the student's own engine, or from a snapshot of it (practice)",
  assessed: "run again in the teacher's sandbox (assessed)",
  wrote: (files: number, place: string) => `Wrote ${files} ${files === 1 ? 'file' : 'files'}: ${place}`,
  leftOut: (names: string[], why: string) => `Left out (${why}): ${names.join(', ')}`,
  noGrade: 'no grade',
  noMoodleKey: 'no email address, ID number or username',
  moodleKeys: (column: string, names: string[]) =>
    `Moodle stops the whole import at a student that it can't identify. Without "${column}": ${names.join(', ')}`,
  noCanvasKey: (names: string[]) =>
    `Canvas has to find these students by their names, because they have no Canvas ID, SIS User ID or SIS Login ID: ${names.join(', ')}`,
  needsOutput: (format: string) =>
    `--format ${format} writes a file that a terminal can't show: choose one with -o`,
  needsDirectory: (format: string) =>
    `--format ${format} writes a file for each student and lab: choose a directory with -o, or one student and one lab for a file that ends in .json`,
  handIn: (lab: string) =>
    `No snapshot was handed in. Make one with "docker-lab snapshot ${lab} -o snapshot.json", and hand in that file.`,
  needsZip: (format: string) =>
    `--format ${format} writes a ZIP archive: choose a file that ends in .zip with -o`,
  oddFolder: (folder: string) =>
    `the lab's directory "${folder}" has characters that autograders can't use; letters, digits, ".", "_" and "-" are fine`,
  oneLab: (format: string) => `--format ${format} is for one lab: choose it with --labs`,
  onlyCsv: '--bom goes with --format csv',
  noLab: (lab: string, labs: string[]) => `the roster has no lab "${lab}"; its labs are ${labs.join(', ')}`,
  badAssignment: (text: string) =>
    `--assignment takes LAB=NAME, such as 3=12345 for Canvas or 3=nginx for Classroom 50, not "${text}"`,
  foreign:
    'this file was not written by docker-lab, so it was not replaced. Choose a different place, or move the file away',
  notADirectory: 'this is a file; this format needs a directory',
}

export type ClassExportWords = typeof classExport
export default classExport
