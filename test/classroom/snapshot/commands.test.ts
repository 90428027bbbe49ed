import { mkdtempDisposableSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { digestOf } from '../../../src/classroom/snapshot/canonical.ts'
import { readSnapshot } from '../../../src/classroom/snapshot/read.ts'
import type { Snapshot } from '../../../src/classroom/snapshot/snapshot.ts'
import { textOf } from '../../../src/classroom/snapshot/write.ts'
import Check from '../../../src/commands/check.ts'
import SnapshotCommand from '../../../src/commands/snapshot.ts'
import { rememberHint, rememberSolution } from '../../../src/student/opened.ts'
import { friendlyDaemon } from '../../docker/friendly-daemon.ts'
import { withoutTimes } from './private-engine.ts'

const root = join(import.meta.dirname, '../../..')

let printed: string
let complained: string
let home: ReturnType<typeof mkdtempDisposableSync>
let daemon: Awaited<ReturnType<typeof friendlyDaemon>>
let file: string
beforeEach(async () => {
  home = mkdtempDisposableSync(join(tmpdir(), 'docker-lab-'))
  file = join(home.path, 'mine.json')
  daemon = await friendlyDaemon()
  for (const kept of ['XDG_STATE_HOME', 'XDG_DATA_HOME']) vi.stubEnv(kept, home.path)
  vi.stubEnv('DOCKER_LAB_COURSE', join(root, 'labs'))
  printed = complained = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += text
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    complained += text
    return true
  })
})
afterEach(async () => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  process.exitCode = undefined
  await daemon[Symbol.asyncDispose]()
  home.remove()
})

const snapshot = (...words: string[]) => SnapshotCommand.run([...words, '--host', daemon.endpoint.url], root)
const written = () => readSnapshot({ file }, { language: 'en' })
/** What a command printed. */
async function outputOf(run: Promise<unknown>): Promise<string> {
  printed = ''
  await run
  return printed
}

test('hints and solutions that were opened are in it, and in its report as live', async () => {
  await snapshot('3', '-o', file)
  expect(printed).not.toContain('hints')
  await rememberHint({ folder: join(root, 'labs/03-deploy-nginx') }, 'running', 2)
  await rememberSolution({ folder: join(root, 'labs/03-deploy-nginx') }, 'gave-up')
  const told = await outputOf(snapshot('3', '-o', file))
  expect(told).toContain('which hints and solutions you opened in deploy-nginx')
  const live = await outputOf(Check.run(['3', '--json', '--host', daemon.endpoint.url], root))
  vi.stubEnv('XDG_STATE_HOME', join(home.path, "the teacher's"))
  const judged = await outputOf(Check.run(['--from', file, '--json'], root))
  expect(JSON.parse(judged).labs[0]).toMatchObject({
    solution_opened: 'gave-up',
    checks: [{ id: 'running', hints_opened: 2 }, {}, {}],
  })
  expect(withoutTimes(JSON.parse(judged))).toBe(withoutTimes(JSON.parse(live)))
})

