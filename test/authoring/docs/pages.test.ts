import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { lexer, walkTokens } from 'marked'
import { describe, expect, test } from 'vitest'
import { FORMATS, type Format } from '../../../src/authoring/docs/formats.ts'
import { optionsOf } from '../../../src/authoring/docs/options.ts'
import { pages } from '../../../src/authoring/docs/pages.ts'
import { documents, writeDocs } from '../../../src/authoring/docs/write-docs.ts'
import { everyKind, ownWords } from '../../../src/kinds/kinds.ts'
import { allCodes } from '../../../src/kinds/pages.ts'
import { InputError } from '../../../src/lab/input-error.ts'
import en from '../../../src/languages/en/messages.ts'
import { FALLBACK, LANGUAGES, type Language } from '../../../src/languages/list.ts'
import { wordsIn } from '../../../src/languages/loader.ts'

const root = join(import.meta.dirname, '../../..')
const all = await documents(root)
const kinds = Object.entries(await everyKind())

describe.each(LANGUAGES)('what authors read (%s)', (language) => {
  const page = (name: string) => all[`${language}/${name}.md`] ?? ''

  test('has every check kind, with every option', () => {
    for (const [name, { schema }] of kinds) {
      expect(page('check-kinds')).toContain(`\n## ${name}\n`)
      for (const option of optionsOf(schema()))
        expect(page('check-kinds')).toContain(`| \`${option.name}\` |`)
    }
  })

  test('has every diagnosis', async () => {
    const chapters = [...page('diagnoses').matchAll(/^## (.+)$/gm)].map(([, code]) => code)
    expect(chapters).toEqual((await allCodes()).map(({ code }) => code))
  })

  test('has every key of lab.yaml, cases.yaml and course.yaml', () => {
    for (const schema of Object.values(FORMATS)) {
      for (const option of optionsOf(schema)) expect(page('lab-format')).toContain(`| \`${option.name}\` |`)
    }
  })

  test('leads only to pages that are there', () => {
    const lost: string[] = []
    for (const [path, text] of Object.entries(all)) {
      walkTokens(lexer(text), (token) => {
        if (token.type !== 'link' || /^(https:|#)/.test(token.href)) return
        if (!(join(dirname(path), token.href) in all)) lost.push(`${path}: ${token.href}`)
      })
    }
    expect(lost).toEqual([])
  })
})

describe.each(LANGUAGES)('in %s', (language) => {
  test.each(kinds)(
    '%s: every option is explained, and none that it does not have',
    async (name, { schema }) => {
      const { options } = await ownWords(name, language)
      expect(Object.keys(options).sort()).toEqual(namesOf(schema()))
    },
  )

  test.each(Object.entries(FORMATS))(
    '%s: every key is explained, and none that does not exist',
    async (name, schema) => {
      const meanings = await wordsIn('lab-format', language)
      expect(Object.keys(meanings[name as Format]).sort()).toEqual(namesOf(schema))
    },
  )
})

const namesOf = (schema: Parameters<typeof optionsOf>[0]) =>
  optionsOf(schema)
    .map(({ name }) => name)
    .sort()

test('every row of every table says something in Chinese', () => {
  const rows = Object.entries(all)
    .filter(([path]) => path.startsWith('zh/'))
    .flatMap(([, text]) => text.match(/^\| `.*$/gm) ?? [])
  expect(rows.filter((row) => !/\p{Script=Han}/u.test(row))).toEqual([])
})

test('each page has as many headings in every language', () => {
  const headings = (language: string) =>
    Object.entries(all)
      .filter(([path]) => path.startsWith(`${language}/`))
      .map(([path, text]) => [path.slice(language.length), text.match(/^#+ /gm)?.length])
  for (const language of LANGUAGES) expect(headings(language)).toEqual(headings(FALLBACK))
})

test('a language without templates is an error', async () => {
  await expect(pages(root, 'xx' as string as Language)).rejects.toThrow('the language xx has no templates')
})

describe('written to a folder', () => {
  test('are the pages of every language, or the schemas', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'docker-lab-docs-'))
    try {
      const written = await writeDocs({ folder, root, format: 'markdown' }, en.docs)
      expect(written).toEqual(Object.keys(all))
      await writeDocs({ folder, root, format: 'json-schema' }, en.docs)
      expect(await readFile(join(folder, 'zh/README.md'), 'utf8')).toBe(all['zh/README.md'])
      expect(JSON.parse(await readFile(join(folder, 'lab.schema.json'), 'utf8'))).toHaveProperty('$schema')
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  test('are refused by something that is no folder', async () => {
    const attempt = writeDocs({ folder: import.meta.filename, root, format: 'markdown' }, en.docs)
    await expect(attempt).rejects.toThrow(InputError)
  })
})
