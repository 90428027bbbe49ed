import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { resolveEndpoint } from '../../../src/docker/address/endpoint.ts'
import type { SandboxProvider } from '../../../src/sandbox/provider.ts'
import type { Sandbox } from '../../../src/sandbox/sandbox.ts'
import { openWorkshop } from '../../../src/workshop/workshop.ts'
import { jsonOf } from './json-of.ts'
import { provider } from './open-sandbox.ts'

const { ask } = await openWorkshop(await resolveEndpoint({}), new AbortController().signal)
let from: SandboxProvider
let sandbox: Sandbox

beforeAll(async () => {
  from = await provider('512M', '28.5-rootless')
  sandbox = await from.open()
}, 300_000)
afterAll(() => from?.close())

const id = () => sandbox.endpoint.url.replace('sandbox ', '')
const run = async (script: string) => (await sandbox.run(script, 60_000)).output.trim()

describe('a sandbox without root', () => {
  test('is a container with no more rights than any other', async () => {
    const { HostConfig } = (await jsonOf<{ HostConfig: object }>(ask, `/containers/${id()}/json`)) ?? {}
    expect(HostConfig).toMatchObject({ Privileged: false, CapAdd: null, PidMode: '' })
  })

  test('has a root that is not the root of its container, nor of the host', async () => {
    expect(await run('id -u')).toBe('0')
    const mapped = (await run('cat /proc/self/uid_map')).split('\n').map((line) => line.trim().split(/ +/))
    expect(mapped.map(([inside, outside]) => [inside, outside])).toEqual([
      ['0', '2000000000'],
      ['1', '2000100000'],
    ])
    expect(await run('touch /usr/bin/x 2>&1')).toMatch(/Permission denied/)
  })

  test('changes its system like any other, and is as before after it was emptied', async () => {
    expect(await run('touch /etc/x /usr/local/bin/x && mkdir /elsewhere && ls -d /elsewhere')).toBe(
      '/elsewhere',
    )
    await sandbox.reset()
    expect(await run('ls -d /etc/x /usr/local/bin/x /elsewhere 2>/dev/null | wc -l')).toBe('0')
  })

  test('ends when it writes more than it can', { timeout: 120_000 }, async () => {
    await sandbox.run('timeout 50 dd if=/dev/zero of=/tmp/much bs=1M count=700', 60_000).catch(() => {})
    await vi.waitFor(async () => expect(await ask.json(`/containers/${id()}/json`)).toBeUndefined(), {
      timeout: 60_000,
      interval: 500,
    })
    expect(await sandbox.isBroken()).toBe(true)
  })
})
