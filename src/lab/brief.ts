import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { LabTexts, Language } from './lab.ts'
import { readMarkdown } from './markdown-file.ts'
import { filled } from './varied.ts'

/** What the student reads, in Markdown: in English where it was not translated. @throws InputError */
export async function readBrief({ folder, varied = {} }: LabTexts, language: Language): Promise<string> {
  const translated = join(folder, `README.${language}.md`)
  return filled(await readMarkdown(existsSync(translated) ? translated : join(folder, 'README.md')), varied)
}
