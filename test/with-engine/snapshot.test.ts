import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { judgeSnapshot } from '../../src/classroom/snapshot/judge.ts'
import { readSnapshot } from '../../src/classroom/snapshot/read.ts'
import { takeSnapshot } from '../../src/classroom/snapshot/take.ts'
import { textOf } from '../../src/classroom/snapshot/write.ts'
import { loadCases } from '../../src/lab/cases.ts'
import type { Lab } from '../../src/lab/lab.ts'
import { withoutTimes } from '../classroom/snapshot/private-engine.ts'
import { elsewhere } from '../grading/a-lab.ts'
import { type CaseEngine, hostEngine } from './case-engine.ts'
import { builtInLabs } from './labs.ts'

/** What a student hands in is judged as they saw it themselves, on a real engine. */

/** With a port, a volume, answers and values of their own, mounts of the host, variables and an image of their own. */
const LABS = [3, 7, 11, 13, 15, 20]

const labs = (await builtInLabs()).filter(({ number = 0 }) => LABS.includes(number))
let engine: CaseEngine

beforeAll(async () => {
  engine = await hostEngine(labs)
}, 120_000)
afterEach(() => engine.reset())
afterAll(() => engine?.reset())

async function prepare(lab: Lab, kind: string): Promise<void> {
  const one = (await loadCases(lab)).find((each) => each.kind === kind)
  await engine.run(`docker-lab start ${lab.number}`)
  if (one) await engine.run([one.setup, one.run].filter(Boolean).join('\n'))
}

describe.each(labs.map((lab) => [lab.number, lab] as const))('lab %i', (number, lab) => {
  test('a mistake is judged from its snapshot to the same report', async () => {
    await prepare(lab, 'mistake')
    const { snapshot, report } = await takeSnapshot([lab], engine.grading(), 'alice')
    const arrived = await readSnapshot({ text: textOf(snapshot) }, { language: 'en', student: 'alice' })
    const judged = await judgeSnapshot(arrived, [lab], { language: 'en', origin: elsewhere.origin })
    expect(withoutTimes(judged)).toBe(withoutTimes(report))
    expect(judged.passed).toBe(false)
  }, 240_000)

  test('a solution is judged by the commands as it was live', async () => {
    await prepare(lab, 'solution')
    const live = await engine.run(`docker-lab check ${number} --json`)
    const taken = await engine.run(`docker-lab snapshot ${number} -o ../handed-in.json`)
    const judged = await engine.run('docker-lab check --from ../handed-in.json --json')
    expect([live, taken, judged].map(({ exitCode }) => exitCode)).toEqual([0, 0, 0])
    expect(withoutTimes(JSON.parse(judged.output))).toBe(withoutTimes(JSON.parse(live.output)))
    const { output: folder } = await engine.run('basename "$(dirname "$PWD")"')
    expect((await engine.run('cat ../handed-in.json')).output).not.toContain(folder.trim())
  }, 240_000)
})
