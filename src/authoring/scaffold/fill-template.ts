import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

/** Texts by their paths, which are relative and written with slashes. */
export type Files = Record<string, string>

/**
 * The files of a template folder, with `{{key}}` replaced. A name that begins with `dot-` gets a dot instead, because
 * npm leaves out some files that begin with one.
 */
export async function fillTemplate(folder: string, values: Record<string, string>): Promise<Files> {
  const texts = Object.entries(await readTemplate(folder))
  return Object.fromEntries(texts.map(([path, text]) => [path, fill(text, values)]))
}

async function readTemplate(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort()
  return Object.fromEntries(
    await Promise.all(
      files.map(async (file) => {
        const path = relative(folder, file).split(sep).join('/')
        return [path.replace(/(^|\/)dot-/g, '$1.'), await readFile(file, 'utf8')] as const
      }),
    ),
  )
}

/** @throws Error for a key that has no value: one of our templates is wrong */
export function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, key: string) => {
    const value = values[key]
    if (value === undefined) throw new Error(`a template asks for {{${key}}}, which has no value`)
    return value
  })
}

/** The same files, in a folder. */
export function below(folder: string, files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]))
}

/**
 * The files of a lab or a course for students who read one language: English alone. Other languages need the English
 * texts as well, because every lab has them.
 */
export function inEnglishAlone(files: Files): Files {
  const kept = Object.entries(files).filter(([path]) => !/(^|\/)README\.\w+\.md$/.test(path))
  return Object.fromEntries(
    kept.map(([path, text]) => [path, path.endsWith('.yaml') ? withoutTranslations(text) : text]),
  )
}

/** `{ en: …, zh: … }` and a hint in two lines, as our templates have them. */
const withoutTranslations = (yaml: string) =>
  yaml
    .replace(/\{ en: (".*?"|[^"].*?), zh: .* \}/g, '$1')
    .replace(/^(\s+- )en: (.*)\n\s+zh: .*\n/gm, '$1$2\n')
