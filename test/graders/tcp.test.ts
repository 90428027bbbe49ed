import { expect, test } from 'vitest'
import tcp from '../../graders/tcp/tcp.ts'
import type { Container, TcpAnswer } from '../../src/docker/port/docker.ts'
import { anEngine } from './an-engine.ts'
import { aContainer, another, aPort } from './facts.ts'
import { refuses } from './refusals.ts'
import { type Accepted, accepts, coversEveryDiagnosis, type Rejected, rejects } from './verdicts.ts'

type Facts = Awaited<ReturnType<typeof tcp.observe>>

const mysql = (over: Partial<Container> = {}) =>
  aContainer({ name: 'mysql01', ports: [aPort(6603, 3306)], ...over })
const open: TcpAnswer = { kind: 'connected' }
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
  ...over,
})
const from = { port: 6603, from: 'mysql01' }

const accepted: Accepted<Facts>[] = [
  ['a connection to the container', from, seen(open, mysql())],
  ['a connection to any program', { port: 6603 }, seen(open)],
  ['a closed port that should be', { port: 6603, open: false }, seen(closed)],
]
const rejected: Rejected<Facts>[] = [
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
    'a paused container',
    from,
    seen(undefined, mysql({ state: { ...mysql().state, status: 'paused' } })),
    'container-paused',
  ],
  ['an open port that should be closed', { port: 6603, open: false }, seen(open), 'port-still-open'],
]

accepts('tcp', tcp, accepted)
rejects('tcp', tcp, rejected)
coversEveryDiagnosis('tcp', tcp, rejected)

test('tcp asks once about a port that should be closed', async () => {
  const { world, asked } = anEngine({ tcp: closed })
  await tcp.observe(tcp.schema().parse({ port: 6603, open: false }), world)
  expect(asked).toEqual(['tcp localhost 6603'])
})

refuses('tcp', tcp, [['a container that leaves a port closed', { ...from, open: false }, 'from-needs-open']])

test('tcp passes at once only where the port must be closed', () => {
  const passes = (yaml: object) =>
    tcp.authoring?.passesAtOnce?.(tcp.schema().parse(yaml), { images: [], containers: [] })
  expect(passes({ port: 6603, open: false })).toBe(true)
  expect(passes(from)).toBe(false)
})
