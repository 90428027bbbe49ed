import { expect, test } from 'vitest'
import { forgetNamings } from '../../src/sandbox/forget-namings.ts'
import { fakeAsk } from '../docker/fake-ask.ts'

const event = (Action: string, ID: string, name: string) =>
  JSON.stringify({ Type: 'image', Action, Actor: { ID, Attributes: { name } }, time: 1 })
const kept = new Map([['nginx', { id: 'sha256:aa', digests: [] }]])
const asking = (events: string) =>
  fakeAsk({
    '/_ping': () => ({}),
    '/events': () => ({ body: events }),
    '/volumes/create': () => ({ status: 201, body: '{"Name":"one"}' }),
  })

test.each([
  ['that a kept image was given a name by hand', event('tag', 'sha256:aa', 'nginx:1.22')],
  ['that a kept image lost a name', event('untag', 'sha256:aa', 'sha256:aa')],
  ['that an image was pulled', event('pull', 'nginx:1.22', 'nginx')],
])('what an engine remembers is flushed: %s', async (_, events) => {
  const { ask, asked } = asking(events)
  await forgetNamings(ask, kept)
  const made = asked.filter((one) => one === 'POST /volumes/create').length
  const removed = asked.filter((one) => one.startsWith('DELETE /volumes/')).length
  expect(made + removed).toBe(256)
})

test.each([
  ['nothing', ''],
  ['a name of what is gone', event('tag', 'sha256:bb', 'mine:1')],
])('nothing is done where it remembers %s', async (_, events) => {
  const { ask, asked } = asking(events)
  await forgetNamings(ask, kept)
  expect(asked).toEqual(['GET /_ping', 'GET /events'])
})
