import { expect, test } from 'vitest'
import tcp from '../../graders/tcp/tcp.ts'
import type { Container, TcpAnswer } from '../../src/docker/port/docker.ts'
import { anEnvironment } from '../grading/a-lab.ts'
import { anEngine } from './an-engine.ts'
import { aContainer, another, aPort, running } from './facts.ts'
import { refuses } from './refusals.ts'
import { type Accepted, accepts, coversEveryDiagnosis, type Rejected, rejects } from './verdicts.ts'

type Facts = Awaited<ReturnType<typeof tcp.observe>>

const mysql = (over: Partial<Container> = {}) =>
  aContainer({ name: 'mysql01', ports: [aPort(6603, 3306)], ...over })
const open: TcpAnswer = { kind: 'connected', address: '127.0.0.1', silent: false }
const silent: TcpAnswer = { ...open, silent: true }
const closed: TcpAnswer = { kind: 'problem', problem: 'refused' }
const seen = (answer: TcpAnswer | undefined, container?: Container, over: Partial<Facts> = {}): Facts => ({
  wanted: container?.name ?? '',
  container,
  others: [],
  lastLine: '',
  at: { text: 'localhost:6603', host: 'localhost', port: 6603 },
  answer,
  holder: undefined,
  listening: undefined,
  sharing: undefined,
  ...over,
})
const from = { port: 6603, from: 'mysql01' }

const accepted: Accepted<Facts>[] = [
  ['a connection to the container', from, seen(open, mysql())],
  ['a connection to any program', { port: 6603 }, seen(open)],
  [
    'a silent connection to a container in which a program listens',
    from,
    seen(silent, mysql(), { holder: mysql(), listening: [{ address: '::', port: 3306 }] }),
  ],
  [
    'a silent connection to a container whose sockets nobody can read',
    from,
    seen(silent, mysql(), { holder: mysql() }),
  ],
  ['a silent connection to a program of the host', { port: 6603 }, seen(silent)],
  [
    'a port for this machine alone',
    { ...from, only_local: true },
    seen(open, mysql(), {
      publishers: [{ name: 'mysql01', ports: [aPort(6603, 3306, { hostIp: '127.0.0.1' }), aPort(80, 80)] }],
    }),
  ],
  ['a closed port that should be', { port: 6603, open: false }, seen(closed)],
]
const rejected: Rejected<Facts>[] = [
  [
    'a port for this machine alone, and for another address',
    { ...from, only_local: true },
    seen(open, mysql(), {
      publishers: [
        { name: 'mysql01', ports: [aPort(6603, 3306, { hostIp: '::1' }), aPort(6603, 3306)] },
        { name: 'old', ports: [aPort(6603, 3306, { hostIp: '192.168.1.5' })] },
      ],
    }),
    'port-open-to-others',
  ],
  [
    'a port of a program outside containers',
    { port: 6603, only_local: true },
    seen(open, undefined, { publishers: [] }),
    'port-not-published',
  ],
  [
    'a port of a different container',
    from,
    seen(open, mysql({ ports: [] }), { holder: another('mysql02') }),
    'answered-by-another',
  ],
  ['a closed port', from, seen(closed, mysql({ ports: [] })), 'nobody-answers'],
  [
    'a server that is still starting',
    from,
    seen({ kind: 'problem', problem: 'reset' }, mysql(), { holder: mysql(), listening: [] }),
    'nothing-listens-yet',
  ],
  [
    'a connection that Docker accepted and has not cut yet, since no program listens',
    from,
    seen(silent, mysql(), { holder: mysql(), listening: [] }),
    'nothing-listens-yet',
  ],
  [
    'such a connection to a different container',
    from,
    seen(silent, mysql({ ports: [] }), {
      holder: { name: 'old', ports: [aPort(6603, 3306)] },
      listening: [],
    }),
    'answered-by-another',
  ],
  [
    'such a connection where any program will do',
    { port: 6603 },
    seen(silent, undefined, { holder: mysql(), listening: [{ address: '0.0.0.0', port: 33060 }] }),
    'connection-reset-nothing-listens',
  ],
  [
    'a server on the loopback address of its container',
    from,
    seen(silent, mysql(), { holder: mysql(), listening: [{ address: '127.0.0.1', port: 3306 }] }),
    'listens-on-loopback',
  ],
  [
    'a side-car that listens for it',
    from,
    seen(open, mysql(), {
      sharing: { programs: ['sleep 600'], others: [{ name: 'helper', programs: ['mysqld'] }] },
    }),
    'answered-by-sharer',
  ],
  [
    'a paused container',
    from,
    seen(undefined, mysql({ state: { ...mysql().state, status: 'paused' } })),
    'container-paused',
  ],
  [
    'a published port that should be closed, whose server is still starting',
    { port: 6603, open: false },
    seen({ kind: 'problem', problem: 'reset' }, undefined, { holder: mysql() }),
    'port-still-open',
  ],
  [
    'a port that should be closed and is published on another address',
    { port: 6603, open: false },
    seen(closed, undefined, { holder: mysql() }),
    'port-still-open',
  ],
  [
    'a program that closes every connection, on a port that should be closed',
    { port: 6603, open: false },
    seen({ kind: 'problem', problem: 'reset' }),
    'port-still-open',
  ],
  ['an open port that should be closed', { port: 6603, open: false }, seen(open), 'port-still-open'],
]

