import { expect, test } from 'vitest'
import { runImage } from '../../src/workshop/run-image.ts'
import { fakeAsk } from '../docker/fake-ask.ts'

test('an image whose input would not get there is not judged', async () => {
  const { ask, asked } = fakeAsk({
    '/containers/create': () => ({ status: 201, body: '{"Id":"abc"}' }),
    '/containers/abc/attach': () => ({ status: 200 }),
  })
  const running = runImage(ask, 'sum', { name: 'sum', stdin: '2 3\n', timeoutMs: 1000 })
  await expect(running).rejects.toMatchObject({ code: 'engine-answer', detail: { said: 'HTTP 200' } })
  expect(asked).not.toContain('POST /containers/abc/start')
  expect(asked).toContain('DELETE /containers/abc')
})
