import { describe, expect, test } from 'vitest'
import engine, { type EngineFacts } from '../../graders/engine/engine.ts'
import { isInRange } from '../../graders/engine/range.ts'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import type { Engine } from '../../src/docker/port/docker.ts'
import { anEngine } from './an-engine.ts'
import { refuses } from './refusals.ts'
import { type Accepted, accepts, coversEveryDiagnosis, type Rejected, rejects } from './verdicts.ts'

const usual: Engine = {
  name: 'docker',
  version: '20.10.24+dfsg1',
  storageDriver: 'overlay2',
  logDriver: 'json-file',
  security: ['apparmor', 'seccomp'],
  swarm: 'inactive',
}
const here = (over: Partial<Engine> = {}): EngineFacts => ({ engine: { ...usual, ...over }, endpoint: '' })

const right: Accepted<EngineFacts>[] = [
  ['any that runs', {}, here({ name: 'podman', version: '5.8.6' })],
  ['a version', { version: '>=20.10' }, here()],
  [
    'all at once',
    { version: '>=20.10 <29', storage_driver: 'overlay2', log_driver: 'json-file', security: ['seccomp'] },
    here(),
  ],
  ['an engine in no swarm', { swarm: 'inactive' }, here()],
  ['either role in a swarm', { swarm: 'active' }, here({ swarm: 'worker' })],
  ['a manager', { swarm: 'manager' }, here({ swarm: 'manager' })],
  ['a worker', { swarm: 'worker' }, here({ swarm: 'worker' })],
]
const wrong: Rejected<EngineFacts>[] = [
  [
    'a socket without an engine',
    {},
    { engine: undefined, endpoint: 'unix:///var/run/docker.sock' },
    'engine-not-running',
  ],
  ['an old engine', { version: '>=23' }, here(), 'engine-version-differs'],
  ['a new engine', { version: '<29' }, here({ version: '29.0.1' }), 'engine-version-differs'],
  [
    "containerd's image store",
    { storage_driver: 'overlay2' },
    here({ storageDriver: 'overlayfs' }),
    'engine-storage-driver-differs',
  ],
  ['the usual log driver', { log_driver: 'local' }, here(), 'engine-log-driver-differs'],
  ['no user namespaces', { security: ['seccomp', 'userns'] }, here(), 'engine-security-missing'],
  ['no swarm', { swarm: 'active' }, here(), 'engine-not-in-swarm'],
  ['no swarm to manage', { swarm: 'manager' }, here(), 'engine-not-in-swarm'],
  ['a swarm that was not left', { swarm: 'inactive' }, here({ swarm: 'manager' }), 'engine-in-swarm'],
  ['a worker', { swarm: 'manager' }, here({ swarm: 'worker' }), 'engine-swarm-role-differs'],
  ['a manager', { swarm: 'worker' }, here({ swarm: 'manager' }), 'engine-swarm-role-differs'],
  ['nothing for security', { security: ['seccomp'] }, here({ security: [] }), 'engine-security-missing'],
]

accepts('engine', engine, right)
rejects('engine', engine, wrong)
coversEveryDiagnosis('engine', engine, wrong)

test.each([
  ['28.5.2', '28.5', true],
  ['28.5.2', '28', true],
  ['28.5.2', '=28.4', false],
  ['28.5.2', '>28', false],
  ['28.5.2', '>28.4', true],
  ['28.5.2', '<=28', true],
  ['20.10.24+dfsg1', '>=20.10.24', true],
  ['20.10.24', '>=20.9', true],
  ['9.0', '>=20.10', false],
  ['28.5.2-rc.1', '>=20.10 <28', false],
  ['28', '>=28.1', false],
])('the version %s is in %s: %j', (version, range, is) => {
  expect(isInRange(version, range)).toBe(is)
})

describe('where no engine answers', () => {
  const asked = (code: CouldNotLook['code'], endpoint: string, said: string) =>
    engine.observe(
      {},
      anEngine({ engine: () => Promise.reject(new CouldNotLook(code, endpoint, { said })) }).world,
    )

  test('a socket of this machine that refuses says that none runs', async () => {
    const refused = asked('engine-unreachable', 'unix:///run/a.sock', 'connect ECONNREFUSED /run/a.sock')
    expect(await refused).toEqual({ engine: undefined, endpoint: 'unix:///run/a.sock' })
  })

  test('nothing is known of how it is set up', async () => {
    const refuses = () =>
      Promise.reject(new CouldNotLook('engine-unreachable', 'unix:///a', { said: 'connect ECONNREFUSED /a' }))
    const { world } = anEngine({ engine: refuses })
    await expect(engine.observe({ log_driver: 'local' }, world)).rejects.toThrow(CouldNotLook)
  })

  test.each([
    ['no socket', 'engine-unreachable', 'unix:///run/a.sock', 'connect ENOENT /run/a.sock'],
    ['no rights', 'engine-permission', 'unix:///run/a.sock', 'connect EACCES /run/a.sock'],
    ['a different machine', 'engine-unreachable', 'tcp://h:2375', 'connect ECONNREFUSED 10.0.0.1:2375'],
    ['no time', 'deadline', 'unix:///run/a.sock', ''],
  ] as const)('%s says nothing', async (_, code, endpoint, said) => {
    await expect(asked(code, endpoint, said)).rejects.toThrow(CouldNotLook)
  })
})

test('the versions of Podman are not those of Docker', async () => {
  const { world } = anEngine({ engine: { ...usual, name: 'podman', version: '5.8.6' } })
  await expect(engine.observe({ version: '>=20.10' }, world)).rejects.toThrow(CouldNotLook)
  await expect(engine.observe({ log_driver: 'local' }, world)).resolves.toBeDefined()
})

refuses('engine', engine, [
  ['a version in words', { version: 'newest' }, 'version-range'],
  ['a driver with spaces', { storage_driver: 'overlay 2' }, 'one-word'],
])
