import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { differentReplays, lateChecks } from '../../../src/authoring/testing/replay.ts'
import type { Docker } from '../../../src/docker/port/docker.ts'
import type { AnyCheckKind } from '../../../src/grading/contract/kind.ts'
import { gradeAndRecord } from '../../../src/grading/grade.ts'
import { kinds } from '../../../src/kinds/kinds.ts'
import { LANGUAGES } from '../../../src/languages/list.ts'
import { aContainer, aPort } from '../../graders/facts.ts'
import { aCheck, aLab, elsewhere } from '../../grading/a-lab.ts'

const lab = aLab(aCheck({ id: 'published' }))
const engine = { endpoint: 'unix:///x', name: 'docker', version: '28.5.2', api: '1.44' }
const docker = { container: async () => aContainer({ ports: [aPort(80, 8080)] }) } as unknown as Docker

async function replaysOf(part: Partial<AnyCheckKind>) {
  const kind: AnyCheckKind = { ...(await kinds.load('port')), ...part }
  const grading = {
    ...elsewhere,
    kinds: { ...kinds, load: async () => kind },
    connect: async () => ({ docker, engine }),
    endpoint: engine.endpoint,
    signal: new AbortController().signal,
  }
  return differentReplays(lab, await gradeAndRecord([lab], grading), grading)
}

test('a check kind that asks the world alone gives the same report again, in every language', async () => {
  expect(await replaysOf({})).toEqual([])
})

test('checks for which no time was left are named; others are not', async () => {
  const stop = new AbortController()
  const both = aLab(aCheck({ id: 'published' }), aCheck({ id: 'slow' }))
  const kind: AnyCheckKind = await kinds.load('port')
  let looks = 0
  const observe: AnyCheckKind['observe'] = async (want, world) => {
    looks += 1
    if (looks === 1) return kind.observe(want, world)
    await setImmediate()
    stop.abort()
    return new Promise(() => {})
  }
  const { report } = await gradeAndRecord([both], {
    ...elsewhere,
    kinds: { ...kinds, load: async () => ({ ...kind, observe }) },
    connect: async () => ({ docker, engine }),
    ...{ endpoint: engine.endpoint, signal: stop.signal },
  })
  expect(report.labs.map(lateChecks)).toEqual([['slow']])
})

test('one that looks past the tape is found', async () => {
  const ports = [9090, 9191, 9292]
  const observe: AnyCheckKind['observe'] = async () => ({
    wanted: 'web',
    container: aContainer({ ports: [aPort(ports.shift() ?? 9393, 80)] }),
    others: [],
    lastLine: '',
  })
  expect(await replaysOf({ observe })).toEqual([...LANGUAGES])
})
