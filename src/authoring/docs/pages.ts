import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../../languages/list.ts'
import { messagesIn, wordsIn } from '../../languages/loader.ts'
import { type Files, fillTemplate } from '../scaffold/fill-template.ts'
import { labFiles } from '../scaffold/new-lab.ts'
import { checkKinds } from './check-kinds.ts'
import { diagnosesPage } from './diagnoses.ts'
import { exampleMutant } from './example-test.ts'
import { FORMATS, type Format } from './formats.ts'
import { optionTable } from './option-table.ts'
import { optionsOf } from './options.ts'
import { ruleTable } from './rule-table.ts'

/**
 * The documentation for authors, in Markdown, by the name of the file. The prose is in `templates/`; every fact about
 * keys, check kinds and diagnoses comes from the code. `root` is the package's folder.
 * @throws Error for a language that has no templates: a build that lacks them is wrong
 */
export async function pages(root: string, language: Language): Promise<Files> {
  const templates = join(root, 'src/authoring/docs/templates', language)
  if (!existsSync(templates)) throw new Error(`the language ${language} has no templates in ${templates}`)
  const [words, meanings, lab] = await Promise.all([
    messagesIn(language),
    wordsIn('lab-format', language),
    labFiles(join(root, 'src/authoring/scaffold/templates'), { slug: 'hello', number: '1' }),
  ])
  const { docs } = words
  const format = (name: Format) => optionTable(optionsOf(FORMATS[name]), docs, meanings[name])
  return fillTemplate(templates, {
    generated: docs.generated,
    ...(await checkKinds(docs, language)),
    diagnoses: await diagnosesPage(words, language),
    example: `${lab['lab.yaml']}`.trimEnd(),
    exampleCases: `${lab['cases.yaml']}`.trimEnd(),
    exampleMutant: await exampleMutant(language),
    lab: format('lab'),
    cases: format('cases'),
    course: format('course'),
    rules: await ruleTable(docs, language),
  })
}
