import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Lab, Language } from './lab.ts'
import { readMarkdown } from './markdown-file.ts'

/** What the student reads, in Markdown: in English where it was not translated. @throws InputError */
export function readBrief({ folder }: Pick<Lab, 'folder'>, language: Language): Promise<string> {
  const translated = join(folder, `README.${language}.md`)
  return readMarkdown(existsSync(translated) ? translated : join(folder, 'README.md'))
}
