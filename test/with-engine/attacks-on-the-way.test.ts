import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { httpServer } from '../docker/servers.ts'
import { waitUntil } from '../engine/wait.ts'
import { attacker, check, cleanUpAfterwards, docker, made } from './attack-bench.ts'

// A registry that lies, a page that leads elsewhere, and what stands between.

cleanUpAfterwards()

describe('A25 · a registry that only says yes', () => {
  const manifest = (digest: string) =>
    JSON.stringify({
      schemaVersion: 2,
      mediaType: 'application/vnd.docker.distribution.manifest.v2+json',
      config: { mediaType: 'application/vnd.docker.container.image.v1+json', size: 2, digest },
      layers: [],
    })

  test.each([
    ['to everything', () => '{}'],
    ['with a list of tags', () => '{"name":"me/box","tags":["1"],"repositories":["me/box"]}'],
    ['with a manifest that names the image here', (id: string) => manifest(id)],
  ])('%s', async (_, say) => {
    const id = await docker('image', 'inspect', '--format', '{{.Id}}', 'busybox')
    await using server = await httpServer((_, response) => response.end(say(id)))
    const image = `localhost:${server.port}/me/box:1`
    const { verdicts } = await check([{ registry: { image, same_as: 'busybox' } }])
    expect(verdicts).toEqual(['fail not-a-registry'])
  })

  test('and a real one, to which it was pushed, passes', async () => {
    const name = await attacker('--publish', '127.0.0.1::5000', 'registry:2')
    const port = /:(\d+)$/m.exec(await docker('port', name, '5000/tcp'))?.[1]
    const up = () =>
      fetch(`http://127.0.0.1:${port}/v2/`).then(
        ({ ok }) => ok,
        () => false,
      )
    expect(await waitUntil(up, 20)).toBe(true)
    const image = made(`localhost:${port}/dl-attack/box:1`)
    await docker('tag', 'busybox', image)
    const tagged = await check([{ registry: { image, same_as: 'busybox' } }])
    expect(tagged.verdicts).toEqual(['fail tagged-not-pushed'])
    await docker('push', '--quiet', image)
    expect((await check([{ registry: { image, same_as: 'busybox' } }])).verdicts).toEqual(['pass'])
  })
})

describe('A27 · a page that leads elsewhere, swells, or has somebody between', () => {
  test.each([301, 302, 307, 308])(
    'a redirect (%i) to another server is told, not followed',
    async (status) => {
      let visits = 0
      await using other = await httpServer((_, response) => response.end(`welcome ${++visits}`))
      await using server = await httpServer((_, response) =>
        response.writeHead(status, { Location: other.url }).end(),
      )
      const page = (url: string) => check([{ http: { url, body: { contains: 'welcome' } } }])
      expect((await page(server.url)).verdicts).toEqual(['fail redirected-away'])
      expect(visits).toBe(0)
      expect((await page(other.url)).verdicts).toEqual(['pass'])
    },
  )

  test('a redirect to another page of the same server is followed, and one in circles ends', async () => {
    await using server = await httpServer((request, response) => {
      if (request.url === '/home') response.end('welcome')
      else response.writeHead(302, { Location: request.url === '/' ? '/home' : '/round' }).end()
    })
    const page = (path: string) => ({ http: { url: `${server.url}${path}`, body: { contains: 'welcome' } } })
    expect((await check([page(''), page('round')])).verdicts).toEqual(['pass', 'fail wrong-status'])
  })

  test('of a bomb of gzip, only the beginning is unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, 'a'))
    await using server = await httpServer((_, response) =>
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(bomb),
    )
    const { verdicts, megabytes } = await check([
      { http: { url: server.url, body: { contains: 'aaaaaaaa' } } },
    ])
    expect(verdicts).toEqual(['pass'])
    expect(megabytes).toBeLessThan(150)
  })

  test('a proxy in the environment gets no request', async () => {
    let asked = 0
    await using proxy = await httpServer((_, response) => response.end(`welcome ${++asked}`))
    await using server = await httpServer((_, response) => response.end('the page itself'))
    const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'].flatMap((name) => [name, name.toLowerCase()])
    const env = { ...Object.fromEntries(names.map((name) => [name, proxy.url])), NODE_USE_ENV_PROXY: '1' }
    const page = { http: { url: server.url, body: { contains: 'the page itself' } } }
    const held = { registry: { image: `localhost:${server.port}/me/box:1` } }
    const { verdicts } = await check([page, held, { image: { name: 'busybox' } }], { env })
    expect(verdicts).toEqual(['pass', 'fail not-a-registry', 'pass'])
    expect(asked).toBe(0)
  })
})
