import { join } from 'node:path'
import { preparedLab } from '../../../build/prepared.ts'
import { kinds } from '../../kinds/kinds.ts'
import { chooseCourse, labsOfCourse } from '../../lab/course.ts'
import type { Lab } from '../../lab/lab.ts'
import { inLanguage, type Language } from '../../languages/list.ts'
import { courseInCache } from '../../student/course/fetched.ts'
import { sourceOf } from '../../student/course/source.ts'
import { questionsOf } from '../../student/questions.ts'
import type { Value } from './value.ts'

/** Where labs are, and in which language to speak of them. */
export interface Places {
  /** The package's folder. */
  root: string
  /** The value of `--course`. */
  course: string | undefined
  language: Language
}

/** The number and the slug of each lab of the course. @throws InputError where there is no course */
export async function labValues(places: Places): Promise<Value[]> {
  const labs = await readable(places)
  const values = labs.map(({ number, slug, title }) =>
    [...(number === undefined ? [] : [`${number}`]), slug].map((value) => ({
      value,
      about: inLanguage(title, places.language),
    })),
  )
  return values.flat()
}

/** The checks of the lab that is among the words typed. @throws InputError where there is no course */
export async function checkValues(places: Places, words: readonly string[]): Promise<Value[]> {
  const lab = typedIn(words, await readable(places))
  return (lab?.checks ?? []).map(({ id, title }) => ({
    value: id,
    about: inLanguage(title, places.language),
  }))
}

/** The questions of the lab that is among the words typed. @throws InputError where there is no course */
export async function keyValues(places: Places, words: readonly string[]): Promise<Value[]> {
  const lab = typedIn(words, await readable(places))
  const questions = lab ? await questionsOf(lab, kinds) : []
  return questions.map(({ key, title }) => ({ value: key, about: inLanguage(title, places.language) }))
}

const typedIn = (words: readonly string[], labs: readonly Lab[]) =>
  labs.find(({ number, slug }) => words.includes(`${number}`) || words.includes(slug))

/** A lab that is being written may be wrong; it is left out. */
async function readable({ root, course }: Places): Promise<Lab[]> {
  const { DOCKER_LAB_COURSE: env } = process.env
  const builtIn = join(root, 'labs')
  const cwd = process.cwd()
  const source = sourceOf(course || env || '', cwd)
  // Completing a word is no reason to fetch anything.
  const folder = source ? await courseInCache(source) : chooseCourse({ flag: course, env, cwd, builtIn })
  if (folder === undefined) return []
  const labs = await Promise.all(
    labsOfCourse(folder).map(async (place) => {
      const prepared = preparedLab(place.folder, join(root, 'dist', 'labs'))
      return prepared ?? (await inYaml(place.folder))
    }),
  )
  return labs.flatMap((lab) => lab ?? [])
}

async function inYaml(folder: string): Promise<Lab | undefined> {
  const { loadLab } = await import('../../lab/load.ts')
  return loadLab(folder, kinds).catch(() => undefined)
}
