import { beforeAll, describe, expect, test } from 'vitest'
import { loadCases } from '../../src/lab/cases.ts'
import type { Lab } from '../../src/lab/lab.ts'
import { type CaseEngine, hostEngine } from './case-engine.ts'
import { fingerprint } from './engine-state.ts'
import { builtInLabs } from './labs.ts'

// A student must be able to run `check` a thousand times without fear.

const labs = await builtInLabs()
let engine: CaseEngine
beforeAll(async () => {
  engine = await hostEngine(labs)
})

async function expectNoChange(): Promise<void> {
  const before = await fingerprint()
  const reports = await engine.grade(labs)
  expect(await fingerprint()).toEqual(before)
  expect(reports).toHaveLength(labs.length)
}

describe('check changes nothing in the engine', () => {
  test.each([
    ['a container', 'docker create --name left-over busybox'],
    ['a volume', 'docker volume create left-over'],
    ['a network', 'docker network create left-over'],
    ['a tag', 'docker tag busybox left-over'],
    ['a tag that moved', 'docker tag nginx:1.22 nginx'],
  ])('and a change would be seen: %s', async (_, script) => {
    try {
      const before = await fingerprint()
      await engine.run(script)
      expect(await fingerprint()).not.toEqual(before)
    } finally {
      await engine.reset()
    }
  })

  test('before anything is done', () => expectNoChange())

  // One at a time: labs use the same ports and names. `lab test` shows as much, once, of every lab's model solution.
  const some = labs.filter(({ number }) => [3, 14, 22].includes(number ?? 0))
  test.each(some.map((lab) => [lab.slug, lab] as const))(
    'when %s is solved: it passes, again and again',
    async (_, lab) => {
      try {
        await solve(lab)
        expect(await engine.grade([lab])).toMatchObject([{ outcome: 'pass' }])
        const before = await fingerprint()
        for (let turn = 0; turn < 3; turn += 1) await engine.grade([lab])
        expect(await fingerprint()).toEqual(before)
      } finally {
        await engine.reset()
      }
    },
    180_000,
  )

  test('when containers are broken in every way that is looked into', async () => {
    try {
      const { exitCode, output } = await engine.run(BROKEN)
      expect(exitCode, output).toBe(0)
      await expectNoChange()
    } finally {
      await engine.reset()
    }
  })
})

/** One container each that is paused, has ended, never started, and that accepts connections without an answer. */
const BROKEN = `
docker run -d --name nginx01 -p 8080:80 nginx sleep 600
docker run -d --name nginx02 -v my-vol:/etc/nginx nginx
docker pause nginx02
docker run -d --name nginx03 -p 8081:80 nginx false
docker run -dit --name docker01 -v /volume01 -v /volume02 centos
docker create --name docker02 --volumes-from docker01 centos
docker create --name docker03 --volumes-from docker01 centos
docker run -d --name web -p 5000:80 nginx
docker tag centos localhost:5000/student/centos:0.0.1
`

async function solve(lab: Lab): Promise<void> {
  const first = (await loadCases(lab)).find(({ kind }) => kind === 'solution')
  const script = [first?.setup, first?.run].filter(Boolean).join('\n')
  expect(await engine.run(`docker-lab start ${lab.number}`)).toMatchObject({ exitCode: 0 })
  expect(await engine.run(script || 'exit 1')).toMatchObject({ exitCode: 0 })
}
