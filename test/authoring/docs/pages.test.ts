import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { lexer, walkTokens } from 'marked'
import { describe, expect, test } from 'vitest'
import { optionsOf } from '../../../src/authoring/docs/options.ts'
import { FORMATS, pages } from '../../../src/authoring/docs/pages.ts'
import { documents, writeDocs } from '../../../src/authoring/docs/write-docs.ts'
import { everyGrader } from '../../../src/kinds/every.ts'
import { allCodes } from '../../../src/kinds/pages.ts'
import { wordsOf } from '../../../src/kinds/words.ts'
import { InputError } from '../../../src/lab/input-error.ts'
import { messages as en } from '../../../src/languages/en/messages.ts'
import { labFormat } from '../../../src/languages/zh/lab-format.ts'
import { messages as zh } from '../../../src/languages/zh/messages.ts'

const root = join(import.meta.dirname, '../../..')
const all = await documents(root)
const graders = Object.entries(await everyGrader())

describe.each(['en', 'zh'])('what authors read (%s)', (language) => {
  const page = (name: string) => all[`${language}/${name}.md`] ?? ''

  test('has every check kind, with every option', () => {
    for (const [name, grader] of graders) {
      expect(page('check-kinds')).toContain(`\n## ${name}\n`)
      for (const option of optionsOf(grader.schema()))
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

describe('in Chinese', () => {
  test.each(graders)(
    '%s: every option is explained, and none that it does not have',
    async (name, grader) => {
      const { options } = await wordsOf(name, grader, 'zh')
      expect(Object.keys(options).sort()).toEqual(
        optionsOf(grader.schema())
          .map((option) => option.name)
          .sort(),
      )
    },
  )

  test.each(Object.entries(FORMATS))(
    '%s: every key is explained, and none that is not there',
    (name, schema) => {
      const keys = optionsOf(schema).map((option) => option.name)
      expect(Object.keys(labFormat[name as keyof typeof FORMATS]).sort()).toEqual(keys.sort())
    },
  )

  test('every row of every table says something in Chinese', () => {
    const rows = Object.entries(all)
      .filter(([path]) => path.startsWith('zh/'))
      .flatMap(([, text]) => text.match(/^\| `.*$/gm) ?? [])
    expect(rows.filter((row) => !/\p{Script=Han}/u.test(row))).toEqual([])
  })
})

test('the same page has as many headings in both languages', async () => {
  const headings = (texts: Record<string, string>) =>
    Object.entries(texts).map(([name, text]) => [name, text.match(/^#+ /gm)?.length])
  expect(headings(await pages(root, 'zh', zh))).toEqual(headings(await pages(root, 'en', en)))
})

describe('written to a folder', () => {
  test('are the pages of both languages, or the schemas', async () => {
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
