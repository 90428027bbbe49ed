import { mkdirSync, mkdtempDisposableSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import Doctor from '../../src/commands/doctor.ts'
import Hint from '../../src/commands/hint.ts'
import { kinds } from '../../src/kinds/kinds.ts'
import type { Lab } from '../../src/lab/lab.ts'
import { loadLab } from '../../src/lab/load.ts'
import { friendlyDaemon } from '../docker/friendly-daemon.ts'

const root = join(import.meta.dirname, '../..')

let printed: string
let home: ReturnType<typeof mkdtempDisposableSync>
beforeEach(() => {
  home = mkdtempDisposableSync(join(tmpdir(), 'docker-lab-'))
  vi.stubEnv('XDG_STATE_HOME', home.path)
  vi.stubEnv('DOCKER_LAB_COURSE', join(root, 'labs'))
  printed = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += text
    return true
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  process.exitCode = undefined
  home.remove()
})

describe('hint', async () => {
  const lab: Lab = await loadLab(join(root, 'labs/03-deploy-nginx'), kinds)
  const check = lab.checks.find(({ hints }) => hints.length === 3)
  if (!check) throw new Error('no check of the lab has three hints')
  const textOf = (hint: unknown) => (typeof hint === 'string' ? hint : (hint as { en: string }).en)

  /** Which hint is shown, counted from 1. */
  async function shown(...more: string[]): Promise<number> {
    printed = ''
    await Hint.run(['3', check?.id ?? '', ...more, '--lang', 'en'], root)
    const all = printed.replace(/\s+/g, ' ')
    return (
      1 + (check?.hints ?? []).findIndex((hint) => all.includes(textOf(hint).replace(/\s+/g, ' ').trim()))
    )
  }

  test('shows each step in turn, and then the last one again', async () => {
    const steps: number[] = []
    for (let asked = 0; asked < 4; asked++) steps.push(await shown())
    expect(steps).toEqual([1, 2, 3, 3])
  })

  test.each([
    [-4, 1],
    [1.5, 1],
    ['2', 1],
    [null, 1],
    [{}, 1],
    [1e308, 3],
  ])('where %j was kept as the last step, the next one is %i', async (kept, step) => {
    mkdirSync(join(home.path, 'docker-lab'))
    const state = { [lab.folder]: { [check?.id ?? '']: kept } }
    writeFileSync(join(home.path, 'docker-lab/hints.json'), JSON.stringify(state))
    expect(await shown()).toBe(step)
  })

  test('continues after the step that was asked for', async () => {
    expect(await shown('--level', '2')).toBe(2)
    expect(await shown()).toBe(3)
  })
})

describe('doctor', () => {
  test('exits with 3 where no engine answers', async () => {
    await Doctor.run(['--host', `unix://${home.path}/docker.sock`, '--lang', 'en'], root)
    expect(process.exitCode).toBe(3)
  })

  test('exits with 0 where one answers, whatever else is missing', async () => {
    await using daemon = await friendlyDaemon()
    await Doctor.run(['3', '--host', daemon.endpoint.url, '--lang', 'en'], root)
    expect(process.exitCode).toBe(0)
    expect(printed).toContain('nginx')
  })
})
