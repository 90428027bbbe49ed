import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { execa } from 'execa'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { supplyImages } from '../hub/hub.ts'
import { openShell, type Shell } from './shell.ts'

/**
 * Each file in transcripts/ is what a person sees: the lines that begin with `$` are run again, and the file must
 * come out the same. A new one needs only its `$` lines: `vitest -u` writes the rest.
 */
const folder = join(import.meta.dirname, 'transcripts')
let shell: Shell

beforeAll(async () => {
  await execa('node', ['src/authoring/bundle.ts'], {
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
  for (const part of parts) again.push(part.startsWith('```console') ? await replay(part) : part)
  await expect(again.join('')).toMatchFileSnapshot(join(folder, name))
})

async function replay(block: string): Promise<string> {
  const lines: string[] = []
  for (const [, command = ''] of block.matchAll(/^\$ (.*)$/gm)) {
    const { output, exitCode } = await shell.run(command)
    const shown = command.startsWith('docker ') && exitCode === 0 ? '' : settled(output)
    lines.push(`$ ${command}`, ...(shown ? [shown] : []), ...(exitCode === 0 ? [] : [`[exit ${exitCode}]`]))
  }
  return ['```console', ...lines, '```'].join('\n')
}

/** What differs from engine to engine and from run to run. */
function settled(output: string): string {
  return output
    .replaceAll(shell.folder, '/work')
    .replace(/(Docker|docker) \d[\w.+~-]*(?=,| at |，|（| \\?\()/g, '$1 28.5.2')
    .replace(/API \d+\.\d+/g, 'API 1.44')
    .replace(/"version": "\d[^"]*"/g, '"version": "28.5.2"')
    .replace(/"api": "[\d.]+"/g, '"api": "1.44"')
    .replace(/"duration_ms": \d+/g, '"duration_ms": 4')
    .replace(/(?:unix|tcp):\/\/\/?(?:var\/)?run\/docker\.sock/g, 'unix:///var/run/docker.sock')
    .replace(/what there is: .*/g, 'what there is: …')
    .replace(/^. Node\.js .*$/m, '✓ Node.js 24.21.0 (/usr/bin/node)')
    .replace(/(?<=It runs on ).*(?=\.$)/m, 'Debian, with the storage driver overlay2')
    .replace(/^. (Registry mirrors|No registry mirror).*(\n {2}\S.*)?/m, '✓ No registry mirror is set. …')
    .trimEnd()
}

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
