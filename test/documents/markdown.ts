import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Brief, readOutline } from '../../src/authoring/lint/brief.ts'
import { FALLBACK } from '../../src/languages/list.ts'

export const root = join(import.meta.dirname, '../..')

/** The Markdown files that people read, by their paths from the root. */
export const markdownFiles = globSync(
  [
    'README*.md',
    'CONTRIBUTING.md',
    'docs/**/*.md',
    'src/README.md',
    'bench/README.md',
    'test/hub/README.md',
    'labs/*/README*.md',
    'src/authoring/scaffold/templates/**/*.md',
  ],
  { cwd: root },
).sort()

export const read = (path: string): string => readFileSync(join(root, path), 'utf8')

/** A file as lint sees a brief. */
export const outlineOf = (path: string): Brief => ({
  ...readOutline(read(path)),
  language: FALLBACK,
  file: path,
})

export const folderOf = (path: string): string => join(root, dirname(path))

/** The line that a character is in, from 1. */
export const lineAt = (source: string, offset: number): number => source.slice(0, offset).split('\n').length
