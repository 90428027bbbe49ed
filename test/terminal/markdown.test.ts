import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from 'vitest'
import { renderMarkdown } from '../../src/terminal/markdown.ts'
import { width } from '../../src/terminal/width.ts'

const screen = { columns: 60, colour: false, unicode: true }
const root = join(import.meta.dirname, '../..')
const briefs = ['labs', 'test/cli/course'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /README.*\.md$/.test(file))
    .map((file) => join(folder, file)),
)

test('every kind of block', async () => {
  const brief = readFileSync(join(root, 'test/cli/course/01-web/README.md'), 'utf8')
  await expect(renderMarkdown(brief, screen)).toMatchFileSnapshot('snapshots/brief.txt')
})

describe.each(briefs)('%s', (file) => {
  const brief = readFileSync(join(root, file), 'utf8')

  test.each([40, 80])('fits %i columns', (columns) => {
    const code = new Set(
      [...brief.matchAll(/^```[\s\S]*?^```/gm)].flatMap(([block]) =>
        block.split('\n').map((line) => line.trim()),
      ),
    )
    const lines = renderMarkdown(brief, { ...screen, columns }).split('\n')
    const tooWide = lines.filter((line) => width(line) > columns && !code.has(line.trim()))
    expect(tooWide).toEqual([])
  })

  test('colour changes no character and no line break', () => {
    const painted = stripVTControlCharacters(renderMarkdown(brief, { ...screen, colour: true }))
    const plain = renderMarkdown(brief, screen)
    expect(painted.replace(/[\s│]/g, '')).toBe(plain.replace(/[\s│`]/g, ''))
  })
})