describe('snapshot', () => {
  test('says what is inside before it writes, in English and in Chinese', async () => {
    await snapshot('3', '-o', file, '--student', 'alice')
    expect(printed).toMatch(/^A snapshot of lab 3 by alice\. It contains:\n/)
    expect(printed).toMatch(/Nothing else of this machine is in it\.\nWrote .*mine\.json \(\d+ KB\)\.\n/s)
    expect(await written()).toMatchObject({ student: 'alice', labs: [{ slug: 'deploy-nginx', number: 3 }] })
    const chinese = await outputOf(snapshot('3', '-o', file, '--lang', 'zh'))
    expect(chinese).toMatch(/^实验 3 的快照，包含：\n/)
  })

  test('with --json prints the same as one object', async () => {
    const {
      contents,
      file: told,
      student,
      digest,
    } = JSON.parse(await outputOf(snapshot('3', '-o', file, '--json')))
    expect({ told, student, digest }).toEqual({ told: file, student: null, digest: (await written()).digest })
    expect(contents).toMatchObject({ hidden: expect.any(Number), answers: [] })
  })

  test('overwrites an earlier snapshot, and nothing else', async () => {
    await snapshot('3', '-o', file)
    const first = readFileSync(file, 'utf8')
    await snapshot('13', '-o', file)
    expect(readFileSync(file, 'utf8')).not.toBe(first)
    for (const text of ['my essay', '', '{"schema":"docker-lab/report@1"}', `${'x'.repeat(80)}${first}`]) {
      writeFileSync(file, text)
      await snapshot('3', '-o', file)
      expect([process.exitCode, readFileSync(file, 'utf8')]).toEqual([2, text])
      expect(complained).toMatch(/isn't a snapshot that docker-lab wrote, so it is not overwritten/)
    }
    expect(readdirSync(home.path).filter((name) => name.endsWith('.json'))).toEqual(['mine.json'])
  })

  test.each<[string, (file: string) => string[], RegExp]>([
    ['without a file', () => ['3'], /name the file to write: -o FILE/],
    ['without a lab', () => ['-o', file], /which lab\?/],
    ['with labs and --all', () => ['3', '--all', '-o', file], /not both/],
    ['with an unknown lab', () => ['99', '-o', file], /99/],
    ['into a directory', () => ['3', '-o', home.path], /can't be written \(EISDIR\)/],
    ['into a directory that is missing', () => ['3', '-o', join(home.path, 'no/x.json')], /ENOENT/],
    ['with an id that is a path', () => ['3', '-o', file, '--student', '../alice'], /can't be a student id/],
  ])('is refused %s, and nothing is written', async (_, words, message) => {
    await snapshot(...words(file))
    expect(process.exitCode).toBe(2)
    expect(complained).toMatch(message)
    expect(readdirSync(home.path).filter((name) => name.endsWith('.json'))).toEqual([])
  })

  test('does not follow a link to something else', async () => {
    const essay = join(home.path, 'essay.txt')
    writeFileSync(essay, 'my essay')
    symlinkSync(essay, file)
    await snapshot('3', '-o', file)
    expect([process.exitCode, readFileSync(essay, 'utf8')]).toEqual([2, 'my essay'])
  })

  test('says why it cannot write, and leaves what is in the way', async () => {
    const essay = join(home.path, 'essay.txt')
    writeFileSync(essay, 'my essay')
    await snapshot('3', '-o', join(essay, 'a.json'))
    expect(complained).toMatch(/ENOTDIR/)
    expect([process.exitCode, readFileSync(essay, 'utf8')]).toEqual([2, 'my essay'])
  })

  test('writes nothing where no engine answers, and says that it could not look', async () => {
    await SnapshotCommand.run(['3', '-o', file, '--host', 'unix:///nowhere.sock'], root)
    expect(process.exitCode).toBe(3)
    expect(readdirSync(home.path).filter((name) => name.endsWith('.json'))).toEqual([])
  })
})

describe('check --from', () => {
  test('prints the report that check printed live, but for its times', async () => {
    for (const lang of ['en', 'zh']) {
      const live = await outputOf(
        Check.run(['3', '13', '--json', '--lang', lang, '--host', daemon.endpoint.url], root),
      )
      const exit = process.exitCode
      await snapshot('3', '13', '-o', file)
      const judged = await outputOf(Check.run(['--from', file, '--json', '--lang', lang], root))
      expect(withoutTimes(JSON.parse(judged))).toBe(withoutTimes(JSON.parse(live)))
      expect(process.exitCode).toBe(exit)
      expect(JSON.parse(judged).time).toBe((await written()).time)
    }
  })

  test('judges the labs that are named, and those that vary by the values in the snapshot', async () => {
    await snapshot('3', '7', '-o', file)
    vi.stubEnv('XDG_DATA_HOME', join(home.path, 'the-teachers'))
    const { labs } = JSON.parse(await outputOf(Check.run(['7', '--from', file, '--json'], root)))
    expect(labs.map(({ slug }: { slug: string }) => slug)).toEqual(['inspect'])
    expect(complained).toBe('')
    await Check.run(['23', '--from', file], root)
    expect(complained).toMatch(/lab private-registry is different for each student/)
    expect(process.exitCode).toBe(2)
  })

  const edit = async (change: (copy: Snapshot) => unknown) => {
    const copy = structuredClone(await written())
    change(copy)
    writeFileSync(file, textOf({ ...copy, digest: digestOf(copy) }))
  }

  test('says that a lab has changed since', async () => {
    await snapshot('3', '-o', file)
    await edit((copy) => Object.assign(copy.labs[0] ?? {}, { digest: `sha256:${'0'.repeat(64)}` }))
    await Check.run(['--from', file], root)
    expect(complained).toBe(
      'Lab deploy-nginx has changed since this snapshot was taken. It was graded by the lab as it is now.\n',
    )
  })

  test('takes only values that the lab can give, so that nothing becomes a part of its file', async () => {
    await snapshot('7', '-o', file)
    for (const [name, value] of [
      ['processes01', 99],
      ['secret01', 'evil\nchecks: []'],
      ['code01', ''],
      ['cpus01', '0.7'],
    ] as const) {
      await edit((copy) => Object.assign(copy.labs[0]?.values ?? {}, { [name]: value }))
      complained = ''
      await Check.run(['--from', file], root)
      expect(process.exitCode).toBe(2)
      expect(complained).toMatch(new RegExp(`"vary" can never make ${name}|is missing or wrong`))
      await snapshot('7', '-o', file)
    }
  })

  test('of a lab of another course says how to choose it', async () => {
    await snapshot('3', '-o', file)
    await edit((copy) => Object.assign(copy.labs[0] ?? {}, { slug: 'elsewhere' }))
    await Check.run(['--from', file], root)
    expect(complained).toMatch(
      /lab elsewhere, which the course labs does not have; choose the course with --course/,
    )
  })

  test('does not go together with an engine', async () => {
    await Check.run(['--from', file, '--host', 'unix:///x'], root)
    expect(complained).toMatch(/--from and --host cannot be used together|--host and --from cannot/)
    expect(process.exitCode).toBe(2)
  })

  test('leaves no progress of the teacher behind', async () => {
    await snapshot('3', '-o', file)
    const before = readdirSync(home.path, { recursive: true })
    await Check.run(['--from', file], root)
    expect(readdirSync(home.path, { recursive: true })).toEqual(before)
  })
})
