import { expect, test } from 'vitest'
import rights from '../../graders/rights/rights.ts'
import type { UserFacts } from '../../graders/rights/user.ts'
import { CAPABILITIES } from '../../src/docker/port/capabilities.ts'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import type { RegularFile } from '../../src/docker/port/docker.ts'
import type { ContainerFacts } from '../../src/grading/contract/container/container.ts'
import { anEngine } from './an-engine.ts'
import { aContainer, aMount, another, facts } from './facts.ts'
import { refuses } from './refusals.ts'
import { type Accepted, accepts, coversEveryDiagnosis, type Rejected, rejects } from './verdicts.ts'

type Facts = ContainerFacts & UserFacts

const file = (text: string, truncated = false): RegularFile => ({
  kind: 'file',
  size: text.length,
  mode: 0o644,
  text,
  truncated,
})
const passwd = file('root:x:0:0:root:/root:/bin/sh\nappuser:x:1000:1000::/home/appuser:/bin/sh\n')
const fake = file('root:x:0:0::/:/bin/sh\nappuser:x:0:0::/:/bin/sh\n')
const web = (over: Parameters<typeof aContainer>[0] = {}, user: UserFacts = {}): Facts => ({
  ...facts(aContainer(over)),
  ...user,
})
const notRoot = { container: 'web', user: 'not-root' }
const appuser = { container: 'web', user: 'appuser' }
const drop = (...cap_drop: string[]) => ({ container: 'web', cap_drop })
const safe = {
  user: '1000:1000',
  readOnlyRoot: true,
  capabilities: [],
  noNewPrivileges: true,
}

const right: Accepted<Facts>[] = [
  ['a user by its id', notRoot, web({ user: '1000' })],
  ['a user by its id, with a group', notRoot, web({ user: '1000:0' }, { uid: 1000 })],
  ['a user by its name, by the kernel', notRoot, web({ user: 'appuser' }, { uid: 1000 })],
  ['a user by its name, by the list of users', notRoot, web({ user: 'appuser' }, { passwd })],
  ['the user asked for', appuser, web({ user: 'appuser' }, { uid: 1000 })],
  ['the user asked for, by its id', appuser, web({ user: '1000' }, { uid: 1000, passwd })],
  ['the id asked for, by its name', { ...appuser, user: '1000' }, web({ user: 'appuser' }, { uid: 1000 })],
  ['root, where that is asked for', { ...appuser, user: 'root' }, web({}, { uid: 0 })],
  [
    'all at once',
    { ...notRoot, read_only: true, cap_drop: ['ALL'], no_new_privileges: true },
    web(safe, { uid: 1000 }),
  ],
  ['a capability dropped among others', drop('CAP_SYS_ADMIN', 'mknod'), web()],
  [
    'all dropped but the one asked for',
    { ...drop('ALL'), cap_add: ['net_bind_service'] },
    web({ capabilities: ['NET_BIND_SERVICE'] }),
  ],
  ['all added', { container: 'web', cap_add: ['ALL'] }, web({ capabilities: [...CAPABILITIES] })],
]
const wrong: Rejected<Facts>[] = [
  ['no user', notRoot, web(), 'runs-as-root'],
  ['no user, where one is asked for', appuser, web(), 'runs-as-root'],
  ['root by its id', notRoot, web({ user: '0:0' }), 'runs-as-root'],
  ['root by another name', notRoot, web({ user: 'appuser' }, { passwd: fake }), 'runs-as-root'],
  [
    'a container whose list of users lies',
    appuser,
    web({ user: 'appuser' }, { uid: 0, passwd }),
    'runs-as-root',
  ],
  [
    'a user that nobody created',
    notRoot,
    web({ user: 'apuser', state: { status: 'created', error: 'no such user' } }, { passwd }),
    'user-unknown',
  ],
  ['no list of users', appuser, web({ user: 'appuser' }, { passwd: { kind: 'absent' } }), 'user-unknown'],
  ['a different user', appuser, web({ user: '1001' }, { uid: 1001, passwd }), 'user-differs'],
  [
    'a different name',
    { ...appuser, user: 'www' },
    web({ user: 'appuser' }, { uid: 1000, passwd }),
    'user-differs',
  ],
  ['a writable container', { container: 'web', read_only: true }, web(), 'root-file-system-writable'],
  [
    'a read-only mount instead',
    { container: 'web', read_only: true },
    web({ mounts: [aMount({ writable: false })] }),
    'root-file-system-writable',
  ],
  ['nothing dropped', drop('ALL'), web(), 'capability-kept'],
  ['the wrong one dropped', drop('NET_RAW', 'KILL'), web({ capabilities: ['NET_RAW'] }), 'capability-kept'],
  [
    'a privileged container',
    drop('ALL'),
    web({ privileged: true, capabilities: [...CAPABILITIES] }),
    'capability-kept',
  ],
  [
    'one that is not among the usual',
    { container: 'web', cap_add: ['SYS_TIME'] },
    web(),
    'capability-missing',
  ],
  ['the usual', { container: 'web', no_new_privileges: true }, web(), 'can-gain-privileges'],
  ['no container', notRoot, { ...facts(undefined, [another('db')]) }, 'container-missing'],
]

accepts('rights', rights, right)
rejects('rights', rights, wrong)
coversEveryDiagnosis('rights', rights, wrong)

const asked = async (yaml: object, container: Parameters<typeof aContainer>[0], answers: object = {}) => {
  const engine = anEngine({ container: aContainer(container), ...answers })
  const seen = await rights.observe(rights.schema().parse(yaml), engine.world)
  return { asked: engine.asked.slice(1), seen }
}

test('rights asks for no more than it needs', async () => {
  expect((await asked(drop('ALL'), {})).asked).toEqual([])
  expect((await asked(notRoot, {})).asked).toEqual([])
  expect((await asked(appuser, { user: 'appuser' }, { mainUid: 1000 })).asked).toEqual(['mainUid web'])
  expect((await asked(notRoot, { user: '7', state: { status: 'exited' } })).asked).toEqual([])
})

test('rights looks a name up where the kernel does not say who it is', async () => {
  const { asked: questions, seen } = await asked(
    appuser,
    { user: 'appuser' },
    { mainUid: undefined, file: passwd },
  )
  expect(questions).toEqual(['mainUid web', 'file web /etc/passwd'])
  expect(seen).toMatchObject({ passwd })
  const byId = await asked(appuser, { user: '1000' }, { mainUid: 1000, file: passwd })
  expect(byId.asked).toEqual(['mainUid web', 'file web /etc/passwd'])
})

test('a list of users that is too long to be read says nothing', async () => {
  const long = { file: file('root:x:0:0\n', true) }
  await expect(asked(notRoot, { user: 'a', state: { status: 'exited' } }, long)).rejects.toThrow(CouldNotLook)
})

refuses('rights', rights, [
  ['nothing', { container: 'web' }, 'asks-for-nothing'],
  ['a misspelled capability', drop('NET_RAV'), 'capability'],
  ['a user with its group', { container: 'web', user: 'app:app' }, 'user-name'],
])
