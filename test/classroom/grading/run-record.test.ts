import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { beginRun, endRun, runFile } from '../../../src/classroom/grading/run-record.ts'

let home: string
let file: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'hd-run-'))
  file = join(home, 'class.gradebook.sqlite.run.json')
})
afterEach(() => rm(home, { recursive: true, force: true }))

describe('a run', () => {
  test('that did not end is continued, with what it was begun with', async () => {
    const first = await beginRun(file, true)
    expect(first).toMatchObject({ isResumed: false, again: true })
    expect(await beginRun(file, false)).toEqual({ ...first, isResumed: true })
  })

  test('that ended, or that is not wanted any more, is followed by a new one', async () => {
    const first = await beginRun(file, false)
    const second = await beginRun(file, true)
    expect(second.id).not.toBe(first.id)
    await endRun(file)
    expect(await readdir(home)).toEqual([])
    expect((await beginRun(file, false)).isResumed).toBe(false)
  })

  test.each(['', '{"schema":"docker-lab/run@1"', '[]', '{"schema":"docker-lab/run@2","id":"x"}'])(
    'whose note says %j is as none',
    async (text) => {
      await writeFile(file, text)
      expect((await beginRun(file, false)).isResumed).toBe(false)
      expect((await beginRun(file, false)).isResumed).toBe(true)
    },
  )

  test('is noted beside the gradebook, or beside the roster where that is on a server', () => {
    expect(runFile('/a/class.gradebook.sqlite', '/a/class.yaml')).toBe('/a/class.gradebook.sqlite.run.json')
    expect(runFile('postgres://db/school', '/a/class.yaml')).toBe('/a/class.yaml.run.json')
  })

  test('that cannot be noted is not begun', async () => {
    await writeFile(file, '')
    await expect(beginRun(join(file, 'run.json'), false)).rejects.toMatchObject({ code: 'ENOTDIR' })
  })
})
