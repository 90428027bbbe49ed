import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { collectOutput } from '../../src/docker/probes/exec-output.ts'
import { fakeAsk } from './fake-ask.ts'

/** Both ends of a connection: what is written to one waits in the system until the other is read. */
async function connection() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const near = connect((server.address() as AddressInfo).port, '127.0.0.1')
  const [far] = (await once(server, 'connection')) as [Socket]
  const close = async () => {
    near.destroy()
    far.destroy()
    server.close()
  }
  return { near, far, [Symbol.asyncDispose]: close }
}

test('output that came while this process could not read is not left out', async () => {
  await using ends = await connection()
  const output = collectOutput(fakeAsk({}).ask, ends.near, 10_000)
  expect(await output.closesWithin(0)).toBe(false)
  // After this, Node runs the timers that are due, and reads sockets only then.
  await setImmediate()
  const rest = output.restHasCome(5000)
  const frame = Buffer.from([1, 0, 0, 0, 0, 0, 0, 6, ...Buffer.from('hello\n')])
  ends.far.end(frame)
  const until = performance.now() + 800
  while (performance.now() < until);
  expect(await rest).toBe(true)
  expect(output.printed()).toMatchObject({ stdout: 'hello\n' })
})

test('output that something holds open is not waited for without end', async () => {
  await using ends = await connection()
  const output = collectOutput(fakeAsk({}).ask, ends.near, 10_000)
  ends.far.write(Buffer.from([1, 0, 0, 0, 0, 0, 0, 6, ...Buffer.from('hello\n')]))
  expect(await output.restHasCome(5000)).toBe(false)
  expect(output.printed()).toMatchObject({ stdout: 'hello\n' })
})
