import { expect, test } from 'vitest'
import { pulledNames } from '../../src/docker/facts/dialects/podman-origins.ts'
import { looks } from '../../src/docker/facts/look.ts'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import { fakeAsk } from './fake-ask.ts'

// As Podman 4.3.1 answers.
const ID = 'sha256:fe132004e5c023236d1da9358041580da9aa309e1fd5a808e879e5c39f6d0faf'
const DIGEST = 'sha256:a6958292d4e523fa42d2e41544926eb17c63e6688ec9dd33ab2020ed6470fb80'
const BUSYBOX = 'docker.io/library/busybox:latest'
const NGINX = 'docker.io/library/nginx:latest'
const WEB = 'docker.io/library/web:latest'

const compat = {
  Id: ID,
  RepoTags: [NGINX],
  RepoDigests: [`docker.io/library/nginx@${DIGEST}`],
  Created: '2024-01-01T00:00:00Z',
  Config: { Cmd: ['sh'] },
  RootFS: { Type: 'layers', Layers: [DIGEST] },
}
const libpod = {
  Id: ID.slice('sha256:'.length),
  Digest: DIGEST,
  RepoTags: [NGINX],
  Parent: '',
  Comment: '',
  Labels: null,
  History: [{ created: '2024-01-01T00:00:00Z', created_by: 'CMD ["sh"]', empty_layer: true }],
  NamesHistory: [NGINX, BUSYBOX],
}
const event = (Action: string, name: string) =>
  JSON.stringify({
    status: Action,
    id: libpod.Id,
    Type: 'image',
    Action,
    Actor: { ID: libpod.Id, Attributes: { containerExitCode: '0', image: '', name, podId: '' } },
    scope: 'local',
    time: 1795489629,
  })
const logOf = (...events: string[]) => ({ body: events.map((one) => `${one}\n`).join('') })

const digestsOf = async (...about: Parameters<typeof imageOf>) => (await imageOf(...about))?.digests

function imageOf(image: object, events: { status?: number; body: string } = logOf()) {
  const { ask } = fakeAsk({
    '/images/nginx/json': () => ({ body: JSON.stringify(compat) }),
    [`/libpod/images/${ID}/json`]: () => ({ body: JSON.stringify({ ...libpod, ...image }) }),
    '/events': () => events,
  })
  return looks(ask, { name: 'podman', api: '1.41' }).image('nginx')
}

test.each([
  ['as it was pulled', { NamesHistory: [NGINX] }, [], ['nginx']],
  [
    'pulled as busybox, tagged nginx, and busybox removed',
    {},
    [event('tag', NGINX), event('untag', BUSYBOX)],
    ['busybox'],
  ],
  [
    'pulled as nginx, tagged web, and web removed',
    { NamesHistory: [NGINX, WEB] },
    [event('tag', WEB), event('untag', WEB)],
    ['nginx'],
  ],
  [
    'pulled as busybox, which was removed and given again',
    { RepoTags: [NGINX, BUSYBOX], NamesHistory: [BUSYBOX, NGINX] },
    [event('tag', NGINX), event('untag', BUSYBOX), event('tag', BUSYBOX)],
    ['busybox'],
  ],
  ['without a name any more', { RepoTags: [], NamesHistory: [NGINX] }, [], ['nginx']],
  ['built', { Labels: { 'io.buildah.version': '1.28.2' } }, [], []],
  ['committed', { History: [{ created_by: '/bin/sh', comment: `FROM ${BUSYBOX}` }] }, [], []],
  ['built on an image that is here', { Parent: libpod.Id }, [], []],
  ['imported', { Comment: 'imported from tarball' }, [], []],
])('an image %s', async (_, image, events, names) => {
  expect(await digestsOf(image, logOf(...events))).toEqual(names.map((name) => `${name}@${DIGEST}`))
})

test.each([
  ['committed or built on an image that is here', `FROM ${BUSYBOX}`, libpod.Id, ID],
  ['of an image that is gone', `FROM ${BUSYBOX}`, '', undefined],
  ['that was pulled, and has the layers of another', '', libpod.Id, undefined],
])('the parent of an image %s', async (_, comment, Parent, parent) => {
  const found = await imageOf({ Parent, History: [{ created_by: '/bin/sh', comment }] })
  expect(found?.parent).toBe(parent)
})

const NGINX_1 = 'docker.io/library/nginx:1'
/** Podman 4.3 does not say which image a pull brought. */
const pullOfAny = (name: string) => event('pull', name).replaceAll(libpod.Id, '')

test.each<[string, string[], string[], { pulled: string[]; byHand: string[] } | undefined]>([
  ['by hand', [NGINX_1, NGINX], [event('tag', NGINX_1)], { pulled: ['nginx:latest'], byHand: ['nginx:1'] }],
  [
    'by hand, after a pull gave it to another image',
    [NGINX_1, NGINX],
    [pullOfAny(NGINX_1), event('tag', NGINX_1)],
    { pulled: ['nginx:latest'], byHand: ['nginx:1'] },
  ],
  [
    'by hand, and then by a pull',
    [NGINX_1, NGINX],
    [event('tag', NGINX_1), event('pull', NGINX_1)],
    undefined,
  ],
  [
    'the same, as Podman 4.3 tells it',
    [NGINX_1, NGINX],
    [event('tag', NGINX_1), pullOfAny(NGINX_1)],
    undefined,
  ],
  [
    'by a pull, and once more by hand',
    [NGINX_1, NGINX],
    [event('pull', NGINX_1), event('tag', NGINX_1)],
    undefined,
  ],
  [
    'again, after it was taken away',
    [NGINX_1, NGINX],
    [event('untag', NGINX_1), event('tag', NGINX_1)],
    undefined,
  ],
  ['and no event tells how', [NGINX_1, NGINX], [], undefined],
  ['as all others were: by hand', [NGINX_1], [event('tag', NGINX_1)], undefined],
])('a name of a tag that was given %s', async (_, NamesHistory, events, names) => {
  const image = await imageOf({ RepoTags: NamesHistory, NamesHistory }, logOf(...events))
  expect(image?.everNamed).toEqual(names)
})

test("events of other images are not this one's", async () => {
  const other = event('tag', NGINX_1).replaceAll(libpod.Id, 'a'.repeat(64))
  const image = await imageOf({ NamesHistory: [NGINX_1, NGINX] }, logOf(other))
  expect(image?.everNamed).toBeUndefined()
})

test('where Podman keeps no events, a removed name leaves it open', async () => {
  const none = { status: 500, body: '{"message":"cannot read events with the \\"none\\" logger"}' }
  expect(await digestsOf({}, none)).toEqual([`nginx@${DIGEST}`, `busybox@${DIGEST}`])
})

test('events that cannot be read are no answer', async () => {
  await expect(digestsOf({}, { body: '{"Action":' })).rejects.toThrow(CouldNotLook)
  await expect(digestsOf({}, { body: '{"Action": 1}' })).rejects.toThrow(CouldNotLook)
})

test.each([
  ['the oldest, where all names are there', [NGINX, BUSYBOX], [NGINX, BUSYBOX], [BUSYBOX]],
  ['all, where one is gone', [NGINX, BUSYBOX], [NGINX], [NGINX, BUSYBOX]],
  [
    'all tags of one repository',
    [NGINX, 'docker.io/library/nginx:1'],
    [NGINX],
    [NGINX, 'docker.io/library/nginx:1'],
  ],
])('without events: %s', (_, names, current, pulled) => {
  expect(pulledNames(names, current, [])).toEqual(pulled)
})
