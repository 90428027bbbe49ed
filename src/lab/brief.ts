import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { LabTexts, Language } from './lab.ts'
import { readMarkdown } from './markdown-file.ts'
import { filled } from './varied.ts'

/** What the student reads, in Markdown: in English where it was not translated. @throws InputError */
export async function readBrief(
  { folder, texts, varied = {} }: LabTexts,
  language: Language,
): Promise<string> {
  const translated = [texts, language].map((code) => join(folder, `README.${code}.md`))
  const file = translated.find((path) => existsSync(path)) ?? join(folder, 'README.md')
  return filled(await readMarkdown(file), varied)
}
