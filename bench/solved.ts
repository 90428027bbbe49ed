import { loadCases } from '../src/lab/cases.ts'
import { ensureEngine } from '../test/engine/engine.ts'
import { hostEngine } from '../test/with-engine/case-engine.ts'
import { builtInLabs } from '../test/with-engine/labs.ts'
import { median } from './time.ts'

/**
 * `npm run bench:solved`: how long `check N` takes of each lab of the course, once it is solved and its containers have
 * settled.
 */

const ROUNDS = 5

await ensureEngine()
const labs = await builtInLabs()
const engine = await hostEngine(labs)
for (const lab of labs) {
  const solution = (await loadCases(lab)).find(({ kind }) => kind === 'solution')
  await engine.run(`docker-lab start ${lab.number}`)
  await engine.run([solution?.setup, solution?.run].filter(Boolean).join('\n'))
  // The first look waits for what has just begun.
  const { output } = await engine.run(`
    docker-lab check ${lab.number} > /dev/null || true
    for round in $(seq ${ROUNDS}); do
      began=$(date +%s%N) code=0
      docker-lab check ${lab.number} > /dev/null || code=$?
      echo "$code $(( ($(date +%s%N) - began) / 1000000 ))"
    done`)
  const rounds = output
    .trim()
    .split('\n')
    .map((line) => line.split(' ').map(Number))
  const passed = rounds.every(([code]) => code === 0)
  const times = rounds.map(([, ms = 0]) => ms)
  console.log(
    `${String(lab.number).padStart(2, '0')} ${lab.slug}: ${median(times)} ms${passed ? '' : ', not passed'}`,
  )
  await engine.reset()
}
