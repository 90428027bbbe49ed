import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { writeWholeFile } from '../../docker/address/whole-file.ts'
import { kinds } from '../../kinds/kinds.ts'
import { loadCases } from '../../lab/cases.ts'
import { shownPath } from '../../lab/frame.ts'
import { InputError } from '../../lab/input-error.ts'
import { namedBy } from '../../lab/lab-folder.ts'
import { loadLab } from '../../lab/load.ts'
import { readFolder } from '../../lab/read-folder.ts'
import type { Messages } from '../../languages/en/messages.ts'
import { FALLBACK, type Language } from '../../languages/list.ts'
import { editorSchemas } from '../docs/editor-schemas.ts'
import { type Files, fillTemplate, inEnglishAlone } from './fill-template.ts'
import { type Made, placeFolder } from './place-folder.ts'

/** `hello`, or with a number `07-hello`. */
const NAME = /^(?:(\d{1,4})-)?([a-z][a-z0-9]*(?:-[a-z0-9]+)*)$/
const LONGEST = 40

/** What the first lines of a lab's files point to: they are beside the labs, so all labs of a course share them. */
export const LAB_SCHEMAS = ['lab.schema.json', 'cases.schema.json']

/**
 * Creates a lab that works in a course, in the `language` that was asked for or else in all, with the next number unless the name has one, and the schemas for editors that
 * the course does not have yet. @throws InputError
 */
export async function newLab(
  {
    course,
    name,
    templates,
    language,
  }: { course: string; name: string; templates: string; language?: Language },
  words: Messages['scaffold'],
): Promise<Made> {
  const [, given, slug = ''] = NAME.exec(name) ?? []
  if (slug === '' || name.length > LONGEST) throw new InputError([{ message: words.labName(name) }])
  if (!existsSync(course))
    throw new InputError([{ file: shownPath(course) || course, message: words.noFolder }])
  const labs = labsFolder(course)
  const others = numbered(labs)
  const number = given === undefined ? nextNumber(others) : Number(given)
  const taken = others.find((other) => other.slug === slug || other.number === number)
  if (taken) throw new InputError([{ file: shownPath(taken.folder), message: words.labTaken(name) }])
  const folder = join(labs, `${`${number}`.padStart(2, '0')}-${slug}`)
  const files = inLanguages(await labFiles(templates, { slug, number: `${number}` }), language)
  const schemas = await placeSchemas(labs, words)
  return { folder, files: [...(await placeFolder(folder, files, checkLab, words)), ...schemas] }
}

/** The files of a lab, by their paths in its folder. */
export function labFiles(templates: string, lab: { slug: string; number: string }): Promise<Files> {
  return fillTemplate(join(templates, 'lab'), lab)
}

/** With `--lang en`, in English alone; otherwise in every language. */
export const inLanguages = (files: Files, language: Language | undefined): Files =>
  language === FALLBACK ? inEnglishAlone(files) : files

/** Reads a lab as every command will. @throws InputError */
export async function checkLab(folder: string): Promise<void> {
  await loadCases(await loadLab(folder, kinds))
}

/** The `labs` folder of a course, where its labs are not in the course's folder itself. */
function labsFolder(course: string): string {
  const apart = join(course, 'labs')
  return numbered(course).length === 0 && existsSync(apart) ? apart : course
}

function numbered(folder: string) {
  return readFolder(folder)
    .map(({ name }) => name)
    .filter((name) => /^\d{1,4}-./.test(name))
    .map((name) => namedBy(join(folder, name)))
}

function nextNumber(others: { number: number | undefined }[]): number {
  return Math.max(0, ...others.map(({ number = 0 }) => number)) + 1
}

/** Writes the schemas that do not exist yet. */
async function placeSchemas(
  labs: string,
  words: Pick<Messages['scaffold'], 'unwritable'>,
): Promise<string[]> {
  const schemas = await editorSchemas()
  const missing = LAB_SCHEMAS.map((name) => [join(labs, name), schemas[name] ?? ''] as const).filter(
    ([file]) => !existsSync(file),
  )
  for (const [file, text] of missing) {
    await writeWholeFile(file, text).catch(({ code }) => {
      throw new InputError([{ file: shownPath(labs) || labs, message: words.unwritable(`${code}`) }])
    })
  }
  return missing.map(([file]) => file)
}
