import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from '@oclif/core/command'
import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../../src/languages/list.ts'
import { action } from '../../ci/ci-files.ts'

/** Every command that the documents have people type exists. */

const root = join(import.meta.dirname, '../../..')
const folder = join(root, 'src/commands')
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
)
const commands = new Map<string, typeof Command>(
  await Promise.all(
    files.map(async (file) => {
      const { default: command } = await import(join(folder, file))
      return [file.replace(/\.ts$/, '').replaceAll('/', ' '), command] as const
    }),
  ),
)
const optionsOf = (name: string): string[] => {
  const { flags, baseFlags } = commands.get(name) as typeof Command
  const known = Object.entries({ ...baseFlags, ...flags })
  return known.flatMap(([long, { char }]) => [`--${long}`, ...(char ? [`-${char}`] : [])])
}

/** What comes after `docker-lab`, in code. */
function callsIn(text: string): string[][] {
  const code = [...text.matchAll(/^```\w*\n([\s\S]*?)^```|`([^`\n]+)`/gm)].map(
    ([, block, span]) => block ?? span ?? '',
  )
  return code.flatMap((part) =>
    [...part.matchAll(/(?:^|[\s;&|])docker-lab ((?=[a-z])(?:(?!\s#|[;&|]|\s{2}).)*)/gm)].map(
      ([, words = '']) => words.split(/\s+/),
    ),
  )
}

const pages = LANGUAGES.flatMap((language) =>
  ['README', 'lab-format', 'testing-labs'].map((name) => `docs/${language}/${name}.md`),
)
const course = ['README.md', 'README.zh.md', 'CONTRIBUTING.md'].map(
  (name) => `src/authoring/scaffold/templates/course/${name}`,
)

test.each([...pages, ...course, 'README.md', 'README.zh.md'])(
  '%s calls commands and options that are there',
  (page) => {
    const calls = callsIn(readFileSync(join(root, page), 'utf8'))
    expect(calls).not.toEqual([])
    for (const words of calls) {
      const name = [words.slice(0, 2).join(' '), words[0] ?? ''].find((one) => commands.has(one))
      expect([words.join(' '), name]).toEqual([words.join(' '), expect.any(String)])
      const options = words.filter((word) => /^--?[a-z]/.test(word)).map((word) => word.replace(/=.*/, ''))
      expect(optionsOf(name as string)).toEqual(expect.arrayContaining(options))
    }
  },
)

describe.each(LANGUAGES)('testing labs (%s)', (language) => {
  const page = readFileSync(join(root, `docs/${language}/testing-labs.md`), 'utf8')

  test('has every option of "lab test", and none besides', () => {
    const shown = [...page.matchAll(/^\| (`--.*?) \|/gm)].flatMap(
      ([, cell = '']) => cell.match(/--[a-z-]+/g) ?? [],
    )
    const known = Object.keys(commands.get('lab test')?.flags ?? {}).map((name) => `--${name}`)
    expect(shown.sort()).toEqual(known.sort())
  })

  test('has every input and output of the action', () => {
    for (const name of Object.keys({ ...action.inputs, ...action.outputs }))
      expect(page).toContain(`\`${name}\``)
  })
})
