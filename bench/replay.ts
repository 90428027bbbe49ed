import { connect } from '../src/docker/connect.ts'
import type { Tape } from '../src/docker/port/tape.ts'
import { gradeAndRecord, regrade } from '../src/grading/grade.ts'
import { loadCases } from '../src/lab/cases.ts'
import { ensureEngine } from '../test/engine/engine.ts'
import { elsewhere } from '../test/grading/a-lab.ts'
import { hostEngine } from '../test/with-engine/case-engine.ts'
import { builtInLabs } from '../test/with-engine/labs.ts'

/** `npm run bench:replay`: how much CPU it takes to judge and tell a lab again by its tape, and how large the tape is. */

const ROUNDS = 500

await ensureEngine()
/** Those that are about an engine alone: a working directory and answers are read in no time. */
const labs = (await builtInLabs()).filter(({ number = 0 }) => [3, 13, 14, 22].includes(number))
const engine = await hostEngine(labs)
try {
  const rows = []
  for (const lab of labs) {
    const solution = (await loadCases(lab)).find(({ kind }) => kind === 'solution')
    await engine.run(`docker-lab start ${lab.number}`)
    await engine.run(solution?.run ?? 'false')
    const { signal } = new AbortController()
    const { report, tape } = await gradeAndRecord([lab], {
      ...elsewhere,
      connect: () => connect(engine.endpoint, { signal }),
      endpoint: engine.endpoint.url,
      signal,
    })
    if (!report.passed) throw new Error(`the solution of ${lab.slug} does not pass`)
    const kept = JSON.stringify(tape)
    const replay = async () => {
      const read: Tape = JSON.parse(kept)
      return regrade([lab], read, { ...elsewhere, engine: report.engine })
    }
    for (let round = 0; round < ROUNDS; round += 1) await replay()
    const before = process.cpuUsage()
    for (let round = 0; round < ROUNDS; round += 1) await replay()
    const { user, system } = process.cpuUsage(before)
    rows.push({
      lab: lab.slug,
      checks: lab.checks.length,
      'CPU, ms': ((user + system) / 1000 / ROUNDS).toFixed(3),
      'tape, bytes': kept.length,
    })
    await engine.reset()
  }
  console.table(rows)
} finally {
  await engine.reset()
}
