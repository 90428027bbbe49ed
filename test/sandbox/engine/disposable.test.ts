import { existsSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { dirname } from 'node:path'
import { execa } from 'execa'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Endpoint } from '../../../src/docker/address/endpoint.ts'
import { disposableProvider } from '../../../src/sandbox/disposable.ts'
import type { Sandbox } from '../../../src/sandbox/sandbox.ts'
import { pull } from '../../../src/workshop/changes.ts'
import { jsonOf } from './json-of.ts'
import { openSandbox } from './open-sandbox.ts'

/** The engine that may be emptied is that of a sandbox, whose API is passed on to this machine. */
let inside: Awaited<ReturnType<typeof openSandbox>>
const sockets = new Set<Socket>()
const relay = createServer(async (here) => {
  sockets.add(here.on('error', () => {}))
  const there = await inside.dialer.dial('127.0.0.1', 2375)
  if (there.kind === 'problem') return void here.destroy()
  here.pipe(there.socket).pipe(here)
})
let endpoint: Endpoint
let sandbox: Sandbox

beforeAll(async () => {
  inside = await openSandbox()
  await pull(inside.ask, 'busybox', () => {})
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve))
  const { port } = relay.address() as { port: number }
  endpoint = { kind: 'tcp', host: '127.0.0.1', port, url: `tcp://127.0.0.1:${port}`, source: '--host' }
  sandbox = await disposableProvider(endpoint).open()
})
afterAll(async () => {
  await sandbox?.dispose()
  for (const socket of sockets) socket.destroy()
  relay.close()
  await inside?.close()
})

const names = async () => {
  const images = await jsonOf<{ RepoTags: string[] }[]>(inside.ask, '/images/json')
  const containers = await jsonOf<{ Names: string[] }[]>(inside.ask, '/containers/json', {
    query: { all: '1' },
  })
  return {
    images: (images ?? []).flatMap(({ RepoTags }) => RepoTags),
    containers: (containers ?? []).flatMap(({ Names }) => Names),
  }
}

/** Who ended may still be listed, until somebody asks how. */
async function runs(pid: string): Promise<boolean> {
  const { stdout } = await execa('ps', ['-o', 'stat=', '-p', pid], { reject: false })
  return /^[^Z]/.test(stdout)
}

describe('an engine that is disposable', () => {
  test('is what scripts of this machine work with', async () => {
    expect(sandbox.name).toMatch(/^docker 28\.5/)
    const ran = await sandbox.run(
      'pwd; docker run -d --name web busybox sleep 1000 >/dev/null; exit 3',
      30_000,
    )
    expect(ran).toEqual({ exitCode: 3, output: `${sandbox.folder}\n` })
    expect((await names()).containers).toEqual(['/web'])
  })

  test('is emptied, but for the images that were there when it was opened', async () => {
    await sandbox.run('docker pull -q hello-world; docker tag busybox mine; echo >file', 30_000)
    expect((await names()).images.toSorted()).toEqual(['busybox:latest', 'hello-world:latest', 'mine:latest'])
    await sandbox.reset()
    expect(await names()).toEqual({ images: ['busybox:latest'], containers: [] })
    expect((await sandbox.run('ls -A', 5000)).output).toBe('')
  })

  test('keeps what a lab needs as well', async () => {
    await sandbox.run('docker pull -q hello-world', 30_000)
    await sandbox.keep(['hello-world'])
    await sandbox.reset()
    expect((await names()).images.toSorted()).toEqual(['busybox:latest', 'hello-world:latest'])
  })

  test('ends scripts at their deadline, and what they left running', async () => {
    const started = performance.now()
    expect((await sandbox.run('sleep 1000', 300)).exitCode).toBe(null)
    expect(performance.now() - started).toBeLessThan(5000)
    const { output } = await sandbox.run('sleep 1000 & echo $!', 5000)
    await sandbox.reset()
    await expect.poll(() => runs(output.trim())).toBe(false)
  })

  test('gives the end of what a script printed', async () => {
    const { output } = await sandbox.run('printf "%0200000d" 7; echo; echo end', 10_000)
    expect(output).toHaveLength(64 * 1024)
    expect(output).toMatch(/07\nend\n$/)
  })

  test('hands out files, afresh for each script', async () => {
    await sandbox.handOut([{ source: import.meta.filename, target: 'deep/file.ts' }])
    await sandbox.run('echo spoilt >deep/file.ts', 5000)
    await sandbox.reset()
    expect((await sandbox.run('head -1 deep/file.ts', 5000)).output).toMatch(/^import/)
    await sandbox.handOut([])
  })

  test('is left empty, and this machine without a trace', async () => {
    await sandbox.run('docker network create net; docker volume create vol', 10_000)
    await sandbox.dispose()
    await sandbox.dispose()
    expect((await inside.run('docker network ls -q; docker volume ls -q')).length).toBe(3)
    expect(existsSync(dirname(sandbox.folder))).toBe(false)
  })
})
