/** A class: who is in it, which labs count, and by when. Read from YAML, with every default filled in. */
export interface Roster {
  /** The file that it was read from; absolute. */
  file: string
  /** The course, as `--course` takes it; absolute where it is a directory. Undefined for the one that `check` uses. */
  course: string | undefined
  /** What makes each student's values of labs that vary. Undefined where each has their own. */
  seed: string | undefined
  /** As the roster writes them, resolved to slugs. */
  labs: string[]
  /** By the lab's slug. */
  due: ReadonlyMap<string, Date>
  late: LateRule | undefined
  /** Which attempt counts. */
  policy: 'best' | 'last'
  students: Student[]
  /** Ids of students who hand in together: an attempt of one counts for all of them. */
  groups: string[][]
}

export interface LateRule {
  /** Percent of the lab's points that each begun day costs. */
  perDayPercent: number
  /** After so many days nothing counts; undefined for no end. */
  atMostDays: number | undefined
}

export interface Student {
  /** What the gradebook, files and exports call them: letters, digits, `.`, `_`, `-`, `@`, at most 64. */
  id: string
  name: string
  email: string | undefined
  /** Columns of the list that was imported, for exports into the same system: `{ "ID number": "…" }`. */
  keys: Readonly<Record<string, string>>
  from: Source | undefined
  /** How much later than the class, in ms, for all labs; or by the lab's slug. */
  extension: Extension
}

export interface Extension {
  allMs: number
  labs: ReadonlyMap<string, number>
}

/** Where a student's work is. Undefined for those who submit it themselves. */
export type Source =
  | { kind: 'live'; host: string | undefined; context: string | undefined }
  /** A directory with one for each lab: `03-deploy-nginx/solve.sh`; absolute. */
  | { kind: 'submission'; folder: string }
  /** A file that `docker-lab snapshot` wrote; absolute. */
  | { kind: 'snapshot'; file: string }
