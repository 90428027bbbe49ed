import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checksumOfLinuxFile } from '../../../src/authoring/scaffold/released.ts'

/** Which checksum a new course gets for its CI. */

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docker-lab-released-'))
  await writeFile(join(folder, 'running'), 'the file for Linux')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function root(name: string, release?: string): Promise<string> {
  const root = join(folder, name)
  await mkdir(join(root, 'dist'), { recursive: true })
  if (release) await writeFile(join(root, 'dist/release.json'), release)
  return root
}
const running = () => join(folder, 'running')

test('none, where this was not released', async () => {
  expect(await checksumOfLinuxFile(await root('checkout'), running())).toBeUndefined()
})

test('that of the release, where this is a different file of it', async () => {
  expect(await checksumOfLinuxFile(await root('other', '{"sha256":"abc"}'), running())).toBe('abc')
})

test('its own, where this is the file for Linux', async () => {
  const own = createHash('sha256').update('the file for Linux').digest('hex')
  expect(await checksumOfLinuxFile(await root('linux', '{}'), running())).toBe(own)
})
