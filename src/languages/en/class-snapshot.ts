/** What of a tape cannot be, however an engine may have changed while it was asked. */
export type TapeFault =
  /** A question that nobody can have asked in this form, or an asker of what was never asked. */
  | { code: 'no-question'; key: string }
  /** Asked for one thing, the answer is about another. */
  | { code: 'other-name'; asked: string; name: string }
  /** One container with two names. */
  | { code: 'two-names'; id: string; names: [string, string] }

/** What is worth knowing of a snapshot, and is no reason to refuse it. */
export type SnapshotNote =
  /** The lab's file is not as it was when the snapshot was taken: it is judged by the one of now. */
  | { code: 'lab-changed'; lab: string }
  /** The snapshot was not taken for this lab: what only that lab asks is not recorded. */
  | { code: 'lab-not-in-it'; lab: string }
  /** A container in it is younger than the snapshot itself says to be: a clock is wrong, or its time was edited. */
  | { code: 'younger'; name: string; created: string }

const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`

const contradictions: { [Code in TapeFault['code']]: (fault: TapeFault & { code: Code }) => string } = {
  'no-question': ({ key }) => `it has an answer to something that docker-lab never asks: ${key}`,
  'other-name': ({ asked, name }) => `asked about ${asked}, it answers about ${name}`,
  'two-names': ({ id, names }) => `${names.join(' and ')} are one container in it (${id.slice(0, 12)})`,
}

const notes: { [Code in SnapshotNote['code']]: (note: SnapshotNote & { code: Code }) => string } = {
  'lab-changed': ({ lab }) =>
    `Lab ${lab} has changed since this snapshot was taken. It was graded by the lab as it is now.`,
  'lab-not-in-it': ({ lab }) => `This snapshot was not taken for lab ${lab}.`,
  younger: ({ name, created }) =>
    `Container ${name} was created at ${created}, after the time that this snapshot gives for itself. A clock is wrong, or the time was edited.`,
}

const classSnapshot = {
  /** What is inside: a label, and names. */
  inside: (labs: string[], student: string | null) =>
    `A snapshot of ${labs.length === 1 ? 'lab' : 'labs'} ${labs.join(', ')}${student === null ? '' : ` by ${student}`}. It contains:`,
  engine: (endpoint: string) => `the address of the engine: ${endpoint}`,
  contents: {
    containers: (names: string) => `the settings and state of containers: ${names}`,
    images: (names: string) => `the settings and layers of images: ${names}`,
    volumes: (names: string) => `volumes, without their files: ${names}`,
    networks: (names: string) => `networks: ${names}`,
    lists: (_: string) => 'the names of everything of a kind that the engine has, such as all containers',
    files: (paths: string) => `what is at these paths of your working directory: ${paths}`,
    filesInside: (paths: string) => `what is at these paths inside containers and images: ${paths}`,
    logs: (names: string) => `what these containers printed: ${names}`,
    commands: (commands: string) => `what these commands print inside containers: ${commands}`,
    pages: (urls: string) => `web pages: ${urls}`,
    answers: (keys: string) => `your answers: ${keys}`,
    opened: (labs: string) => `which hints and solutions you opened in ${labs}`,
  },
  hidden: (count: number) =>
    `${count} ${count === 1 ? 'value' : 'values'} of environment variables and paths of this machine ${count === 1 ? 'is' : 'are'} replaced by ${count === 1 ? 'a salted hash' : 'salted hashes'}`,
  readable: (count: number) =>
    `${count} more ${count === 1 ? 'stays' : 'stay'} readable, because the report shows ${count === 1 ? 'it' : 'them'}`,
  nothingElse: 'Nothing else of this machine is in it.',
  more: (count: number) => `and ${count} more`,
  written: (file: string, kilobytes: number) => `Wrote ${file} (${kilobytes} KB).`,
  incomplete:
    'Some checks could not be made, so this snapshot says nothing about them. "docker-lab check" shows why.',
  contradictions,
  notes,
  errors: {
    unreadable: (code: string) => `can't be read (${code})`,
    unwritable: (code: string) => `can't be written (${code})`,
    isOther:
      "this file is there already and isn't a snapshot that docker-lab wrote, so it is not overwritten; choose a different name",
    tooLarge: (bytes: number) =>
      `this file is larger than any snapshot (${megabytes(bytes)}); ask for a new one, made with "docker-lab snapshot"`,
    tooComplex:
      'this file is nested deeper, or has more values, than any snapshot; it was not made by docker-lab',
    empty: 'this file is empty; make the snapshot again with "docker-lab snapshot"',
    truncated: 'this snapshot is incomplete: its end is missing; copy or upload the file again',
    notJson: 'this file is not JSON, so it isn\'t a snapshot; "docker-lab snapshot" writes one',
    noSnapshot: 'this JSON is not a snapshot; "docker-lab snapshot" writes one',
    newer: (version: number) =>
      `this snapshot was written by a newer docker-lab (format ${version}); update docker-lab to read it`,
    damaged:
      'this snapshot was damaged or edited: its contents do not match its digest; ask for a new one, made with "docker-lab snapshot"',
    malformed: (where: string) =>
      `this snapshot was not written by docker-lab: ${where === '' ? 'it has the wrong form' : `"${where}" is missing or wrong`}; ask for a new one`,
    contradicts: (fault: TapeFault) =>
      `this snapshot contradicts itself, so it is not what an engine answered: ${(contradictions[fault.code] as (fault: TapeFault) => string)(fault)}; ask for a new one`,
    otherStudent: (found: string, wanted: string) =>
      `this is the snapshot of ${found}, not of ${wanted}; hand in your own`,
    noValues: (lab: string) =>
      `lab ${lab} is different for each student, and this snapshot has no values for it; take a new one with "docker-lab snapshot"`,
    otherValues: (lab: string, seed: string) =>
      `lab ${lab} is different for each student, and this snapshot has other values than this class gives this student; run "docker-lab start ${lab} --seed ${seed}" where it was taken, do the lab with the values that it then shows, and hand in again`,
    notInCourse: (lab: string, course: string) =>
      `this snapshot is of lab ${lab}, which the course ${course} does not have; choose the course with --course`,
    studentId: (id: string) =>
      `"${id}" can't be a student id: use letters, digits and . _ - @, at most 64 characters`,
    noFile: 'name the file to write: -o FILE',
  },
}

export type ClassSnapshotWords = typeof classSnapshot

export default classSnapshot
