import { mkdtempDisposableSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { digestOf } from '../../../src/classroom/snapshot/canonical.ts'
import { judgeSnapshot } from '../../../src/classroom/snapshot/judge.ts'
import { notesOn } from '../../../src/classroom/snapshot/notes.ts'
import { readSnapshot, type SnapshotLimits } from '../../../src/classroom/snapshot/read.ts'
import type { Snapshot } from '../../../src/classroom/snapshot/snapshot.ts'
import { takeSnapshot } from '../../../src/classroom/snapshot/take.ts'
import { textOf } from '../../../src/classroom/snapshot/write.ts'
import { InputError } from '../../../src/lab/input-error.ts'
import { aCheck, aLab, elsewhere } from '../../grading/a-lab.ts'
import { privateGrading } from './private-engine.ts'

const lab = aLab(aCheck({ id: 'published' }))
const { snapshot } = await takeSnapshot([lab], privateGrading(), 'alice')
const WEB = '["docker","container","web"]'

/** The text of an edited snapshot: with a digest that fits, unless that is what was edited. */
function edited(edit: (copy: Snapshot) => unknown): string {
  const copy = structuredClone(snapshot)
  edit(copy)
  return textOf(copy.digest === snapshot.digest ? { ...copy, digest: digestOf(copy) } : copy)
}

async function refusal(text: string, limits: Partial<SnapshotLimits> = {}): Promise<string> {
  const reading = readSnapshot({ text, name: 'alice.json' }, { language: 'en', ...limits })
  const error = await reading.catch((error: unknown) => error)
  expect(error).toBeInstanceOf(InputError)
  return (error as Error).message
}

const answers = (copy: Snapshot) => copy.tape.answers as Record<string, { gave?: Record<string, unknown> }>

test('a snapshot is read as it was written', async () => {
  expect(await readSnapshot({ text: textOf(snapshot) }, { language: 'en', student: 'alice' })).toEqual(
    snapshot,
  )
})

describe('refused, with what to do:', () => {
  test.each<[string, string | (() => string), RegExp]>([
    ['no JSON', 'hello', /^alice\.json {2}this file is not JSON/],
    ['JSON with a fault in its middle', '{"schema":\n  oops}', /not JSON/],
    ['nothing', '', /this file is empty; make the snapshot again/],
    ['only white space', '\n', /this file is empty; make the snapshot again/],
    ['a truncated file', () => textOf(snapshot).slice(0, 900), /its end is missing; copy or upload/],
    ['other JSON', '{"name":"package"}', /not a snapshot/],
    ['a list', '[1]', /not a snapshot/],
    ['null', 'null', /not a snapshot/],
    ['a report', '{"schema":"docker-lab/report@1"}', /not a snapshot/],
    ['a newer format', '{"schema":"docker-lab/snapshot@2"}', /newer docker-lab \(format 2\); update/],
    ['a changed answer', () => textOf(snapshot).replace('"nginx"', '"evil"'), /do not match its digest/],
    ['a digest of another', () => edited((copy) => (copy.digest = `sha256:${'0'.repeat(64)}`)), /digest/],
    ['no digest', () => textOf(snapshot).replace(/,"digest":"[^"]+"/, ''), /digest/],
    ['100 MB', () => `{"schema":"${'x'.repeat(100e6)}"}`, /larger than any snapshot \(16 MB\)/],
    ['nested too deep', () => `{"a":${'['.repeat(1e5)}${']'.repeat(1e5)}}`, /nested deeper/],
    ['too many values', () => `[${'1,'.repeat(400_000)}1]`, /more values/],
    ['no labs', () => edited((copy) => (copy.labs = [])), /"labs" is missing or wrong/],
    [
      'one lab a hundred times',
      () => edited((copy) => (copy.labs = Array(100).fill(copy.labs[0]))),
      /"labs" is missing or wrong/,
    ],
    ['a time that is none', () => edited((copy) => (copy.time = 'today')), /"time"/],
    ['a student with a path', () => edited((copy) => (copy.student = '../../root')), /"student"/],
    [
      'a lab with a path',
      () =>
        edited((copy) => (copy.labs = [{ slug: '../../etc', number: 1, digest: 'sha256:0', values: {} }])),
      /"labs\.0\.slug"/,
    ],
    [
      'a reason that nobody has for not looking',
      () => edited((copy) => Object.assign(answers(copy)[WEB] ?? {}, { unseen: 'lazy' })),
      /tape\.answers/,
    ],
    [
      'a question that nobody asks',
      () => edited((copy) => Object.assign(copy.tape.answers, { '["shell","rm"]': {} })),
      /not written by docker-lab/,
    ],
    [
      'more questions than a course has',
      () =>
        edited((copy) => {
          for (let at = 0; at < 2001; at += 1)
            answers(copy)[`["docker","container","a${at}"]`] = { gave: { name: `a${at}` } }
        }),
      /"tape\.answers" is missing or wrong/,
    ],
    [
      'a question twice, in two spellings',
      () => edited((copy) => Object.assign(copy.tape.answers, { '["docker", "container", "web"]': {} })),
      /not written by docker-lab|never asks/,
    ],
    [
      'an answer about another container',
      () => edited((copy) => Object.assign(answers(copy)[WEB]?.gave ?? {}, { name: 'other' })),
      /asked about web, it answers about other/,
    ],
    [
      'one container under two names',
      () =>
        edited((copy) => {
          const { gave } = answers(copy)[WEB] ?? {}
          answers(copy)['["docker","container","db"]'] = { gave: { ...gave, name: 'db' } }
        }),
      /web and db are one container in it \(id-web\)/,
    ],
    [
      'an asker of what was never asked',
      () => edited((copy) => Object.assign(copy.tape.askedBy, { '["docker","volume","x"]': ['me'] })),
      /never asks/,
    ],
  ])('%s', async (_, text, message) => {
    expect(await refusal(typeof text === 'string' ? text : text())).toMatch(message)
  })

  test('a snapshot of somebody else', async () => {
    const message = await refusal(textOf(snapshot), { student: 'bob' })
    expect(message).toMatch(/the snapshot of alice, not of bob/)
    const nobodys = edited((copy) => (copy.student = null))
    await expect(readSnapshot({ text: nobodys }, { language: 'en', student: 'bob' })).resolves.toBeDefined()
  })

  test('in Chinese as well', async () => {
    expect(await refusal(textOf(snapshot), { student: 'bob', language: 'zh' })).toMatch(/alice 的快照/)
  })
})

describe('a file', () => {
  const withFolder = async (act: (folder: string) => Promise<unknown>) => {
    using folder = mkdtempDisposableSync(join(tmpdir(), 'docker-lab-'))
    return await act(folder.path)
  }
  const reading = (file: string) => readSnapshot({ file }, { language: 'en' })

  test('is read, also with a byte order mark', () =>
    withFolder(async (folder) => {
      const file = join(folder, 'alice.json')
      writeFileSync(file, `\ufeff${textOf(snapshot)}`)
      expect(await reading(file)).toEqual(snapshot)
    }))

  test('that is missing, a directory, or a device is refused', () =>
    withFolder(async (folder) => {
      await expect(reading(join(folder, 'none.json'))).rejects.toThrow(/can't be read \(ENOENT\)/)
      await expect(reading(folder)).rejects.toThrow(/EISDIR/)
      await expect(reading('/dev/zero')).rejects.toThrow(/EINVAL/)
    }))

  test('of a gigabyte is refused without being read', () =>
    withFolder(async (folder) => {
      const file = join(folder, 'huge.json')
      writeFileSync(file, '{')
      truncateSync(file, 1024 ** 3)
      const before = process.memoryUsage().rss
      await expect(reading(file)).rejects.toThrow(/larger than any snapshot/)
      expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024)
    }))
})

describe('facts of any shape', () => {
  test.each<[string, unknown]>([
    ['null', null],
    ['a text', 'running'],
    ['a list', []],
    ['nothing in it', {}],
    [
      'wrong types',
      { name: 'web', state: 7, ports: 'x', env: [], mounts: { 0: 1 }, labels: null, image: [] },
    ],
    ['what every object has', JSON.parse('{"name":"web","__proto__":{"env":{"A":"b"}},"constructor":1}')],
  ])('never end judging, and never pass: %s', async (_, gave) => {
    const text = edited((copy) => Object.assign(copy.tape.answers, { [WEB]: { gave } }))
    const read = await readSnapshot({ text }, { language: 'en' })
    const report = await judgeSnapshot(read, [lab], { language: 'en', origin: elsewhere.origin })
    expect(report.passed).toBe(false)
  })
})

test('the most that a file can hold is judged in a moment', async () => {
  const text = edited((copy) => {
    const word = (at: number) => `w${at}`
    const words = Array.from({ length: 200_000 }, (_, at) => word(at)).join(' ')
    for (let at = 0; at < 900; at += 1) {
      answers(copy)[`["docker","container","a${at}"]`] = { gave: { id: `i${at}`, name: `a${at}` } }
      answers(copy)[`["docker","containersOf","a${at}",{}]`] = {
        gave: Array(20).fill({ id: 'i', name: 'n' }) as never,
      }
    }
    answers(copy)['["folder","file","Dockerfile"]'] = { gave: { kind: 'file', text: words } }
    copy.tape.askedBy = Object.fromEntries(
      Object.keys(copy.tape.answers).map((key) => [key, ['test#published']]),
    )
  })
  const read = await readSnapshot({ text }, { language: 'en' })
  const before = process.cpuUsage()
  await judgeSnapshot(read, [lab], { language: 'en', origin: elsewhere.origin })
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(5)
})

describe('notes', () => {
  test('there are none on a snapshot of the lab as it is', () => {
    expect(notesOn(snapshot, [lab])).toEqual([])
  })

  test.each([
    [
      'a lab that has changed',
      { ...lab, digest: 'sha256:1' },
      snapshot,
      { code: 'lab-changed', lab: 'test' },
    ],
    ['a lab that is not in it', { ...lab, slug: 'other' }, snapshot, { code: 'lab-not-in-it', lab: 'other' }],
    [
      'a snapshot that is older than what is in it',
      lab,
      { ...snapshot, time: '2026-01-01T00:00:00Z' },
      { code: 'younger', name: 'web', created: '2026-01-02T00:00:00Z' },
    ],
  ])('%s', (_, judged, read, note) => {
    expect(notesOn(read, [judged])).toEqual([note])
  })
})
