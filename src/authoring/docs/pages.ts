import { join } from 'node:path'
import { casesSchema } from '../../lab/cases.ts'
import { courseSchema } from '../../lab/course-file.ts'
import type { Language } from '../../lab/lab.ts'
import { labSchema } from '../../lab/schema.ts'
import type { Messages } from '../../languages/en/messages.ts'
import { type Files, fillTemplate } from '../scaffold/fill-template.ts'
import { labFiles } from '../scaffold/new-lab.ts'
import { checkKinds } from './check-kinds.ts'
import { diagnosesPage } from './diagnoses.ts'
import { optionTable } from './option-table.ts'
import { optionsOf } from './options.ts'
import { ruleTable } from './rule-table.ts'

/** The schemas of a course's files, but for what stands under the keys of check kinds. */
export const FORMATS = { lab: labSchema({}), cases: casesSchema.element, course: courseSchema }

/**
 * What there is to read for authors, in Markdown, by the name of the file. The prose stands in `templates/`; every
 * fact about keys, check kinds and diagnoses comes from the code. `root` is the package's folder.
 */
export async function pages(root: string, language: Language, words: Messages): Promise<Files> {
  const { docs } = words
  const lab = await labFiles(join(root, 'src/authoring/scaffold/templates'), { slug: 'hello', number: '1' })
  const translations = await formatWords(language)
  const format = (name: keyof typeof FORMATS) =>
    optionTable(optionsOf(FORMATS[name]), docs, translations[name] ?? {})
  return fillTemplate(join(root, 'src/authoring/docs/templates', language), {
    generated: docs.generated,
    ...(await checkKinds(docs, language)),
    diagnoses: await diagnosesPage(words, language),
    example: `${lab['lab.yaml']}`.trimEnd(),
    exampleCases: `${lab['cases.yaml']}`.trimEnd(),
    lab: format('lab'),
    cases: format('cases'),
    course: format('course'),
    rules: await ruleTable(docs, language),
  })
}

async function formatWords(language: Language): Promise<Record<string, Record<string, string>>> {
  return language === 'en' ? {} : (await import('../../languages/zh/lab-format.ts')).labFormat
}
