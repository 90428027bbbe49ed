import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { createServer, connect as dial, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Endpoint, resolveEndpoint } from '../../src/docker/address/endpoint.ts'
import { attacker, check, cleanUpAfterwards, portOf } from './attack-bench.ts'

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
