import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { StartRecord } from '../../src/grading/contract/world.ts'
import type { Check, Lab } from '../../src/lab/lab.ts'
import { answersFor, forgetAnswers, rememberAnswer } from '../../src/student/answers.ts'
import { forgetLevels, nextLevel, rememberLevel } from '../../src/student/hints.ts'
import { forgetStart, rememberStart, startedFor } from '../../src/student/started.ts'
import { type StatePart, stateFile } from '../../src/student/state.ts'

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'docker-lab-'))
  vi.stubEnv('XDG_STATE_HOME', home)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(home, { recursive: true, force: true })
})

const lab = { folder: '/course/03-web' } as Lab
const other = { folder: '/course/04-web' } as Lab
const check = { id: 'running', hints: ['the idea', 'the option', 'the command'] } as unknown as Check
const engine = 'unix:///var/run/docker.sock'
const noted: StartRecord = {
  at: '2026-01-02T03:04:05.000Z',
  containers: { registry: { id: 'c1', startedAt: '2026-01-02T03:04:04Z' }, idle: { id: 'c2' } },
  images: { nginx: 'sha256:1' },
  volumes: { data: '2026-01-01T00:00:00Z' },
  networks: { front: 'n1' },
  danglingImages: { 'old-build': 'sha256:2' },
  anonymousVolumes: { scratch: 'abc' },
}

async function damage(part: StatePart, text: string): Promise<void> {
  const file = await stateFile(part)
  await mkdir(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

test.skipIf(process.platform === 'darwin')('the state is kept where XDG says', async () => {
  await rememberAnswer(lab, 'port', '8080')
  expect(JSON.parse(readFileSync(join(home, 'docker-lab/answers.json'), 'utf8'))).toEqual({
    '/course/03-web': { port: { text: '8080', at: expect.stringMatching(/^\d{4}-.*Z$/) } },
  })
})

describe('hints', () => {
  test('lead from the first to the last, one step at a time, and stay there', async () => {
    const levels: number[] = []
    for (let asked = 0; asked < 5; asked++) {
      const level = await nextLevel(lab, check)
      await rememberLevel(lab, check, level)
      levels.push(level)
    }
    expect(levels).toEqual([1, 2, 3, 3, 3])
  })

  test('of each check and each lab are climbed by themselves', async () => {
    await rememberLevel(lab, check, 2)
    expect(await nextLevel(lab, { ...check, id: 'published' })).toBe(1)
    expect(await nextLevel(other, check)).toBe(1)
    await rememberLevel(other, check, 1)
    expect(await nextLevel(lab, check)).toBe(3)
    expect(await nextLevel(other, check)).toBe(2)
  })

  test('begin again once they are forgotten, for that lab alone', async () => {
    await rememberLevel(lab, check, 2)
    await rememberLevel(other, check, 2)
    await forgetLevels(lab)
    expect([await nextLevel(lab, check), await nextLevel(other, check)]).toEqual([1, 3])
  })

  test('a level beyond the last hint is the last one', async () => {
    await rememberLevel(lab, check, 7)
    expect(await nextLevel(lab, check)).toBe(3)
  })
})

describe('answers', () => {
  test('are given as they were typed, and the last one counts', async () => {
    await rememberAnswer(lab, 'port', '80')
    await rememberAnswer(lab, 'port', ' 8080 ')
    await rememberAnswer(lab, '__proto__', 'x')
    expect((await answersFor(lab).answer('port'))?.text).toBe(' 8080 ')
    expect((await answersFor(lab).answer('__proto__'))?.text).toBe('x')
    expect(await answersFor(lab).answer('toString')).toBeUndefined()
    expect(await answersFor(other).answer('port')).toBeUndefined()
  })

  test('are forgotten for one lab', async () => {
    await rememberAnswer(lab, 'port', '80')
    await rememberAnswer(other, 'port', '81')
    await forgetAnswers(lab)
    expect(await answersFor(lab).answer('port')).toBeUndefined()
    expect((await answersFor(other).answer('port'))?.text).toBe('81')
  })

  test('that cannot be written are an error', async () => {
    writeFileSync(join(home, 'file'), '')
    vi.stubEnv('XDG_STATE_HOME', join(home, 'file'))
    await expect(rememberAnswer(lab, 'port', '80')).rejects.toThrow()
  })
})

describe('what start noted', () => {
  test('is kept for each lab and each engine', async () => {
    await rememberStart(lab, engine, noted)
    expect(await startedFor(lab, engine).record()).toEqual(noted)
    expect(await startedFor(lab, 'ssh://far').record()).toBeUndefined()
    expect(await startedFor(other, engine).record()).toBeUndefined()
  })

  test('is forgotten for one engine', async () => {
    await rememberStart(lab, engine, noted)
    await rememberStart(lab, 'ssh://far', noted)
    await forgetStart(lab, engine)
    expect(await startedFor(lab, engine).record()).toBeUndefined()
    expect(await startedFor(lab, 'ssh://far').record()).toEqual(noted)
  })
})

describe.each([
  '',
  '{',
  'null',
  '[]',
  '"text"',
  '{"/course/03-web":null}',
  '{"/course/03-web":{"running":"x","port":{},"unix:///var/run/docker.sock":{"at":5}}}',
])('a damaged file that reads %j counts as empty', (text) => {
  test('hints', async () => {
    await damage('hints', text)
    expect(await nextLevel(lab, check)).toBe(1)
    await rememberLevel(lab, check, 1)
    expect(await nextLevel(lab, check)).toBe(2)
  })

  test('answers', async () => {
    await damage('answers', text)
    expect(await answersFor(lab).answer('port')).toBeUndefined()
    await rememberAnswer(lab, 'port', '80')
    expect((await answersFor(lab).answer('port'))?.text).toBe('80')
  })

  test('what start noted', async () => {
    await damage('started', text)
    expect(await startedFor(lab, engine).record()).toBeUndefined()
  })
})
