import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Check } from '../../src/lab/lab.ts'
import { rememberLevel } from '../../src/student/hints.ts'
import { forgetOpened, rememberSolution, withOpened } from '../../src/student/opened.ts'
import { changeState } from '../../src/student/state.ts'
import { aCheck, aReport } from '../reporters/reports.ts'

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'docker-lab-'))
  vi.stubEnv('XDG_STATE_HOME', home)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(home, { recursive: true, force: true })
})

const web = { folder: '/course/03-web' }
const volumes = { folder: '/course/13-volumes' }
const running = { id: 'running', hints: ['idea', 'option', 'command'] } as unknown as Check
const checks = [
  aCheck({ id: 'running', title: 'it runs', outcome: 'pass' }),
  aCheck({ id: 'published', title: 'it is published', outcome: 'fail' }),
]
const report = aReport([
  { number: 3, slug: 'web', title: 'Web', checks },
  { number: 13, slug: 'volumes', title: 'Volumes', checks },
])

test('a student who opened nothing gets the report as it is', async () => {
  expect(await withOpened(report, [web, volumes])).toEqual(report)
})

test('hints and solutions that were opened are in the report, each with its lab', async () => {
  await rememberLevel(web, running, 1)
  await rememberLevel(web, running, 2)
  await rememberSolution(volumes, 'gave-up')
  const { labs } = await withOpened(report, [web, volumes])
  expect(labs.map((lab) => [lab.solution_opened, lab.checks.map((check) => check.hints_opened)])).toEqual([
    [undefined, [2, undefined]],
    ['gave-up', [undefined, undefined]],
  ])
})

test('who gave up is not taken for somebody who solved the lab first', async () => {
  await rememberSolution(web, 'gave-up')
  await rememberSolution(web, 'after-solving')
  expect((await withOpened(report, [web])).labs[0]?.solution_opened).toBe('gave-up')
})

test('a lab that begins anew has nothing opened', async () => {
  await rememberSolution(web, 'gave-up')
  await forgetOpened(web)
  expect(await withOpened(report, [web, volumes])).toEqual(report)
})

test('a lower hint that is looked at once more does not hide a higher one', async () => {
  await rememberLevel(web, running, 3)
  await rememberLevel(web, running, 1)
  expect((await withOpened(report, [web])).labs[0]?.checks[0]?.hints_opened).toBe(3)
})

test('a file that was tampered with says nothing', async () => {
  await changeState('opened', web, () => ({ solution: 'never', hints: { running: '2', published: -1 } }))
  await changeState('opened', volumes, () => ({ hints: 'all' }))
  expect(await withOpened(report, [web, volumes])).toEqual(report)
})
