import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { Endpoint } from '../../src/docker/address/endpoint.ts'
import { outerMirrors } from '../../src/sandbox/mirrors.ts'
import { fakeAsk } from '../docker/fake-ask.ts'
import { freePort, httpServer, tcpServer, unix } from '../docker/servers.ts'

/** An engine with these mirrors. Its containers know this machine by an address of the loopback network. */
const engineWith = (mirrors: string[], bridge: object = { Subnet: '127.3.2.0/24', Gateway: '127.3.2.1' }) =>
  fakeAsk({
    '/info': () => ({ body: JSON.stringify({ RegistryConfig: { Mirrors: mirrors } }) }),
    '/networks/bridge': () => ({ body: JSON.stringify({ IPAM: { Config: [bridge] } }) }),
  })

const far: Endpoint = { kind: 'tcp', host: 'far', port: 2376, url: 'tcp://far:2376', source: '--host' }
const mirrors = async (urls: string[], endpoint: Endpoint = unix) => {
  const made = await outerMirrors(engineWith(urls), endpoint)
  return { ...made, [Symbol.dispose]: () => made.close() }
}

describe('the mirrors of a sandbox', () => {
  test.each<[string, string[], Endpoint, string[]]>([
    ['none', [], unix, []],
    [
      'one elsewhere is reached by its own name',
      ['https://mirror.example.com/'],
      unix,
      ['https://mirror.example.com/'],
    ],
    ['one on the loopback address of another machine cannot be reached', ['http://localhost:5000/'], far, []],
    ['one with TLS on the loopback address has no certificate for another', ['https://localhost/'], unix, []],
  ])('%s', async (_, urls, endpoint, expected) => {
    using made = await mirrors(urls, endpoint)
    expect(made.urls).toEqual(expected)
  })

  test.each<[string, object]>([
    ['the gateway', { Subnet: '127.3.2.0/24', Gateway: '127.3.2.1' }],
    [
      'the first address of the network, where the engine does not say its gateway yet',
      { Subnet: '127.3.2.0/24' },
    ],
  ])('one on the loopback address is passed on at %s', async (_, bridge) => {
    await using registry = await httpServer((request, response) => response.end(`asked for ${request.url}`))
    const made = await outerMirrors(engineWith([registry.url], bridge), unix)
    try {
      const [url = ''] = made.urls
      expect(url).toMatch(/^http:\/\/127\.3\.2\.1:\d+$/)
      expect(await (await fetch(`${url}/v2/`)).text()).toBe('asked for /v2/')
    } finally {
      made.close()
    }
  })

  test('all of an answer arrives, however slowly it is read and however early its sender leaves', async () => {
    const size = 20_000_000
    await using registry = await tcpServer((socket) => socket.end(Buffer.alloc(size, 'x')))
    using made = await mirrors([registry.url])
    const { hostname, port } = new URL(made.urls[0] ?? '')
    let arrived = 0
    for await (const part of connect(Number(port), hostname)) {
      arrived += part.length
      await delay(1)
    }
    expect(arrived).toBe(size)
  })

  test('a mirror that has gone ends the connection, and nothing else', async () => {
    using made = await mirrors([`http://127.0.0.1:${await freePort()}`])
    for (const _ of [1, 2]) await expect(fetch(`${made.urls[0]}/v2/`)).rejects.toThrow('fetch failed')
  })

  test('one whose address is not this machine’s is left out', async () => {
    const elsewhere = { Subnet: '192.0.2.0/24', Gateway: '192.0.2.1' }
    expect((await outerMirrors(engineWith(['http://localhost:5000'], elsewhere), unix)).urls).toEqual([])
  })
})
