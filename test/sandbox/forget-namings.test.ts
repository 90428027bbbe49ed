import { expect, test } from 'vitest'
import { forgetNamings } from '../../src/sandbox/forget-namings.ts'
import { fakeAsk } from '../docker/fake-ask.ts'

const PULL = JSON.stringify({
  Type: 'image',
  Action: 'pull',
  Actor: { ID: 'nginx:latest', Attributes: { name: 'nginx' } },
  time: 1,
})
const asking = (events: string) =>
  fakeAsk({
    '/_ping': () => ({}),
    '/events': () => ({ body: events }),
    '/volumes/create': () => ({ status: 201, body: '{"Name":"one"}' }),
  })

test('an engine that remembers names is told of as many other events as it remembers', async () => {
  const { ask, asked } = asking(PULL)
  await forgetNamings(ask)
  const made = asked.filter((one) => one === 'POST /volumes/create').length
  const removed = asked.filter((one) => one.startsWith('DELETE /volumes/')).length
  expect(made + removed).toBe(256)
})

test('nothing is done where it remembers none', async () => {
  const { ask, asked } = asking('')
  await forgetNamings(ask)
  expect(asked).toEqual(['GET /_ping', 'GET /events'])
})