accepts('tcp', tcp, accepted)
rejects('tcp', tcp, rejected)
coversEveryDiagnosis('tcp', tcp, rejected)

const observe = async (yaml: object, answers: Parameters<typeof anEngine>[0]) => {
  const { world, asked } = anEngine(answers)
  return { facts: await tcp.observe(tcp.schema().parse(yaml), world), asked }
}
const published = running('mysql01', { id: 'c0ffee', ports: [aPort(6603, 3306)] })

test('tcp asks who publishes a port that should be closed, and who accepts connections there', async () => {
  const { facts, asked } = await observe({ port: 6603, open: false }, { tcp: closed, running: [published] })
  expect(asked).toEqual(['tcp localhost 6603', 'running'])
  expect(facts.holder?.name).toBe('mysql01')
})

test('tcp believes a server that speaks, and asks nothing in its container', async () => {
  const { asked } = await observe(from, { container: mysql(), tcp: open, running: [published] })
  expect(asked).toEqual(['running', 'container mysql01', 'tcp 127.0.0.1 6603'])
})

test.each([
  ['the container that must answer', from, { container: mysql() }],
  ['the container that publishes the port', { port: 6603 }, {}],
])('tcp asks what listens in %s when a connection is silent', async (_, yaml, container) => {
  const { facts, asked } = await observe(yaml, {
    ...container,
    tcp: silent,
    running: [published],
    listening: [],
  })
  expect(asked.at(-1)).toBe('listening mysql01')
  expect(tcp.judge(tcp.schema().parse(yaml), facts)).toBe('nothing-listens-yet')
})

test('tcp believes a silent connection to a program of the host: it has accepted it itself', async () => {
  const { asked } = await observe({ port: 6603 }, { tcp: silent, running: [] })
  expect(asked).toEqual(['tcp localhost 6603', 'running'])
})

refuses('tcp', tcp, [
  ['a container that leaves a port closed', { ...from, open: false }, 'from-needs-open'],
  ['a closed port for this machine alone', { port: 6603, open: false, only_local: true }, 'local-needs-open'],
])

test('tcp asks who publishes a port that must be open to this machine alone', async () => {
  const old = running('old', { ports: [aPort(6603, 3306)] })
  const { world, asked } = anEngine({ tcp: open, running: [running('db'), old] })
  const want = tcp.schema().parse({ port: 6603, only_local: true })
  expect((await tcp.observe(want, world)).publishers).toEqual([{ name: 'old', ports: old.ports }])
  expect(asked.sort()).toEqual(['running', 'tcp localhost 6603'])
})

test('tcp passes at once only where the port must be closed', () => {
  const passes = (yaml: object) => tcp.authoring?.passesAtOnce?.(tcp.schema().parse(yaml), anEnvironment())
  expect(passes({ port: 6603, open: false })).toBe(true)
  expect(passes(from)).toBe(false)
})
