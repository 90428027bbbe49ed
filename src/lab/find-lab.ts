import { existsSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { Course, LabPlace } from './course.ts'
import { InputError } from './input-error.ts'
import { namedBy } from './lab-folder.ts'
import { nearest } from './nearest.ts'

/**
 * The lab that a word of the command line means: a number (`3`, `03`), a slug, the name of a lab's folder, or a path
 * to such a folder or its lab.yaml. The course comes first: a folder of the student's may be called like a lab.
 * @throws InputError
 */
export function findLab(course: Course, word: string): LabPlace {
  const found = course.labs.filter((lab) => isCalled(lab, word))
  if (found.length > 1) {
    const names = found.map((lab) => basename(lab.folder)).join(' and ')
    throw new InputError([{ message: `«${word}» may be ${names}: use the name of the folder` }])
  }
  const lab = found[0] ?? labAt(word)
  if (lab) return lab
  const isPath = /[/\\]/.test(word)
  const names = course.labs.map((one) => basename(one.folder))
  const suggestion = isPath ? undefined : nearest(word, [...course.labs.map(({ slug }) => slug), ...names])
  throw new InputError([
    {
      message: isPath ? `there is no lab.yaml in ${word}` : `there is no lab «${word}»`,
      ...(suggestion && { suggestion }),
    },
    ...(isPath ? [] : [{ message: `the labs are ${names.join(', ')}` }]),
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
