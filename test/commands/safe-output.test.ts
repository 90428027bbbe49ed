import { cpSync, mkdtempDisposableSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { stringify } from 'yaml'
import Hint from '../../src/commands/hint.ts'
import List from '../../src/commands/list.ts'
import Show from '../../src/commands/show.ts'
import { renderMarkdown } from '../../src/terminal/markdown.ts'

const root = join(import.meta.dirname, '../..')
const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u
/** The loader refuses controls. */
const HOSTILE = 'a\u202eb\u200bc\u3164d\u2066e\ufe0ff'

let printed: string
let course: ReturnType<typeof mkdtempDisposableSync>
beforeEach(() => {
  course = mkdtempDisposableSync(join(tmpdir(), 'docker-lab-'))
  vi.stubEnv('XDG_STATE_HOME', course.path)
  vi.stubEnv('XDG_DATA_HOME', course.path)
  vi.stubEnv('FORCE_COLOR', '1')
  printed = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += text
    return true
  })
  const lab = join(course.path, '01-evil')
  cpSync(join(root, 'labs/03-deploy-nginx'), lab, { recursive: true })
  writeFileSync(join(course.path, 'course.yaml'), stringify({ title: HOSTILE }))
  writeFileSync(
    join(lab, 'lab.yaml'),
    stringify({
      title: HOSTILE,
      chapter: 'x',
      checks: [{ id: 'x', title: HOSTILE, container: { name: 'web', state: 'running' }, hints: [HOSTILE] }],
    }),
  )
  writeFileSync(join(lab, 'README.md'), `# ${HOSTILE}\n\n${HOSTILE} &#27;[31m &#x202e;\n\n    ${HOSTILE}\n`)
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  process.exitCode = undefined
  course.remove()
})

/** Without what our own painter does. */
const plain = () => printed.replace(/\x1b\[(1|22|36|39|90|32)m/g, '')

test.each([
  ['list', () => List.run(['--course', course.path], root)],
  ['hint', () => Hint.run(['1', 'x', '--course', course.path], root)],
  ['show', () => Show.run(['1', '--course', course.path, '--lang', 'en'], root)],
])('%s shows what a course hides', async (_, run) => {
  await run()
  expect(printed).toMatch(/a\S+b/)
  expect(plain()).not.toMatch(UNSEEN)
  expect(printed).not.toContain('\x1b[31m')
})

test('list --json means the same text, and hides nothing', async () => {
  await List.run(['--course', course.path, '--json'], root)
  expect(printed).not.toMatch(UNSEEN)
  expect(JSON.parse(printed).labs[0].title).toBe(HOSTILE)
})

test('no reference in Markdown becomes what it stands for, where that is not seen', () => {
  const markdown =
    'a &#27;[31m &#x9b; &#x202e; &ZeroWidthSpace; `&#27;` [x](y&#27;z) <b>&#27;</b>\n\n| &#27; | b |\n| - | - |\n'
  const shown = renderMarkdown(markdown, { columns: 80, colour: false, unicode: true })
  expect(shown).not.toMatch(UNSEEN)
})
