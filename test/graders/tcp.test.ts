import { expect, test } from 'vitest'
import tcp from '../../graders/tcp/tcp.ts'
import type { Container, TcpAnswer } from '../../src/docker/port/docker.ts'
import { anEngine } from './an-engine.ts'
import { aContainer, another, aPort } from './facts.ts'
import { type Accepted, accepts, type Rejected, rejects } from './verdicts.ts'

type Facts = Awaited<ReturnType<typeof tcp.observe>>

const mysql = (over: Partial<Container> = {}) =>
  aContainer({ name: 'mysql01', ports: [aPort(6603, 3306)], ...over })
const open: TcpAnswer = { kind: 'connected' }
const closed: TcpAnswer = { kind: 'problem', problem: 'refused' }
const seen = (answer: TcpAnswer | undefined, container?: Container, over: Partial<Facts> = {}): Facts => ({
  wanted: 'mysql01',
  container,
  others: [],
  lastLine: '',
  dialled: { address: 'localhost:6603', host: 'localhost', port: 6603, from: container?.name },
  answer,
  holder: undefined,
  listening: undefined,
  ...over,
})
const from = { port: 6603, from: 'mysql01' }

const accepted: Accepted<Facts>[] = [
  ['a connection to the container', from, seen(open, mysql())],
  ['a connection to anybody', { port: 6603 }, seen(open)],
  ['a closed port that should be', { port: 6603, open: false }, seen(closed)],
]
const rejected: Rejected<Facts>[] = [
  [
    'a port of another container',
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

test('tcp asks once about a port that should be closed', async () => {
  const { docker, asked } = anEngine({ tcp: closed })
  await tcp.observe(tcp.schema().parse({ port: 6603, open: false }), docker)
  expect(asked).toEqual(['tcp localhost 6603'])
})

test('tcp cannot ask a container to be the one that leaves a port closed', () => {
  expect(tcp.schema().safeParse({ ...from, open: false }).success).toBe(false)
})
