import { expect, test } from 'vitest'
import { looks } from '../../src/docker/facts/look.ts'
import { podman } from './engine-json.ts'
import { fakeAsk } from './fake-ask.ts'

// As Podman 4.3.1 answers.
const INVENTED = 'f11c61c94bb74b69459392df1f1f43dee0dcaf0def9125d4434b3602fc06fe87'
const TYPED = '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'
const mount = (Name: string) => ({
  Type: 'volume',
  Name,
  Source: `/v/${Name}`,
  Destination: `/${Name}`,
  RW: true,
})
const volume = (more: object) => ({
  body: JSON.stringify({ Driver: 'local', Labels: {}, Scope: 'local', Options: {}, ...more, MountCount: 0 }),
})

test('Podman tells a typed name from an invented one only in its own API', async () => {
  const { ask, asked } = fakeAsk({
    '/containers/web/json': () => ({
      body: JSON.stringify({ ...podman, Mounts: [mount(INVENTED), mount(TYPED), mount('data')] }),
    }),
    [`/libpod/volumes/${INVENTED}/json`]: () => volume({ Name: INVENTED, Anonymous: true }),
    [`/libpod/volumes/${TYPED}/json`]: () => volume({ Name: TYPED }),
  })
  const found = await looks(ask, { name: 'podman', api: '1.41' }).container('web')
  const mounts = found?.mounts ?? []
  expect(mounts.map(({ name, anonymous }) => [name, anonymous])).toEqual([
    [INVENTED, true],
    [TYPED, false],
    ['data', false],
  ])
  expect(asked).not.toContain('GET /libpod/volumes/data/json')
})
