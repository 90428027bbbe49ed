import type { Container, Image } from '../../docker/port/docker.ts'
import type { Tape } from '../../docker/port/tape.ts'

/** What two students' snapshots have in common that two engines never make twice. */
export interface SharedIds {
  students: [one: string, other: string]
  /** Ids of containers: one of the two is a copy, or both were taken of one engine. */
  containers: string[]
  /** Ids of images that were built, not pulled. */
  images: string[]
  /** Moments, to less than a millisecond, at which containers and built images were created. */
  times: string[]
}

/** Whose tape it is. */
export interface StudentTape {
  student: string
  tape: Pick<Tape, 'answers'>
}

type Kind = Exclude<keyof SharedIds, 'students'>

/** More students than this have something that was handed out, or one engine: of them, only so many are compared. */
const MOST_STUDENTS = 50

/** The pairs of students that share something, those that share the most first. Pure; reads one tape after another. */
export function sharedIds(tapes: Iterable<StudentTape>): SharedIds[] {
  const owners = new Map<string, Set<string>>()
  for (const { student, tape } of tapes)
    for (const mark of marksIn(tape)) owners.set(mark, (owners.get(mark) ?? new Set()).add(student))
  const pairs = new Map<string, SharedIds>()
  for (const [mark, students] of owners) {
    if (students.size < 2) continue
    const [kind = '', id = ''] = mark.split(' ')
    for (const pair of pairsOf([...students].sort().slice(0, MOST_STUDENTS))) {
      const key = pair.join(' ')
      const shared = pairs.get(key) ?? { students: pair, containers: [], images: [], times: [] }
      shared[kind as Kind].push(id)
      pairs.set(key, shared)
    }
  }
  return [...pairs.values()].sort((one, other) => weightOf(other) - weightOf(one))
}

const weightOf = ({ containers, images, times }: SharedIds) =>
  containers.length + images.length + times.length

const pairsOf = (students: readonly string[]) =>
  students.flatMap((one, at) => students.slice(at + 1).map((other): [string, string] => [one, other]))

/** `containers ID`, `images ID` and `times MOMENT`. Tapes come from students, so facts of any shape can be on them. */
function marksIn({ answers }: Pick<Tape, 'answers'>): Set<string> {
  const marks = Object.entries(answers).flatMap(([key, answer]) => {
    const gave: unknown = 'gave' in answer ? answer.gave : undefined
    if (typeof gave !== 'object' || gave === null) return []
    if (key.startsWith('["docker","container",')) {
      const { id, created, image } = gave as Partial<Container>
      return [markOf('containers', id), timeOf(created), ...marksOfImage(image)]
    }
    return key.startsWith('["docker","image",') ? marksOfImage(gave) : []
  })
  return new Set(marks.filter((mark) => mark !== undefined))
}

function marksOfImage(image: unknown): (string | undefined)[] {
  if (typeof image !== 'object' || image === null) return []
  const { id, created, digests, verified } = image as Partial<Image>
  const known = [verified ?? digests ?? []].flat()
  return known.some(isElsewhere) ? [] : [markOf('images', id), timeOf(created)]
}

/** Whether it names a registry out of the student's own reach, so that the image was pulled or can have been. */
function isElsewhere(name: unknown): boolean {
  const [registry = ''] = `${name}`.split('/')
  return !/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(registry)
}

const markOf = (kind: Kind, id: unknown) =>
  typeof id === 'string' && /^[\w:.+-]{12,100}$/.test(id) ? `${kind} ${id}` : undefined

/** Whole seconds are shared by chance, and an image's time can be set. */
const timeOf = (created: unknown) =>
  typeof created === 'string' && /\.\d*[1-9]\d*(Z|[+-])/.test(created) ? markOf('times', created) : undefined
