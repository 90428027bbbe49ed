import { documents } from './docs/write-docs.ts'
import { editorSchemas } from './editor-schemas.ts'
import { below, type Files } from './scaffold/fill-template.ts'

/** What is generated from the check kinds and the schemas, by its path in this project. */
export async function generatedFiles(root: string): Promise<Files> {
  const docs = await documents(root)
  return {
    ...below('labs', await editorSchemas()),
    ...below('docs', docs),
    // For somebody who has that folder open.
    'graders/README.md': docs['en/check-kinds.md'] ?? '',
  }
}
