import { join, resolve } from 'node:path'
import { openCourse } from '../../lab/course.ts'
import { InputError } from '../../lab/input-error.ts'
import type { Messages } from '../../languages/en/messages.ts'
import type { Language } from '../../languages/list.ts'
import { editorSchemas } from '../docs/editor-schemas.ts'
import { below, type Files, fillTemplate } from './fill-template.ts'
import { checkLab, inLanguages, labFiles } from './new-lab.ts'
import { type Made, placeFolder } from './place-folder.ts'
import { inCi } from './released.ts'

const NAME = /^[a-zA-Z][\w.-]{0,60}$/
const FIRST_LAB = { slug: 'hello', number: '1' }

/**
 * Creates a course in a new folder, with one lab that works, and with the files that make GitHub and GitLab test it with
 * this `version` of docker-lab: with the file that was released, if its checksum is known. @throws InputError
 */
export async function newCourse(
  {
    parent,
    name,
    templates,
    version,
    sha256,
    language,
  }: {
    parent: string
    name: string
    templates: string
    version: string
    sha256?: string | undefined
    language?: Language
  },
  words: Messages['scaffold'],
): Promise<Made> {
  if (!NAME.test(name)) throw new InputError([{ message: words.courseName(name) }])
  const folder = resolve(parent, name)
  const files: Files = {
    ...inLanguages(
      await fillTemplate(join(templates, 'course'), { title: titleOf(name), ...inCi(version, sha256) }),
      language,
    ),
    ...below('labs/01-hello', inLanguages(await labFiles(templates, FIRST_LAB), language)),
    ...below('labs', await editorSchemas()),
  }
  return { folder, files: await placeFolder(folder, files, checkCourse, words) }
}

async function checkCourse(folder: string): Promise<void> {
  const { labs } = await openCourse(folder)
  for (const lab of labs) await checkLab(lab.folder)
}

/** `docker-basics` becomes "Docker basics". */
function titleOf(name: string): string {
  const words = name.replace(/[-_.]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
