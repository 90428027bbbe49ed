/** Why a gradebook cannot be used. `reason` is the word of the system, of SQLite or of PostgreSQL. */
export type GradebookTrouble =
  | {
      code:
        | 'missing'
        | 'no-folder'
        | 'directory'
        | 'no-file'
        | 'no-gradebook'
        | 'newer'
        | 'read-only'
        | 'read-only-disk'
        | 'unknown-kind'
        | 'bad-address'
        | 'wrong-password'
        | 'no-database'
        | 'no-rights'
        | 'exists'
        | 'no-backup'
        | 'has-grades'
        | 'locked'
        | 'disk-full'
        | 'no-postgres'
    }
  | { code: 'unreadable' | 'cannot-write' | 'away' | 'lost' | 'no-tls'; reason: string }
  /** The id of an attempt whose bytes are not what was written. */
  | { code: 'damaged'; attempt?: string }

const pointsOf = (count: number) => (count === 1 ? '1 point' : `${count} points`)
const days = (count: number) => (count === 1 ? '1 day' : `${count} days`)
const attempts = (count: number) => (count === 1 ? '1 attempt' : `${count} attempts`)
const overrides = (count: number) => (count === 1 ? '1 decision by hand' : `${count} decisions by hand`)

/** What is said about the gradebook, and about one grade. */
const gradebook = {
  trouble(trouble: GradebookTrouble): string {
    switch (trouble.code) {
      case 'missing':
        return 'there is no gradebook here yet: "docker-lab class grade" creates it'
      case 'no-folder':
        return 'the directory of this gradebook does not exist: create it first'
      case 'directory':
        return 'this is a directory, and a gradebook is a file'
      case 'no-file':
        return 'this is not a regular file, so it cannot be a gradebook'
      case 'no-gradebook':
        return 'this file is not a gradebook of docker-lab, so it was left as it is: choose a different name with --gradebook'
      case 'newer':
        return 'a newer version of docker-lab made this gradebook: update docker-lab'
      case 'read-only':
        return 'this gradebook is read-only, and opening it writes to it: allow writing to the file and its directory, or work with a copy'
      case 'read-only-disk':
        return 'this file system is read-only, and opening a gradebook writes to it: copy the gradebook to a different place, or create it there, and name it with --gradebook PATH'
      case 'unreadable':
        return `this gradebook cannot be opened (${trouble.reason}): check that you are allowed to read and write the file and its directory`
      case 'unknown-kind':
        return 'a gradebook is the path of a file, or an address that begins with postgres://'
      case 'bad-address':
        return 'this is not a valid address: it looks like postgres://USER:PASSWORD@HOST:5432/DATABASE, with special characters in the password percent-encoded'
      case 'wrong-password':
        return 'PostgreSQL refused this user or password: check both in the address, or set PGPASSWORD'
      case 'no-database':
        return 'PostgreSQL has no database with this name: create it first, for example with "createdb"'
      case 'no-rights':
        return 'PostgreSQL does not allow this user to create or use the tables: let the user own the database, or grant it CREATE on the database'
      case 'exists':
        return 'this file already exists: choose a different name'
      case 'no-backup':
        return 'there is no backup here: check the path'
      case 'has-grades':
        return 'this gradebook already has grades, so nothing was restored into it: restore into a new one'
      case 'locked':
        return 'another program kept this gradebook locked for too long: nothing was written; close that program, and try again'
      case 'disk-full':
        return 'the disk is full: nothing was written; make room, and try again'
      case 'cannot-write':
        return `the disk did not do what it was asked (${trouble.reason}): what was being written is not there; check the disk, and try again`
      case 'damaged':
        return trouble.attempt === undefined
          ? 'this gradebook is damaged: restore your last backup with "docker-lab class restore"'
          : `attempt ${trouble.attempt} in this gradebook is damaged: restore your last backup with "docker-lab class restore"`
      case 'away':
        return `PostgreSQL does not answer (${trouble.reason}): check the address, and that the server is running`
      case 'lost':
        return `the connection to PostgreSQL was lost and did not come back (${trouble.reason}): what was being written may not be there; run the command again`
      case 'no-postgres':
        return 'no PostgreSQL answers at this address: check the host and the port'
      case 'no-tls':
        return `no encrypted connection to PostgreSQL is possible (${trouble.reason}): check sslmode in the address, and the certificate of the server`
    }
  },
  /** Of a student and a lab. */
  heading: (student: string, lab: string) => `${student} · ${lab}`,
  grade: {
    graded: (points: number, possible: number) => `Grade: ${points} of ${pointsOf(possible)}`,
    pending: 'Grade: none yet, because nothing has been graded',
    error: 'Grade: none yet, because no attempt could be checked. This is not a zero.',
    missing: 'Grade: none, because nothing was handed in before the deadline',
    best: (earned: string) => `The best attempt counts: ${earned}`,
    last: (earned: string) => `The last attempt counts: ${earned}`,
    earned: (points: number, possible: number) => `earned ${points} of ${pointsOf(possible)}`,
    late: (count: number, percent: number) => `${days(count)} late, ${percent}% of the points for each day`,
    lateZero: (count: number) => `${days(count)} late, when nothing counts any more`,
    byHand: (points: number, by: string) => `${by} set it to ${pointsOf(points)} by hand`,
    group: (student: string) => `by ${student}, of the same group`,
  },
  due: (date: string) => `Due: ${date}`,
  attempts: 'Attempts',
  noAttempts: 'No attempts.',
  counts: 'counts',
  trust: { practice: 'practice', assessed: 'assessed' },
  way: { live: 'live engine', submission: 'submission', snapshot: 'snapshot', submitted: 'handed in' },
  outcome: { pass: 'passed', fail: 'failed', blocked: 'waiting', error: 'could not check' },
  /** Whose attempt it is, in a group. */
  of: (student: string) => `by ${student}`,
  decisions: 'Decisions by hand',
  points: pointsOf,
  comment: 'comment',
  undone: 'undone',
  by: (name: string) => `by ${name}`,
  noStudent: (id: string) => `the roster has no student "${id}"`,
  noLab: (lab: string, labs: string[]) => `the roster has no lab "${lab}"; its labs are ${labs.join(', ')}`,
  oneOf: 'say exactly one of --points, --comment and --undo',
  badPoints: (given: string) => `"${given}" is not a number of points: use a number from 0, such as 8 or 7.5`,
  tooManyPoints: (given: number, lab: string, possible: number) =>
    `${given} is too many: ${lab} has ${pointsOf(possible)}, so use a number from 0 to ${possible}`,
  because: 'say why with --because "…": the student will read it',
  nothingToUndo: 'no decision by hand is in force here, so there is nothing to undo',
  decided: {
    points: (points: number) => `Set to ${pointsOf(points)}.`,
    comment: 'The comment was added.',
    undo: 'The decision was undone: what was graded counts again. Both stay in the history.',
  },
  backedUp: (file: string, all: { attempts: number; overrides: number }) =>
    `Wrote ${file}: ${attempts(all.attempts)}, ${overrides(all.overrides)}.`,
  restored: (place: string, all: { attempts: number; overrides: number }) =>
    `Restored into ${place}: ${attempts(all.attempts)}, ${overrides(all.overrides)}.`,
}

export type GradebookWords = typeof gradebook

export default gradebook
