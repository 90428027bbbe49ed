import { once } from 'node:events'
import { expect, test } from 'vitest'
import { askEngine } from '../../src/docker/wire/ask-engine.ts'
import { listenOnSocket } from './daemon-socket.ts'

// vitest reports an error that nobody listens for, which would end the program.
test('an answer that is left unread, whether or not all of it has arrived, ends nothing else', async () => {
  await using daemon = await listenOnSocket((_, response) => response.end('x'.repeat(3000)))
  const ask = askEngine(daemon.endpoint, new AbortController().signal)
  for (let turn = 0; turn < 20; turn += 1) {
    const { body } = await ask.stream('/archive')
    if (turn % 2 === 0) await once(body, 'readable')
    body.destroy()
    await once(body, 'close')
  }
  const { status, body } = await ask.stream('/_ping')
  body.destroy()
  expect(status).toBe(200)
})
