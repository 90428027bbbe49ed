import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { classLabs } from '../../../src/classroom/grading/class-labs.ts'
import { gradeStudent } from '../../../src/classroom/grading/grade-student.ts'
import { openingWork } from '../../../src/classroom/grading/open-work.ts'
import { digestOf } from '../../../src/classroom/snapshot/canonical.ts'
import { takeSnapshot } from '../../../src/classroom/snapshot/take.ts'
import { textOf } from '../../../src/classroom/snapshot/write.ts'
import { connect } from '../../../src/docker/connect.ts'
import { kinds } from '../../../src/kinds/kinds.ts'
import { openCourse } from '../../../src/lab/course.ts'
import { loadLab } from '../../../src/lab/load.ts'
import { friendlyDaemon } from '../../docker/friendly-daemon.ts'
import { aGrading, aStudent, ORIGIN } from './a-class.ts'

const folders = (await openCourse('labs')).labs
  .filter(({ number = 0 }) => [3, 7].includes(number))
  .map(({ folder }) => folder)
const labs = await classLabs(
  folders,
  { seed: undefined },
  { load: (folder, seed) => loadLab(folder, kinds, seed), language: 'en' },
)
const nothing = new Proxy(
  {},
  { get: (_, name) => (name === 'then' ? undefined : async () => undefined) },
) as never

let home: string
let good: string
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'hd-snapshots-'))
  await using daemon = await friendlyDaemon()
  const signal = new AbortController().signal
  const { snapshot } = await takeSnapshot(
    labs.samples.slice(0, 1),
    {
      ...{ kinds, language: 'en', origin: ORIGIN, endpoint: daemon.endpoint.url, signal },
      connect: () => connect(daemon.endpoint, { signal }),
      ...{ folder: nothing, answers: () => nothing, started: () => nothing },
    },
    'ann',
  )
  good = textOf(snapshot)
})
afterAll(() => rm(home, { recursive: true, force: true }))

async function graded(id: string, text: string | undefined) {
  const file = join(home, `${id}.json`)
  if (text !== undefined) await writeFile(file, text)
  const sandboxes = () => Promise.reject(new Error('none'))
  const opening = {
    ...labs,
    ...{
      kinds,
      language: 'en' as const,
      origin: ORIGIN,
      run: { id: 'run-1' },
      sandboxes,
      deadlineMs: 60_000,
    },
  }
  const grading = aGrading(openingWork(opening).open, openingWork(opening))
  const result = await gradeStudent({ ...aStudent(id), from: { kind: 'snapshot', file } }, grading)
  return { ...result, kept: [...grading.kept.values()] }
}

describe('a snapshot that was handed in', () => {
  test('is told to be older than what is in it, and still graded: a clock can be wrong', async () => {
    expect(await graded('ann', good)).not.toHaveProperty('notes')
    const { digest: _, ...rest } = { ...JSON.parse(good), student: null, time: '2020-01-01T00:00:00.000Z' }
    const gave = { name: 'late', created: '2020-01-02T00:00:00.5Z' }
    rest.tape.answers['["docker","container","late"]'] = { gave }
    const { notes, labs } = await graded('eve', JSON.stringify({ ...rest, digest: digestOf(rest) }))
    expect(notes).toEqual([expect.stringMatching(/^Container late was created at .* or the time was edited/)])
    const before = await graded('ann', good)
    expect(labs).toEqual(before.labs.map((lab) => ({ ...lab, isNew: true })))
  })

  test('is graded in the labs that it has, as of when it was taken', async () => {
    const { labs, kept } = await graded('ann', good)
    expect(labs.map(({ outcome }) => outcome)).toEqual(['fail'])
    expect(kept[0]).toMatchObject({ way: 'snapshot', trust: 'practice', workAt: JSON.parse(good).time })
    expect(kept[0]?.tape).not.toBe(null)
  })

  test('of a lab that has changed since says so, however often it is graded', async () => {
    const isChanged = async (text: string) => (await graded('ann', text)).labs.map((one) => one.labChanged)
    expect(await isChanged(good)).toEqual([undefined])
    const { digest: _, ...older } = JSON.parse(good)
    older.labs[0].digest = `sha256:${'0'.repeat(64)}`
    const text = JSON.stringify({ ...older, digest: digestOf(older) })
    expect(await isChanged(text)).toEqual([true])
    expect(await isChanged(text)).toEqual([true])
    await writeFile(join(home, 'ann.json'), good)
  })

  test('gives the same attempt, however often it is graded', async () => {
    const ids = async () => (await graded('ann', good)).kept.map(({ id }) => id)
    expect(await ids()).toEqual(await ids())
  })

  test('that is not there is nothing handed in', async () => {
    expect((await graded('lou', undefined)).kept).toEqual([])
  })

  test.each([
    ['cut off', () => good.slice(0, 200)],
    ['changed', () => good.replace('"docker"', '"podman"')],
    ['none at all', () => 'hello'],
    ['of a different student', () => good],
  ])('that is %s is an error with its reason for every lab', async (_, text) => {
    const { labs: results, kept } = await graded('bob', text())
    expect(results.map(({ outcome }) => outcome)).toEqual(['error', 'error'])
    expect(results[0]?.why).toMatch(/^The snapshot cannot be used \(.+\)/)
    expect(results[0]?.why).not.toContain(home)
    expect(kept.map(({ tape }) => tape)).toEqual([null, null])
  })

  test('stays as it was handed in', async () => {
    expect(await readFile(join(home, 'ann.json'), 'utf8')).toBe(good)
  })
})
