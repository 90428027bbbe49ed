import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { createServer, connect as dial, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { outcomesOf } from '../../src/authoring/run-case.ts'
import { connect } from '../../src/docker/connect.ts'
import { type Endpoint, resolveEndpoint } from '../../src/docker/endpoint.ts'
import type { AnyGrader } from '../../src/grading/contract/grader.ts'
import { exitCodeOf } from '../../src/grading/exit-code.ts'
import { registry } from '../../src/grading/registry.ts'
import { grade } from '../../src/grading/run.ts'
import type { Lab } from '../../src/lab/lab.ts'
import { httpServer } from '../docker-port/servers.ts'
import { waitUntil } from '../engine/wait.ts'
import { attacker, check, cleanUpAfterwards, docker, made, portOf } from './attack-bench.ts'

// The engine, a registry, a server or a grader that fails or lies while docker-lab looks.

cleanUpAfterwards()

describe('A20 · an engine that dies while it is asked makes no verdict', () => {
  let lab: Record<string, object>[]
  beforeAll(async () => {
    const serve = ['sh', '-c', 'echo ready; exec nginx -g "daemon off;"']
    const container = await attacker('--publish', '127.0.0.1::80', '--env', 'A=1', 'nginx', ...serve)
    const url = `http://127.0.0.1:${await portOf(container)}/`
    lab = [
      { container: { name: container, image: 'nginx' } },
      { port: { container, port: 80 } },
      { env: { container, name: 'A', value: '1' } },
      { file: { container, path: '/etc/nginx/nginx.conf', contains: 'http' } },
      { logs: { container, contains: 'ready' } },
      { exec: { container, command: ['true'] } },
      { http: { url, from: container } },
    ]
    expect(await check(lab)).toMatchObject({ exitCode: 0 })
  })

  test.each([
    ['without a word', 0],
    ['in the head of an answer', 30],
    ['in the middle of an answer', 400],
  ])('%s, at each question in turn', async (_, bytes) => {
    let enough = false
    for (let question = 1; !enough; question++) {
      await using engine = await mortalEngine(question, bytes)
      const { exitCode, report } = await check(lab, { args: ['--json', '--host', engine.url] })
      const broken = engine.died()
      enough = engine.asked() < question
      expect({ question, exitCode }).toEqual({ question, exitCode: broken ? 3 : 0 })
      expect(report).toMatchObject({ complete: !broken, passed: !broken })
    }
  })
})

/** A socket behind which the engine is, until the answer to a question: after so many bytes of it, all is over. */
async function mortalEngine(question: number, bytes: number) {
  const path = join(tmpdir(), `dl-attack-${randomBytes(6).toString('hex')}.sock`)
  const endpoint = await resolveEndpoint({})
  const sockets = new Set<Socket>()
  let asked = 0
  let dead = false
  const die = () => {
    dead = true
    for (const socket of sockets) socket.destroy()
  }
  const server = createServer((student) => {
    const engine = dialEngine(endpoint)
    for (const socket of [student, engine]) {
      sockets.add(socket)
      socket.on('error', () => {}).on('close', () => sockets.delete(socket))
    }
    if (dead) return die()
    const mortal = ++asked === question
    if (mortal && bytes === 0) return die()
    let left = mortal ? bytes : Number.POSITIVE_INFINITY
    student.pipe(engine)
    engine.on('end', () => student.end())
    engine.on('data', (data) => {
      if (left > 0) student.write(data.subarray(0, left))
      left -= data.length
      if (left < 0) setImmediate(die)
    })
  })
  await new Promise<void>((resolve) => server.listen(path, resolve))
  return {
    url: `unix://${path}`,
    died: () => dead,
    asked: () => asked,
    async [Symbol.asyncDispose]() {
      die()
      await new Promise((resolve) => server.close(resolve))
      rmSync(path, { force: true })
    },
  }
}

function dialEngine(endpoint: Endpoint): Socket {
  if (endpoint.kind === 'unix') return dial(endpoint.path)
  if (endpoint.kind === 'tcp') return dial(endpoint.port, endpoint.host)
  throw new Error(`these tests reach an engine by unix or tcp, not by ${endpoint.kind}`)
}

describe('A24 · a check that did not say «pass» has not passed', () => {
  const never = () => new Promise<never>(() => {})
  const hostile: [string, Partial<AnyGrader>][] = [
    ['throws while it looks', { observe: () => Promise.reject(new Error('no')) }],
    ['throws nothing at all', { observe: () => Promise.reject(undefined) }],
    ['never settles', { observe: never }],
    [
      'throws while it judges',
      {
        judge: () => {
          throw 'pass'
        },
      },
    ],
    ...[
      'PASS',
      'pass ',
      '',
      'constructor',
      '__proto__',
      'toString',
      true,
      1,
      null,
      undefined,
      {},
      ['pass'],
    ].map((code): [string, Partial<AnyGrader>] => [
      `judges ${JSON.stringify(code)}`,
      { judge: () => code as never },
    ]),
    ['promises to pass', { judge: () => Promise.resolve('pass') as never }],
  ]

  test.each(hostile)('a grader that %s', async (_, part) => {
    const report = await gradeWith(part)
    expect(report).toMatchObject({ passed: false, complete: false, points: { earned: 0, possible: 1 } })
    expect(outcomesOf(report.labs[0]!)).toEqual({
      only: expect.stringMatching(/^error (probe-broke|deadline)$/),
    })
    expect(exitCodeOf(report)).toBe(3)
  })

  test('and one that says so has', async () => {
    expect(await gradeWith({})).toMatchObject({ passed: true, complete: true })
  })

  test.each([
    ['no checks', [aLab([])]],
    ['no labs', []],
    ['one lab without checks among others', [aLab(), aLab([])]],
  ])('%s: nothing has passed', async (_, labs) => {
    const report = await gradeWith({}, labs)
    expect(report.passed).toBe(false)
    expect(exitCodeOf(report)).not.toBe(0)
  })

  test('an accident outside of any check is a bug of ours, not a mistake of the student’s', async () => {
    for (const accident of ['throw new Error(1)', 'Promise.reject(new Error(1))']) {
      await using silent = await httpServer(() => {})
      const host = silent.url.replace('http', 'tcp').replace(/\/$/, '')
      const env = {
        NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(duringAQuestion(accident))}`,
      }
      const crashed = await check([{ container: { name: 'web' } }], { args: ['--host', host], env })
      expect(crashed).toMatchObject({
        exitCode: 4,
        stdout: '',
        stderr: expect.stringContaining('mistake of ours'),
      })
    }
  })
})

const duringAQuestion = (accident: string) => `
  const timer = setInterval(() => {
    if (!process.getActiveResourcesInfo().includes('TCPSocketWrap')) return
    clearInterval(timer)
    ${accident}
  }, 20)`

const aCheck = {
  id: 'only',
  title: 'Only',
  points: 1,
  needs: [],
  withinMs: 0,
  hints: [],
  reveal: 'full' as const,
  grader: 'attack',
  want: {},
}

function aLab(checks = [aCheck]): Lab {
  return {
    number: 1,
    slug: 'attack',
    folder: '/nowhere',
    title: 'An attack',
    chapter: undefined,
    minutes: undefined,
    environment: { images: [], ports: [], containers: [] },
    owns: { containers: [], images: [], volumes: [], networks: [] },
    checks,
  }
}

/** Grades with a check kind that is honest but for a part. */
async function gradeWith(part: Partial<AnyGrader>, labs: Lab[] = [aLab()]) {
  const { default: honest } = await registry.container!.grader()
  const grader: AnyGrader = { ...honest, observe: async () => ({}), judge: () => 'pass' as never, ...part }
  registry.attack = { grader: async () => ({ default: grader }), zh: registry.container!.zh }
  const endpoint = await resolveEndpoint({})
  const signal = AbortSignal.timeout(1000)
  try {
    return await grade(labs, {
      connect: () => connect(endpoint, { signal }),
      endpoint: endpoint.url,
      language: 'en',
      signal,
    })
  } finally {
    delete registry.attack
  }
}

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

  test('a bomb of gzip stays as small as it came', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, 'a'))
    await using server = await httpServer((_, response) =>
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(bomb),
    )
    const { verdicts, megabytes } = await check([
      { http: { url: server.url, body: { contains: 'aaaaaaaa' } } },
    ])
    expect(verdicts).toEqual(['fail wrong-body'])
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
