import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { loadCases } from '../src/lab/cases.ts'
import { ensureEngine } from '../test/engine/engine.ts'
import { hostEngine } from '../test/with-engine/case-engine.ts'
import { builtInLabs } from '../test/with-engine/labs.ts'
import { type Command, median, medianRatio, timeInTurns } from './time.ts'

/**
 * `npm run bench:compare -- DIR`: `check 3` of this checkout in turns with that of another one, which has been built,
 * on a solved lab. Each has a cache of its own, since each would remove the compiled code of the other.
 */

const [other, rounds = '21'] = process.argv.slice(2)
if (other === undefined) throw new Error('which other checkout? Usage: npm run bench:compare -- DIR [ROUNDS]')

const cache = mkdtempSync(join(tmpdir(), 'docker-lab-compare-'))
const check3 = (name: string, checkout: string): Command => ({
  name,
  argv: [
    'env',
    `XDG_CACHE_HOME=${join(cache, name)}`,
    process.execPath,
    join(checkout, 'bin/run.cjs'),
    'check',
    '3',
  ],
})
const [ours, theirs] = [check3('this', join(import.meta.dirname, '..')), check3('other', resolve(other))]

await ensureEngine()
const labs = await builtInLabs()
const engine = await hostEngine(labs)
try {
  const lab = labs.find(({ number }) => number === 3)
  if (!lab) throw new Error('lab 3 is missing')
  const solution = (await loadCases(lab)).find(({ kind }) => kind === 'solution')
  await engine.run(`docker-lab start ${lab.number}`)
  await engine.run(solution?.run ?? 'false')
  const times = timeInTurns([ours, theirs], Number(rounds), 4)
  for (const { name } of [ours, theirs])
    console.log(`${name}: ${median(times[name] ?? []).toFixed(1)} ms (median of ${rounds})`)
  console.log(`this / other: ${medianRatio(times, ours.name, theirs.name).toFixed(3)} (median of the ratios)`)
} finally {
  await engine.reset()
  rmSync(cache, { recursive: true, force: true })
}
