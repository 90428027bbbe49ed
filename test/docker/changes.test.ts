import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { connect } from '../../src/docker/connect.ts'
import { connected } from './connected.ts'
import { type Contents, friendlyDaemon } from './friendly-daemon.ts'

describe('changes', () => {
  const event = (Type: string, Action: string, name: string) => ({
    Type,
    Action,
    Actor: { ID: 'c0ffee', Attributes: { name } },
  })
  const next = async (changes: AsyncIterator<unknown>) => (await changes.next()).value

  /** Listens, and gives what comes. */
  async function listening(contents: Contents = {}) {
    const there = await connected(contents)
    const until = new AbortController()
    const changes = there.changes(until.signal)[Symbol.asyncIterator]()
    const first = next(changes)
    await expect.poll(() => there.daemon.asked).toContain('GET /v1.44/events')
    await delay(20)
    return { ...there, until, coming: changes, first }
  }

  test('come as the engine tells of them', async () => {
    await using there = await listening()
    const { tell } = there.daemon
    tell(event('container', 'start', 'web'))
    expect(await there.first).toEqual({ type: 'container', action: 'start', name: 'web' })
    tell(event('image', 'tag', 'nginx:latest'))
    expect(await next(there.coming)).toEqual({ type: 'image', action: 'tag', name: 'nginx:latest' })
    tell({ Type: 'volume', Action: 'create', Actor: { ID: 'data', Attributes: { driver: 'local' } } })
    expect(await next(there.coming)).toEqual({ type: 'volume', action: 'create', name: 'data' })
    tell(event('container', 'health_status: healthy', 'web'))
    expect(await next(there.coming)).toMatchObject({ action: 'health_status' })
  })

  test.each(['exec_create: sh', 'exec_start: sh', 'exec_die', 'archive-path', 'top', 'mount'])(
    'do not include what our own looks cause: %s',
    async (action) => {
      await using there = await listening()
      there.daemon.tell(event('container', action, 'web'))
      there.daemon.tell(event('builder', 'prune', ''))
      there.daemon.tell(event('container', 'die', 'web'))
      expect(await there.first).toMatchObject({ action: 'die' })
    },
  )

  test("have Docker's words on Podman", async () => {
    await using there = await listening({ headers: { 'Libpod-API-Version': '5.0.0' } })
    there.daemon.tell(event('container', 'died', 'web'))
    expect(await there.first).toMatchObject({ action: 'die' })
    there.daemon.tell(event('container', 'remove', 'web'))
    expect(await next(there.coming)).toMatchObject({ action: 'destroy' })
  })

  test('end quietly when nobody wants them any more, and leave nothing open', async () => {
    await using there = await listening()
    there.until.abort()
    expect(await there.first).toBeUndefined()
    await expect.poll(() => there.daemon.sockets.size).toBeLessThanOrEqual(1)
    expect(await next(there.changes(there.until.signal)[Symbol.asyncIterator]())).toBeUndefined()
  })

  test('can stay away for longer than any answer takes', async () => {
    const daemon = await friendlyDaemon()
    const run = new AbortController()
    const patience = { silentMs: 100, totalMs: 200 }
    const { changes } = await connect(daemon.endpoint, { signal: run.signal, patience })
    const first = next(changes(run.signal)[Symbol.asyncIterator]())
    await delay(400)
    daemon.tell(event('network', 'connect', 'lab'))
    expect(await first).toMatchObject({ type: 'network', name: 'lab' })
    run.abort()
    await daemon.stop()
  })

  test('end with a problem when the engine goes away, or makes no sense', async () => {
    await using there = await listening()
    await using confused = await listening()
    const gone = expect(there.first).rejects.toMatchObject({ code: 'engine-answer' })
    await there.daemon.stop()
    await gone
    confused.daemon.tell([7])
    await expect(confused.first).rejects.toMatchObject({
      code: 'engine-answer',
      detail: { why: 'wrong-type' },
    })
  })
})
