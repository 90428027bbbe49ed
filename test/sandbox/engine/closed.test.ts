import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { resolveEndpoint } from '../../../src/docker/address/endpoint.ts'
import { dindProvider, type SandboxProvider } from '../../../src/sandbox/provider.ts'
import type { Sandbox } from '../../../src/sandbox/sandbox.ts'
import { openWorkshop } from '../../../src/workshop/workshop.ts'
import { supplyImages } from '../../hub/hub.ts'
import { ENGINES, engineNamed } from './open-sandbox.ts'

const signal = new AbortController().signal
const endpoint = await resolveEndpoint({})
const { ask } = await openWorkshop(endpoint, signal)
const run = async (sandbox: Sandbox, script: string) => (await sandbox.run(script, 60_000)).output.trim()

/** The address of its container, in the network of its own. */
function addressOf({ endpoint }: Sandbox): string {
  if (endpoint.kind !== 'socks') throw new Error('not a SOCKS endpoint')
  return endpoint.proxy.host
}

describe.each(ENGINES)('a sandbox for work of others, with %s', (name) => {
  let provider: SandboxProvider
  let one: Sandbox
  let other: Sandbox

  beforeAll(async () => {
    await supplyImages()
    const progress = { making() {}, bootstrapping() {} }
    provider = await dindProvider({
      endpoint,
      engine: engineNamed(name),
      disk: '2G',
      closed: true,
      progress,
      signal,
    })
    ;[one, other] = await Promise.all([provider.open(), provider.open()])
  })
  afterAll(() => provider?.close())

  test('pulls images from the mirror, and runs them', async () => {
    expect(await run(one, 'docker run --rm busybox echo hello 2>/dev/null')).toBe('hello')
  })

  test('publishes ports for its own host', async () => {
    await run(one, 'docker run -d --name web -p 8080:80 nginx >/dev/null 2>&1')
    expect(
      await run(one, 'curl -s -o /dev/null -w "%{http_code}" --retry 5 --retry-all-errors localhost:8080'),
    ).toBe('200')
  })

  test('has no way out, whatever it does to its own routes', async () => {
    const gateway = addressOf(one).replace(/\d+$/, '1')
    await run(
      one,
      `iptables -F; iptables -P OUTPUT ACCEPT; ip route add default via ${gateway} || ip route add 1.1.1.1 via ${gateway} || true`,
    )
    for (const address of ['1.1.1.1', '172.17.0.1'])
      expect(
        await run(
          one,
          `timeout 3 bash -c 'echo >/dev/tcp/${address}/53' 2>/dev/null && echo out || echo no way`,
        ),
      ).toBe('no way')
  })

  test('cannot reach a different sandbox', async () => {
    const address = addressOf(other)
    await run(other, 'docker run -d -p 8081:80 nginx >/dev/null 2>&1')
    expect(
      await run(other, 'curl -s -o /dev/null -w "%{http_code}" --retry 5 --retry-all-errors localhost:8081'),
    ).toBe('200')
    expect(await run(one, `curl -s -m 3 -o /dev/null -w "%{http_code}" ${address}:8081 || true`)).toBe('000')
  })

  test('leaves no network behind', async () => {
    const names = async () => {
      const all = (await ask.json('/networks')) as { Name: string; Labels: Record<string, string> }[]
      return all.filter(({ Labels }) => Labels?.['docker-lab.sandbox']?.endsWith(`/${process.pid}`))
    }
    expect(await names()).toHaveLength(2)
    await provider.close()
    expect(await names()).toEqual([])
  })
})
