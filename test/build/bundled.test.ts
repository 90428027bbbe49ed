import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { bundled, inAscii } from '../../build/bundle/bundled.ts'
import { allPages } from '../../build/bundle/pages.ts'
import { kindNames } from '../../src/kinds/kinds.ts'
import { LANGUAGES } from '../../src/languages/list.ts'

const root = new URL('../..', import.meta.url).pathname

// It fails where a rewrite of another package's code matches nothing.
const files = new Map([...(await bundled()).files].map(([path, text]) => [basename(path), text]))
const program = files.get('docker-lab.cjs') ?? ''

test('every file is ASCII, and begins with a line that names its contents', () => {
  const strange = [...files].filter(([, text]) => !/^\/\/ \w+\n[\0-\x7f]*$/.test(text))
  expect(strange.map(([path]) => path)).toEqual([])
})

test('regular expressions keep their letters', () => {
  const { yes } = new Function(`return { yes: ${inAscii('/^(y|yes|是|[»😀])$/iu')} }`)() as { yes: RegExp }
  expect(['y', '是', '»', '😀'].filter((answer) => !yes.test(answer))).toEqual([])
})

/** What a bundle loads from elsewhere when it needs it. */
const neededBy = (bundle = '') =>
  new Set([...bundle.matchAll(/createRequire\(__filename\)\(["']([^"']+)["']\)/g)].map(([, path]) => path))

test('a student needs nothing but the files of the build', () => {
  const missing = [...neededBy(program)].filter((path) => !files.has(basename(path ?? '')))
  expect(missing).toEqual([])
})

test('nor does an author', () => {
  const all = neededBy(files.get('other-commands.cjs'))
  expect([...all].filter((path) => !files.has(basename(path ?? '')))).toEqual([])
})

test.each(['packCourse', 'importRoster'])(
  'the bundle for students is without %s, of authors and teachers',
  (name) => {
    const has = ['docker-lab.cjs', 'other-commands.cjs'].map((file) =>
      files.get(file)?.includes(`function ${name}(`),
    )
    expect(has).toEqual([false, true])
  },
)

test.each(['CouldNotLook', 'showError', 'loadLab'])(
  'what all commands need is in the bundle for students alone: %s',
  (name) => {
    const has = ['docker-lab.cjs', 'other-commands.cjs'].map((file) =>
      new RegExp(`\\b(function|class) ${name}\\b|\\b${name}=class\\b`).test(files.get(file) ?? ''),
    )
    expect(has).toEqual([true, false])
  },
)

test('the pages of all check kinds are inside, in every language', () => {
  const module = { exports: {} as Record<string, string> }
  new Function('module', files.get('pages.cjs') ?? '')(module)
  expect(module.exports).toEqual(allPages(root))
  for (const language of LANGUAGES) {
    expect(module.exports[`src/grading/problems/${language}`]).toMatch(/^## /m)
    for (const kind of kindNames) expect(module.exports).toHaveProperty([`graders/${kind}/${language}`])
  }
})
