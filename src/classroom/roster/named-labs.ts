import type { LabPlace } from '../../lab/course.ts'
import { nearest } from '../../lab/nearest.ts'
import type { Path, WrongAt } from '../../lab/yaml-file.ts'
import type { RosterInput } from './roster-schema.ts'

type Place = Pick<LabPlace, 'number' | 'slug'>

interface NamedLabs {
  /** Slugs. */
  labs: string[]
  due: Map<string, Date>
  /** Those by lab, of each student in the order of the roster. */
  extensions: ReadonlyMap<string, number>[]
  wrongs: WrongAt[]
}

/** What a roster says of labs, by their slugs, and what is wrong with it. A lab is called by its number, slug or folder. */
export function namedLabs(
  { labs, due, students }: Pick<RosterInput, 'labs' | 'due' | 'students'>,
  course: readonly Place[],
): NamedLabs {
  const wrongs: WrongAt[] = []
  const inOrder = new Set<string>()
  const slugOf = (word: string, path: Path, at?: 'key'): string | undefined => {
    const found = course.filter((lab) => isCalled(lab, word))
    if (found.length === 1) return found[0]?.slug
    const suggestion = nearest(
      word,
      course.map(({ slug }) => slug),
    )
    const names = found.map(folderOf)
    const fault =
      found.length > 1
        ? ({ code: 'several-labs', word, names } as const)
        : ({ code: 'lab-not-in-course', word } as const)
    wrongs.push({ path, fault, suggestion: found.length > 1 ? undefined : suggestion, ...(at && { at }) })
    return undefined
  }
  for (const [index, word] of (labs ?? course.map(folderOf)).entries()) {
    const lab = slugOf(word, ['labs', index])
    if (lab === undefined) continue
    if (inOrder.has(lab)) wrongs.push({ path: ['labs', index], fault: { code: 'lab-twice', lab } })
    inOrder.add(lab)
  }
  /** A mapping by lab, with slugs for its keys. */
  const bySlug = <Value>(values: Readonly<Record<string, Value>>, path: Path): Map<string, Value> => {
    const found = new Map<string, Value>()
    for (const [word, value] of Object.entries(values)) {
      const [place, lab] = [[...path, word], slugOf(word, [...path, word], 'key')]
      if (lab === undefined) continue
      const code = found.has(lab) ? 'lab-twice' : inOrder.has(lab) ? undefined : 'lab-not-in-roster'
      if (code) wrongs.push({ path: place, at: 'key', fault: { code, lab } })
      found.set(lab, value)
    }
    return found
  }
  const deadlines = bySlug(due, ['due'])
  const extensions = students.map(({ due: later }, index) => {
    const path = ['students', index, 'due']
    const given = typeof later === 'object' ? bySlug(later, path) : new Map<string, number>()
    for (const lab of given.keys())
      if (inOrder.has(lab) && !deadlines.has(lab))
        wrongs.push({ path, fault: { code: 'lab-without-deadline', lab } })
    return given
  })
  return { labs: [...inOrder], due: deadlines, extensions, wrongs }
}

const folderOf = ({ number, slug }: Place) =>
  number === undefined ? slug : `${String(number).padStart(2, '0')}-${slug}`

function isCalled({ number, slug }: Place, word: string): boolean {
  const [, digits = '', rest] = /^(\d{1,4})(?:-(.+))?$/.exec(word) ?? []
  if (word === slug) return true
  return digits !== '' && Number(digits) === number && (rest === undefined || rest === slug)
}
