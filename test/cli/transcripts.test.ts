import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { execa } from 'execa'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { supplyImages } from '../hub/hub.ts'
import { runAgain } from './replay.ts'
import { openShell, type Shell } from './shell.ts'

/**
 * Each file in transcripts/ is what a person sees: the lines that begin with `$` are run again, and the file must
 * come out the same. A new one needs only its `$` lines: `vitest -u` writes the rest.
 */
const folder = join(import.meta.dirname, 'transcripts')
let shell: Shell

beforeAll(async () => {
  await execa('node', ['build/bundle.ts'], {
    cwd: join(import.meta.dirname, '../..'),
    preferLocal: true,
  })
  await supplyImages()
  for (const image of ['nginx', 'busybox', 'registry:2']) await execa('docker', ['pull', '--quiet', image])
  await cleanUp()
})
beforeEach(() => {
  shell = openShell()
})
afterEach(async () => {
  shell.remove()
  await cleanUp()
})

test.each(readdirSync(folder))('%s', async (name) => {
  const parts = readFileSync(join(folder, name), 'utf8').split(/(^```console\n[\s\S]*?^```$)/m)
  const again: string[] = []
  for (const part of parts) again.push(part.startsWith('```console') ? await runAgain(part, shell) : part)
  await expect(again.join('')).toMatchFileSnapshot(join(folder, name))
})

async function cleanUp(): Promise<void> {
  const quiet = { reject: false } as const
  await execa(
    'docker',
    ['rm', '--force', '--volumes', 'dl-cli-web', 'dl-cli-registry', 'dl-cli-other'],
    quiet,
  )
  await execa('docker', ['volume', 'rm', 'dl-cli-data'], quiet)
  await execa('docker', ['network', 'rm', 'dl-cli-net'], quiet)
  await execa('docker', ['rmi', 'dl-cli-copy:1', 'dl-cli-copy:2'], quiet)
}
