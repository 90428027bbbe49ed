import { beforeAll, describe, expect, test } from 'vitest'
import { type CaseEngine, gradeOn, runCase } from '../../src/authoring/run-case.ts'
import type { LabReport } from '../../src/grading/report.ts'
import { loadCases } from '../../src/lab/cases.ts'
import { hostEngine } from './case-engine.ts'
import { builtInLabs } from './labs.ts'

// Every case of every lab that ships, in a real engine: right ways, mistakes and cheats.

const labs = await builtInLabs()
let engine: CaseEngine
beforeAll(async () => {
  engine = await hostEngine(labs)
})

for (const lab of labs) {
  const number = String(lab.number).padStart(2, '0')
  const cases = await loadCases(lab)

  describe(`lab ${number}`, () => {
    test(`${number} · nothing done earns nothing`, async () => {
      try {
        await engine.prepare(lab)
        const [report] = await gradeOn(engine.endpoint, [lab])
        expect(report?.points).toEqual({ earned: 0, possible: 10 })
      } finally {
        await engine.reset()
      }
    })

    for (const one of cases) {
      test(`${number} · ${one.name}`, async () => {
        const { script, expected, actual, report } = await runCase(engine, lab, one)
        expect(script.exitCode, `the script of the case failed:\n${script.output}`).toBe(0)
        expect(actual, said(report)).toEqual(expected)
      })
    }
  })
}

/** What the checks that did not pass said, to stand above the difference. */
function said({ checks }: LabReport): string {
  const words = checks.flatMap(({ id, diagnosis, message, actual }) =>
    diagnosis ? `${id}: ${diagnosis}: ${message} (${actual})` : [],
  )
  return ['not as expected', ...words].join('\n')
}
