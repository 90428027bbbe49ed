import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import Start from '../../src/commands/start.ts'
import { keptSeed, ownSeed } from '../../src/student/seed.ts'
import { changeState } from '../../src/student/state.ts'

const root = join(import.meta.dirname, '../..')
const SEED = '0123456789abcdef0123456789abcdef'

let home: string
let complained: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'docker-lab-'))
  for (const kept of ['XDG_DATA_HOME', 'XDG_STATE_HOME']) vi.stubEnv(kept, home)
  complained = ''
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    complained += text
    return true
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  process.exitCode = undefined
  rmSync(home, { recursive: true, force: true })
})

/** No engine answers there: what concerns the seed comes first. */
const start = (lab: string, seed: string) =>
  Start.run([lab, '--seed', seed, '--host', `unix://${home}/none.sock`, '--lang', 'en'], root)
const begun = (lab: string) =>
  changeState('started', { folder: join(root, 'labs', lab) }, () => ({ 'unix:///engine': { at: 'then' } }))

test("a teacher's seed takes the place of the student's own", async () => {
  await ownSeed()
  await start('3', SEED)
  expect(await ownSeed()).toBe(SEED)
  expect(complained).toContain('This seed is kept.')
})

test('the same seed again is no change, whatever was started with it', async () => {
  await start('7', SEED)
  await begun('07-inspect')
  complained = ''
  await start('7', SEED)
  expect(complained).not.toContain('seed')
})

test('a lab that was started with other values has to be reset first', async () => {
  const before = await ownSeed()
  await begun('03-deploy-nginx')
  await begun('07-inspect')
  await start('3', SEED)
  expect(complained).toContain('lab 7 was started with other values; run "docker-lab reset 7" first')
  expect(process.exitCode).toBe(2)
  expect(await keptSeed()).toBe(before)
})

test.each(['autumn', SEED.slice(1), `${SEED}0`, SEED.toUpperCase()])('"%s" is no seed', async (text) => {
  await start('7', text)
  expect(complained).toContain('is not a seed')
  expect(process.exitCode).toBe(2)
  expect(await keptSeed()).toBeUndefined()
})
