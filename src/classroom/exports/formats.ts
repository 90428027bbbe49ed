import type { ClassReport, LabFigures, StudentFigures, StudentLab } from '../class-report.ts'
import { canvas } from './canvas.ts'
import { classJson } from './class-json.ts'
import { BOM, csv } from './csv.ts'
import type { Wording } from './feedback.ts'
import { gradeTable } from './grade-table.ts'
import { type Exported, moodle } from './moodle.ts'

/** What an export needs to know besides the class. */
export interface ExportOptions {
  /** Whether CSV begins with a byte order mark, for Excel. */
  bom: boolean
  /** What the other system calls a lab, by its slug: an id in Canvas, a short name in Classroom 50. */
  assignments: ReadonlyMap<string, string>
  /** What Classroom 50 calls the class. */
  classroom: string
  /** Ids of students who hand in together. */
  groups: readonly (readonly string[])[]
}

/** A file for each student and lab. */
export interface Results {
  files: Map<string, string>
  /** Students, with a lab, who have no grade and so no file. */
  without: string[]
}

type One = (report: ClassReport, options: ExportOptions, wording: Wording) => Promise<Exported> | Exported

/** Formats that are one text. */
export const texts = {
  csv: (report, { bom }, { words }) => ({
    text: `${bom ? BOM : ''}${csv(gradeTable(report, words))}`,
    notes: [],
  }),
  moodle: (report, _, wording) => moodle(report, wording),
  canvas: (report, { assignments }, { words }) => canvas(report, assignments, words),
  json: (report) => ({ text: classJson(report), notes: [] }),
  junit: async (report, _, wording) => {
    const { classJunit } = await import('./class-junit.ts')
    return { text: classJunit(report, wording), notes: [] }
  },
} satisfies Record<string, One>

/** Formats that are a file for each student and lab, with what is in each of them. */
export const results = {
  gradescope: { sign: '"docker_lab"', name: 'results.json', make: gradescopeResults },
  classroom50: { sign: '"classroom50/result/v1"', name: 'result.json', make: classroom50Results },
}

export const AUTOGRADERS = ['gradescope-autograder', 'classroom50-autograder', 'github-workflow'] as const

export const FORMATS = [
  'csv',
  'xlsx',
  'moodle',
  'canvas',
  'gradescope',
  'classroom50',
  'json',
  'junit',
  ...AUTOGRADERS,
] as const

export type Format = (typeof FORMATS)[number]

/** What comes out of a format. */
export type Kind =
  | { is: 'text'; format: keyof typeof texts }
  | { is: 'results'; format: keyof typeof results }
  | { is: 'autograder'; format: (typeof AUTOGRADERS)[number] }
  | { is: 'xlsx' }

export function kindOf(format: Format): Kind {
  if (format === 'xlsx') return { is: 'xlsx' }
  if (format === 'gradescope' || format === 'classroom50') return { is: 'results', format }
  const autograder = AUTOGRADERS.find((one) => one === format)
  if (autograder) return { is: 'autograder', format: autograder }
  return { is: 'text', format: format as keyof typeof texts }
}

async function gradescopeResults(report: ClassReport, _: ExportOptions, wording: Wording): Promise<Results> {
  const { gradescope } = await import('./gradescope.ts')
  return each(report, 'results.json', (_student, one) => gradescope(one, wording))
}

async function classroom50Results(
  report: ClassReport,
  { classroom, assignments, groups }: ExportOptions,
  wording: Wording,
): Promise<Results> {
  const { classroom50 } = await import('./classroom50.ts')
  return each(report, 'result.json', (student, one) => {
    const submission = { classroom, assignment: assignments.get(one.lab) ?? one.lab }
    const group = groups.some((members) => members.includes(student.id))
    return classroom50(student, one, submission, group, wording)
  })
}

/** `03-deploy-nginx`, as the folder of a course is called. */
const labFolder = ({ number, slug }: Pick<LabFigures, 'number' | 'slug'>) =>
  number === null ? slug : `${`${number}`.padStart(2, '0')}-${slug}`

function each(
  { students, labs }: ClassReport,
  name: string,
  make: (student: StudentFigures, one: StudentLab) => object | undefined,
): Results {
  const files = new Map<string, string>()
  const without: string[] = []
  for (const [index, lab] of labs.entries())
    for (const student of students) {
      const one = student.labs[index]
      const made = one && make(student, one)
      if (made) files.set(`${labFolder(lab)}/${student.id}/${name}`, `${JSON.stringify(made, null, 2)}\n`)
      else without.push(`${student.name} (${labFolder(lab)})`)
    }
  return { files, without }
}
