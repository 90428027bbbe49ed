import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { execa } from 'execa'
import { afterAll, beforeAll, expect, test } from 'vitest'

/** The example of CONTRIBUTING.md, built from its own text: a folder and its test, and nothing else is edited. */

const root = resolve(import.meta.dirname, '..')
let copy: string

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'docker-lab-contributing-'))
  for (const part of [
    'src',
    'graders',
    'build',
    'test',
    'bin',
    'labs',
    'package.json',
    'tsconfig.json',
    'vitest.config.ts',
  ]) {
    await cp(join(root, part), join(copy, part), { recursive: true })
  }
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'))
  for (const [path, text] of await codeBlocks()) {
    await mkdir(dirname(join(copy, path)), { recursive: true })
    await writeFile(join(copy, path), text)
  }
  await run('node', 'build/write-generated.ts')
}, 60_000)

afterAll(() => rm(copy, { recursive: true, force: true }))

/** Code blocks whose fence names a file. */
async function codeBlocks(): Promise<[path: string, text: string][]> {
  const page = await readFile(join(root, 'CONTRIBUTING.md'), 'utf8')
  return [...page.matchAll(/^```(?:ts|md) (\S+)\n(.*?)^```$/gms)].map(([, path, text]) => [
    path as string,
    text as string,
  ])
}

const run = (command: string, ...args: string[]) =>
  execa(command, args, { cwd: copy, preferLocal: true, localDir: root, all: true })

test('the page shows a folder and its test', async () => {
  const folders = (await codeBlocks()).map(([path]) => dirname(path))
  expect([...new Set(folders)]).toEqual(['graders/label', 'test/graders'])
})

test('they compile', async () => {
  await run('tsc', '--noEmit')
}, 120_000)

test('the new kind’s own test passes', async () => {
  const { all } = await run('vitest', 'run', '--project', 'unit', 'test/graders/label.test.ts', '--update')
  expect(all).toMatch(/7 passed/)
}, 120_000)

test.each([
  ['en', 'The container does not have the label'],
  ['zh', '容器上没有这个标签'],
])(
  'explain knows its diagnoses in %s',
  async (language, title) => {
    const { stdout } = await run('node', 'bin/dev.js', 'explain', 'label-missing', '--lang', language)
    expect(stdout).toContain(title)
  },
  60_000,
)

test('the editor knows it', async () => {
  const schema = JSON.parse(await readFile(join(copy, 'labs/lab.schema.json'), 'utf8'))
  expect(JSON.stringify(schema)).toContain('"label"')
})

test('a lab with the check that the page shows loads', async () => {
  const page = await readFile(join(root, 'CONTRIBUTING.md'), 'utf8')
  const [checks = ''] = [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text]) => text)
  const lab = join(copy, 'course/01-label')
  await mkdir(lab, { recursive: true })
  await writeFile(join(lab, 'README.md'), '# A label\n\n`web` has the label `course`, which is `docker`.\n')
  await writeFile(join(lab, 'lab.yaml'), `title: A label\nowns: { containers: [web] }\nchecks:\n${checks}`)
  const { stdout } = await run('node', 'bin/dev.js', 'lab', 'lint', lab, '--json')
  expect(JSON.parse(stdout)).toMatchObject({ labs: [{ slug: 'label' }], errors: 0 })
}, 60_000)
