import { mkdtempDisposableSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import Import from '../../../../src/commands/class/roster/import.ts'

const root = join(import.meta.dirname, '../../../..')

let printed: { out: string; err: string }
let folder: ReturnType<typeof mkdtempDisposableSync>
beforeEach(() => {
  folder = mkdtempDisposableSync(join(tmpdir(), 'docker-lab-'))
  vi.stubEnv('DOCKER_LAB_COURSE', join(root, 'labs'))
  printed = { out: '', err: '' }
  for (const [name, stream] of [['out', process.stdout] as const, ['err', process.stderr] as const])
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      printed[name] += text
      return true
    })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  process.exitCode = undefined
  folder.remove()
})

/** What the command prints, with paths in the folder of the test. */
async function run(list: string, ...more: string[]): Promise<string> {
  printed = { out: '', err: '' }
  const file = join(folder.path, 'class.csv')
  writeFileSync(file, list)
  await Import.run([file, '-o', join(folder.path, 'roster.yaml'), '--lang', 'en', ...more], root)
  return `${printed.out}${printed.err}`.replaceAll(`${folder.path}/`, '')
}

const roster = () => readFileSync(join(folder.path, 'roster.yaml'), 'utf8')

test('a list becomes a roster, and says what was read and what comes next', async () => {
  expect(await run('学号;姓名;班级\n007;张三;一班\n', '--labs', '13, deploy-nginx')).toBe(
    `Read 1 student from class.csv (a list, UTF-8, separated by semicolons).
Columns not used: 班级
Wrote roster.yaml.
Next: add deadlines and each student's work to roster.yaml, then run "docker-lab class grade roster.yaml".
`,
  )
  expect(roster()).toMatch(
    /^# The class, imported from class\.csv\..*\n\nlabs: \[13, deploy-nginx\]\nstudents:\n {2}- { id: "007", name: 张三 }\n$/s,
  )
  expect(process.exitCode).toBeUndefined()
})

test('a second list only adds', async () => {
  await run('id\nann\n')
  expect(await run('id\nben\n', '--update')).toBe(
    `Read 1 student from class.csv (a list, UTF-8, separated by commas).
Added 1 new student to roster.yaml: ben
In the roster but not in this list, and kept: ann
`,
  )
  expect(roster()).toMatch(/- { id: ann }\n {2}- { id: ben }\n$/)
})

test('what is wrong ends with exit code 2, and nothing is written or changed', async () => {
  await run('id\nann\n')
  const before = roster()
  expect(await run('id\nben\n')).toContain('this file already exists; use --update')
  expect(await run('id,name\nben,Ben, B.\n', '--update')).toMatch(/^class\.csv:2:1 {2}this line has 3 cells/)
  expect(await run('id\nben\n', '--update', '--labs', '3')).toContain('cannot be used together')
  expect(await run('id\nben\n', '--format', 'excel')).toContain('Allowed values: moodle, canvas, csv.')
  expect(process.exitCode).toBe(2)
  expect(roster()).toBe(before)
})

test('a place that cannot be written is refused before the list is read', async () => {
  const nowhere = join(folder.path, 'nowhere/roster.yaml')
  await Import.run([join(folder.path, 'none.csv'), '-o', nowhere, '--lang', 'en'], root)
  expect(printed.err).toContain('cannot write this file (ENOENT)')
  expect(process.exitCode).toBe(2)
})

test('the name of a list cannot say anything in the roster', async () => {
  const file = join(folder.path, 'a\nstudents: [{ id: mallory }]\n#.csv')
  writeFileSync(file, 'id\nann\n')
  await Import.run([file, '-o', join(folder.path, 'roster.yaml'), '--lang', 'en'], root)
  expect(roster().split('\n')[0]).toContain('imported from a\\nstudents: [{ id: mallory }]\\n#.csv')
  expect(roster()).toMatch(/\n\nstudents:\n {2}- { id: ann }\n$/)
})
