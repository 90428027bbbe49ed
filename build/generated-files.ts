import { editorSchemas } from '../src/authoring/docs/editor-schemas.ts'
import { documents } from '../src/authoring/docs/write-docs.ts'
import { below, type Files } from '../src/authoring/scaffold/fill-template.ts'

/** What is generated from the check kinds and the schemas, by its path in this project. */
export async function generatedFiles(root: string): Promise<Files> {
  const docs = await documents(root)
  return {
    ...below('labs', await editorSchemas()),
    ...below('docs', docs),
    // For those who have that folder open.
    'graders/README.md': docs['en/check-kinds.md'] ?? '',
  }
}
