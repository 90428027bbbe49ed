import { expect, test } from 'vitest'
import volume, { type VolumeFacts } from '../../graders/volume/volume.ts'
import type { Mount } from '../../src/docker/port/docker.ts'
import { aContainer, aMount, another, facts } from './facts.ts'
import { fakeDocker } from './fake-docker.ts'
import { refuses } from './refusals.ts'
import { type Accepted, accepts, coversEveryDiagnosis, type Rejected, rejects } from './verdicts.ts'

const data = { name: 'data', driver: 'local', created: '2026-01-01T00:00:00Z', labels: {}, anonymous: false }
const there: VolumeFacts = { ...facts(undefined), volume: data, names: [] }
const missing = (...names: string[]): VolumeFacts => ({ ...facts(undefined), names })
const with_ = (...mounts: Mount[]): VolumeFacts => ({ ...there, ...facts(aContainer({ mounts })) })
const used = { name: 'data', mounted_by: 'web' }
const aBind = aMount({ type: 'bind', source: '/home/me/data' })

const right: Accepted<VolumeFacts>[] = [
  ['a volume', { name: 'data' }, there],
  ['a volume of a driver', { name: 'data', driver: 'local' }, there],
  ['a volume in use', used, with_(aMount())],
  ['a volume in use among others', used, with_(aBind, aMount())],
  [
    'a volume used by a container that has exited',
    used,
    { ...there, ...facts(aContainer({ mounts: [aMount()], state: { status: 'exited' } })) },
  ],
  ['no volume', { name: 'data', state: 'absent' }, missing()],
]
const wrong: Rejected<VolumeFacts>[] = [
  ['nothing', { name: 'data' }, missing('other'), 'volume-missing'],
  ['a typo', { name: 'my-vol' }, missing('myvol'), 'volume-name-differs'],
  ['the name that Compose gives', { name: 'data' }, missing('lab_data'), 'volume-name-differs'],
  ['what should be gone', { name: 'data', state: 'absent' }, there, 'volume-still-there'],
  ['a different driver', { name: 'data', driver: 'nfs' }, there, 'volume-driver-differs'],
  ['a volume that is not used', used, with_(), 'volume-not-mounted'],
  ['a directory of the same name', used, with_(aBind), 'something-else-mounted'],
  ['a different volume', used, with_(aMount({ name: 'date' })), 'something-else-mounted'],
  ['no container', used, { ...there, wanted: 'web', others: [another('db')] }, 'container-missing'],
]

accepts('volume', volume, right)
rejects('volume', volume, wrong)
coversEveryDiagnosis('volume', volume, wrong)

test.each([
  ['the volume', { name: 'data' }, ['volume']],
  ['volume and container', used, ['volume', 'container']],
  ['all names, when it is missing', { name: 'date' }, ['volume', 'volumeNames']],
])('volume asks for %s and no more', async (_, yaml, asked) => {
  const docker = fakeDocker({ containers: [aContainer()], volumes: [data] })
  await volume.observe(volume.schema().parse(yaml), docker.world)
  expect(docker.asked).toEqual(asked)
})

refuses('volume', volume, [
  ['a container that mounts what must be absent', { ...used, state: 'absent' }, 'absent-has-nothing-else'],
  [
    'a driver of what must be absent',
    { name: 'data', driver: 'local', state: 'absent' },
    'absent-has-nothing-else',
  ],
])
