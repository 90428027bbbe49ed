import { mkdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { writeWholeFile } from '../../docker/address/whole-file.ts'
import { InputError } from '../../lab/input-error.ts'
import type { Messages } from '../../languages/en/messages.ts'
import { LANGUAGES } from '../../languages/list.ts'
import { below, type Files } from '../scaffold/fill-template.ts'
import { editorSchemas } from './editor-schemas.ts'
import { pages } from './pages.ts'

/**
 * Writes the documents of every language, or the schemas for editors, to a folder; older ones of the same name are
 * replaced. Returns their paths in the folder. @throws InputError where nothing can be written
 */
export async function writeDocs(
  { folder, root, format }: { folder: string; root: string; format: 'markdown' | 'json-schema' },
  words: Pick<Messages['docs'], 'unwritable'>,
): Promise<string[]> {
  const files = format === 'markdown' ? await documents(root) : await editorSchemas()
  try {
    for (const [path, text] of Object.entries(files)) {
      const file = join(resolve(folder), path)
      await mkdir(dirname(file), { recursive: true })
      await writeWholeFile(file, text)
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new InputError([{ file: folder, message: words.unwritable(`${code}`) }])
  }
  return Object.keys(files)
}

/** Every page in every language, by its path: `en/lab-format.md`. */
export async function documents(root: string): Promise<Files> {
  const files = LANGUAGES.map(async (language) => below(language, await pages(root, language)))
  return Object.assign({}, ...(await Promise.all(files)))
}
