import { planFor } from '../src/authoring/testing/plan.ts'
import { openTestbed } from '../src/authoring/testing/testbed.ts'
import { resolveEndpoint } from '../src/docker/address/endpoint.ts'
import { sandboxEngine } from '../src/sandbox/engines.ts'
import { dindProvider } from '../src/sandbox/provider.ts'
import { ensureEngine } from '../test/engine/engine.ts'
import { readySandboxes } from '../test/lab-tests.ts'
import { builtInLabs } from '../test/with-engine/labs.ts'
import { median } from './time.ts'

/** `npm run bench:sandbox -- [ENGINE…]`: how long a sandbox takes to be ready, and to be emptied after a solution. */

const OPENINGS = 11
const RESETS = 5
const engines = process.argv.slice(2)

await ensureEngine()
await readySandboxes()
const endpoint = await resolveEndpoint({})
const labs = await builtInLabs()
const rows = []
for (const name of engines.length > 0 ? engines : ['20.10', '26.1', '28.5']) {
  const engine = sandboxEngine(name)
  if (!engine) throw new Error(`no such engine: ${name}`)
  const { signal } = new AbortController()
  const progress = { making: console.error, bootstrapping: console.error }
  const provider = await dindProvider({ endpoint, engine, progress, signal })
  try {
    const ready: number[] = []
    const reset: number[] = []
    for (let opening = 0; opening < OPENINGS; opening += 1) {
      const started = performance.now()
      const sandbox = await provider.open()
      ready.push(performance.now() - started)
      if (opening === 0) {
        const testbed = await openTestbed(sandbox, 'en')
        for (const lab of labs) {
          const { trials } = await planFor(lab, { mutants: false, everySolution: false })
          const solution = trials.find(({ kind }) => kind === 'solution')
          for (let turn = 0; turn < RESETS; turn += 1) {
            await testbed.prepare(lab)
            await testbed.run(solution?.script ?? '', 60_000)
            const begun = performance.now()
            await testbed.reset()
            reset.push(performance.now() - begun)
          }
        }
      }
      await sandbox.dispose()
    }
    rows.push({
      engine: name,
      'ready, ms': Math.round(median(ready)),
      'reset, ms': Math.round(median(reset)),
      'slowest reset, ms': Math.round(Math.max(...reset)),
    })
  } finally {
    await provider.close()
  }
}
console.table(rows)
process.exit()
