import { existsSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { Course, LabPlace } from './course.ts'
import { InputError } from './input-error.ts'
import { namedBy } from './lab-folder.ts'
import { nearest } from './nearest.ts'

/**
 * The lab that a word of the command line means: a number (`3`, `03`), a slug, the name of a lab's folder, or a path
 * to such a folder or its lab.yaml. A folder with a lab.yaml in it that is called so comes first; a student's own folder
 * of the same name has none.
 * @throws InputError
 */
export function findLab(course: Course, word: string): LabPlace {
  const here = /^\d+$/.test(word) ? undefined : labAt(word)
  if (here) return here
  const found = course.labs.filter((lab) => isCalled(lab, word))
  if (found.length > 1) {
    const names = found.map((lab) => basename(lab.folder))
    throw new InputError([{ fault: { code: 'several-labs', word, names } }])
  }
  const lab = found[0] ?? labAt(word)
  if (lab) return lab
  const isPath = /[/\\]/.test(word)
  const names = course.labs.map((one) => basename(one.folder))
  const suggestion = nearest(word, [...course.labs.map(({ slug }) => slug), ...names])
  if (isPath) throw new InputError([{ fault: { code: 'no-lab-at', path: word } }])
  throw new InputError([
    { fault: { code: 'no-lab', word }, suggestion },
    { fault: { code: 'lab-names', names } },
  ])
}

function isCalled({ number, slug, folder }: LabPlace, word: string): boolean {
  if (/^\d+$/.test(word)) return Number(word) === number
  return word === slug || word === basename(folder)
}

function labAt(path: string): LabPlace | undefined {
  const folder = basename(path) === 'lab.yaml' ? dirname(resolve(path)) : path
  return path !== '' && existsSync(join(folder, 'lab.yaml')) ? namedBy(folder) : undefined
}
