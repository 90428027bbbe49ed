import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ownSeed, seedFile } from '../../src/student/seed.ts'

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'docker-lab-'))
  vi.stubEnv('XDG_DATA_HOME', join(home, 'data'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(home, { recursive: true, force: true })
})

test('a student has one seed, and keeps it', async () => {
  const seed = await ownSeed()
  expect(seed).toMatch(/^[0-9a-f]{32}$/)
  expect(await ownSeed()).toBe(seed)
})

test('two students have different seeds', async () => {
  const seed = await ownSeed()
  vi.stubEnv('XDG_DATA_HOME', join(home, 'other'))
  expect(await ownSeed()).not.toBe(seed)
})

test.each(['', 'abc', '\0'])('a file that reads %j is no seed', async (text) => {
  await ownSeed()
  writeFileSync(await seedFile(), text)
  const seed = await ownSeed()
  expect(seed).toMatch(/^[0-9a-f]{32}$/)
  expect(await ownSeed()).toBe(seed)
})

test('one that cannot be kept is an error', async () => {
  writeFileSync(join(home, 'data'), '')
  await expect(ownSeed()).rejects.toThrow()
})
