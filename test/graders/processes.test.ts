import { expect, test } from 'vitest'
import processes, { type ProcessesFacts } from '../../graders/processes/processes.ts'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import type { ContainerFacts } from '../../src/grading/contract/container/container.ts'
import { anEngine } from './an-engine.ts'
import { aContainer, anEnded, facts } from './facts.ts'
import { refuses } from './refusals.ts'
import { type Accepted, accepts, coversEveryDiagnosis, type Rejected, rejects } from './verdicts.ts'

type Facts = ContainerFacts & ProcessesFacts

const web = { container: 'web' }
const nginx = { ...web, program: 'nginx' }
const runs = (programs: string[], own?: number): Facts => ({ ...facts(aContainer()), programs, own })

const right: Accepted<Facts>[] = [
  ['as many of a program', { ...nginx, equals: 2 }, runs(['nginx', 'nginx', 'sh'])],
  ['more than the least', { ...web, at_least: 2 }, runs(['nginx', 'nginx', 'nginx'], 3)],
  ['between two bounds', { ...web, at_least: 1, at_most: 2 }, runs(['sleep', 'sh'], 1)],
  ['as many, with what docker exec runs', { ...web, equals: 2 }, runs(['sleep', 'sh'], 1)],
  ['as many, without what docker exec runs', { ...web, equals: 1 }, runs(['sleep', 'sh'], 1)],
]
const wrong: Rejected<Facts>[] = [
  ['no worker', { ...nginx, at_least: 2 }, runs(['nginx']), 'processes-too-few'],
  ['a different program', { ...nginx, equals: 1 }, runs(['sh', 'httpd']), 'processes-too-few'],
  ['too few', { ...web, equals: 2 }, runs(['sleep'], 1), 'processes-too-few'],
  ['a shell in between', { ...web, equals: 1 }, runs(['sh', 'sleep'], 2), 'processes-too-many'],
  ['neither with nor without them', { ...web, equals: 2 }, runs(['sh', 'a', 'b'], 1), 'processes-too-many'],
  ['more than the most', { ...web, at_most: 2 }, runs('abcdefghij'.split(''), 10), 'processes-too-many'],
  ['nothing runs', { ...web, at_least: 1 }, { ...facts(anEnded(0)), programs: [] }, 'container-stopped'],
]

accepts('processes', processes, right)
rejects('processes', processes, wrong)
coversEveryDiagnosis('processes', processes, wrong)

test('a process has the name of its program', async () => {
  const programs = ['nginx: master process nginx -g daemon off;', '/usr/sbin/nginx -g', 'sleep 9', '-sh', '']
  const { world, asked } = anEngine({ container: aContainer(), programs })
  expect(await processes.observe(processes.schema().parse({ ...nginx, at_least: 2 }), world)).toMatchObject({
    programs: ['nginx', 'nginx', 'sleep', 'sh', ''],
  })
  expect(asked).toEqual(['container web', 'programs web'])
})

test('an engine that cannot tell says nothing', async () => {
  const want = processes.schema().parse({ ...web, equals: 1 })
  const silent = anEngine({ container: aContainer(), programs: ['sh'], processes: undefined })
  await expect(processes.observe(want, silent.world)).rejects.toThrow(CouldNotLook)
})

refuses('processes', processes, [
  ['no amount', nginx, 'needs-amount'],
  ['two ways to say it', { ...web, equals: 1, at_most: 2 }, 'needs-amount'],
  ['a path', { ...web, program: '/bin/sh', equals: 1 }, 'program-name'],
])
