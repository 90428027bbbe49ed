import { editorSchemas } from '../src/authoring/docs/editor-schemas.ts'
import { knownLimits } from '../src/authoring/docs/known-limits.ts'
import { mistakes } from '../src/authoring/docs/mistakes.ts'
import { documents } from '../src/authoring/docs/write-docs.ts'
import { below, type Files } from '../src/authoring/scaffold/fill-template.ts'
import { LANGUAGES } from '../src/languages/list.ts'
import { manPage } from './man-page.ts'

/** What is generated from the check kinds and the schemas, by its path in this project. */
export async function generatedFiles(root: string): Promise<Files> {
  const docs = await documents(root)
  const limits = LANGUAGES.map(
    async (language) =>
      [`docs/${language}/known-limits.md`, await knownLimits(`${root}/labs`, language)] as const,
  )
  const diagnosed = LANGUAGES.map(
    async (language) => [`docs/${language}/mistakes.md`, await mistakes(`${root}/labs`, language)] as const,
  )
  const manual = LANGUAGES.map(
    async (language) => [`docs/${language}/docker-lab.1`, await manPage(root, language)] as const,
  )
  return {
    ...below('labs', await editorSchemas()),
    ...below('docs', docs),
    ...Object.fromEntries(await Promise.all([...limits, ...diagnosed, ...manual])),
    // For those who have that folder open.
    'graders/README.md': docs['en/check-kinds.md'] ?? '',
  }
}
