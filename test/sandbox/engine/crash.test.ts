import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { stringify } from 'yaml'
import { resolveEndpoint } from '../../../src/docker/address/endpoint.ts'
import { runExec } from '../../../src/docker/probes/exec.ts'
import { removeLeftovers } from '../../../src/sandbox/leftovers.ts'
import { openWorkshop } from '../../../src/workshop/workshop.ts'
import { inFolder } from '../../lab/write-lab.ts'
import { jsonOf } from './json-of.ts'
import { provider } from './open-sandbox.ts'

const { ask } = await openWorkshop(await resolveEndpoint({}), new AbortController().signal)
const dev = join(import.meta.dirname, '../../../bin/dev.js')

/** A paused container is the hardest to end. */
const PAUSED = `
docker run -d --name web busybox sleep 1000
docker pause web
sleep 1000
`
const check = { id: 'web', title: 'web runs', container: { name: 'web', state: 'running' } }
const files = {
  'lab.yaml': stringify({ title: 'Waits', checks: [{ ...check, points: 1 }] }),
  'cases.yaml': stringify([{ name: 'waits', kind: 'solution', run: PAUSED }]),
}

/** The sandboxes that a process has in the outer engine, with their volumes. */
async function sandboxesOf(child: ChildProcess) {
  const label = [`docker-lab.sandbox=${hostname()}/${child.pid}`]
  const query = { all: '1', filters: JSON.stringify({ label }) }
  const found = await jsonOf<{ Id: string; State: string; Mounts: { Name?: string }[] }[]>(
    ask,
    '/containers/json',
    { query },
  )
  return (found ?? []).map(({ Id, State, Mounts }) => ({
    id: Id,
    state: State,
    volumes: Mounts.flatMap(({ Name }) => Name ?? []),
  }))
}

const exists = async (volume: string) => (await ask.json(`/volumes/${volume}`)) !== undefined

/** Starts "lab test" on a lab that waits, and continues once its sandbox is at work. */
async function whileTesting(act: (child: ChildProcess, volume: string) => Promise<void>) {
  await inFolder(files, async (folder) => {
    const child = spawn(process.execPath, [dev, 'lab', 'test', folder, '--jobs', '1', '--disk', '256M'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const ended = once(child, 'exit')
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text))
    try {
      const volume = await vi.waitFor(
        async () => {
          const [sandbox] = await sandboxesOf(child)
          if (sandbox?.state !== 'running') throw new Error(`no sandbox yet: ${said}`)
          const paused = await runExec(ask, sandbox.id, ['docker', 'ps', '-q', '--filter', 'status=paused'])
          if (paused.kind !== 'ended' || !paused.stdout) throw new Error(`nothing is paused yet: ${said}`)
          return sandbox.volumes[0] ?? ''
        },
        { timeout: 30_000, interval: 100 },
      )
      await act(child, volume)
    } finally {
      child.kill('SIGKILL')
      await ended
      await removeLeftovers(ask)
    }
  })
}

beforeAll(async () => {
  await (await provider()).close()
})

describe('what ends "lab test" early', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('%s: the sandbox is gone when the program is', async (signal) => {
    await whileTesting(async (child, volume) => {
      let said = ''
      child.stderr?.on('data', (text) => (said += text))
      child.stdout?.on('data', (text) => (said += text))
      child.kill(signal)
      const [code] = await once(child, 'exit')
      expect(await sandboxesOf(child)).toEqual([])
      expect(await exists(volume)).toBe(false)
      expect({ code, said }).toEqual({ code: 130, said: expect.stringMatching(/^Stopping [^\n]*\n$/) })
    })
  })

  test('killed: the next run removes what it left', async () => {
    await whileTesting(async (child, volume) => {
      child.kill('SIGKILL')
      await once(child, 'exit')
      expect(await sandboxesOf(child)).toHaveLength(1)
      await removeLeftovers(ask)
      expect(await sandboxesOf(child)).toEqual([])
      expect(await exists(volume)).toBe(false)
    })
  })

  test('killed, and never run again: the sandbox ends by itself', { timeout: 180_000 }, async () => {
    await whileTesting(async (child, volume) => {
      child.kill('SIGKILL')
      await once(child, 'exit')
      await vi.waitFor(async () => expect(await sandboxesOf(child)).toEqual([]), {
        timeout: 120_000,
        interval: 500,
      })
      await vi.waitFor(async () => expect(await exists(volume)).toBe(false), { timeout: 5000, interval: 100 })
    })
  })
})
