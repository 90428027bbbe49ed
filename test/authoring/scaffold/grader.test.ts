import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { execa } from 'execa'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newGrader } from '../../../src/authoring/scaffold/new-grader.ts'
import messages from '../../../src/languages/en/messages.ts'

/** A check kind that was just made, in a copy of this project; a name as long as names can be is the hardest to format. */

const root = resolve(import.meta.dirname, '../../..')
const PARTS = [
  'src',
  'graders',
  'build',
  'test/graders',
  'bin',
  'labs',
  'docs',
  'package.json',
  'CONTRIBUTING.md',
]
const SETTINGS = ['tsconfig.json', 'vitest.config.ts', 'test/own-places.ts', 'biome.json']
let copy: string
let made: Awaited<ReturnType<typeof newGrader>>

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'docker-lab-grader-'))
  for (const part of [...PARTS, ...SETTINGS])
    await cp(join(root, part), join(copy, part), { recursive: true })
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'))
  made = await newGrader({ parent: join(copy, 'graders'), name: 'the-longest-of-names' }, messages.scaffold)
}, 60_000)
afterAll(() => rm(copy, { recursive: true, force: true }))

const run = (command: string, ...args: string[]) =>
  execa(command, args, { cwd: copy, preferLocal: true, localDir: root, all: true })

test('is a folder and its test', () => {
  expect(made.files.map((file) => file.slice(copy.length + 1))).toEqual([
    'graders/the-longest-of-names/the-longest-of-names.ts',
    'graders/the-longest-of-names/en.ts',
    'graders/the-longest-of-names/en.md',
    'graders/the-longest-of-names/zh.ts',
    'graders/the-longest-of-names/zh.md',
    'test/graders/the-longest-of-names.test.ts',
  ])
})

test('compiles', async () => {
  const config = { extends: './tsconfig.json', include: ['build/generated-files.ts', ...made.files] }
  await writeFile(join(copy, 'tsconfig.new.json'), JSON.stringify(config))
  await run('tsc', '--project', 'tsconfig.new.json')
}, 60_000)

test('is formatted', async () => {
  await run('biome', 'check', '--vcs-enabled=false', ...made.files.filter((file) => file.endsWith('.ts')))
}, 60_000)

test('is in the generated files', async () => {
  await run('node', 'build/write-generated.ts', '--check')
}, 60_000)

test('passes its own test', async () => {
  const file = 'test/graders/the-longest-of-names.test.ts'
  const { all } = await run('vitest', 'run', '--project', 'unit', file, '--update')
  expect(all).toMatch(/5 passed/)
}, 60_000)

test('is explained in every language', async () => {
  const { stdout } = await run(
    'node',
    'bin/dev.js',
    'explain',
    'the-longest-of-names-missing',
    '--lang',
    'zh',
  )
  expect(stdout).toContain('标题')
}, 60_000)
