import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { execa } from 'execa'
import packageJson from '../package.json' with { type: 'json' }
import { loadCases } from '../src/lab/cases.ts'
import type { Lab } from '../src/lab/lab.ts'
import { ensureEngine } from '../test/engine/engine.ts'
import { hostEngine } from '../test/with-engine/case-engine.ts'
import { builtInLabs } from '../test/with-engine/labs.ts'
import { crowd } from './crowd.ts'
import { type Command, median, medianRatio, type Times, timeInTurns } from './time.ts'

/** `npm run bench`: whole processes on solved labs, in turns with the scripts that they are compared to. */

const root = join(import.meta.dirname, '..')
const rounds = Number(process.argv[2] ?? 21)
const check = (...labs: (number | undefined)[]): Command => ({
  name: `docker-lab check ${labs.join(' ')}`,
  argv: [process.execPath, join(root, 'bin/run.cjs'), 'check', ...labs.map(String)],
})
/** `npm run build:executables -- linux-x64` makes it. */
const executable = (...labs: (number | undefined)[]): Command => ({
  name: `executable check ${labs.join(' ')}`,
  argv: [
    join(root, `dist/executables/docker-lab-${packageJson.version}-linux-x64`),
    'check',
    ...labs.map(String),
  ],
})
const bash = (name: string, ...scripts: string[]): Command => ({
  name,
  argv: ['bash', '-c', scripts.join(' && ')],
})
function scriptOf({ folder }: Lab): string {
  return join(root, 'bench/scripts', `${basename(folder)}.sh`)
}
const node: Command = { name: 'node -e 0', argv: [process.execPath, '-e', '0'] }

await ensureEngine()
/** Those that a script exists for, as a teacher writes it. */
const labs = (await builtInLabs()).filter((lab) => existsSync(scriptOf(lab)))
const engine = await hostEngine(labs)
try {
  for (const lab of labs) {
    const solution = (await loadCases(lab)).find(({ kind }) => kind === 'solution')
    await engine.run(`docker-lab start ${lab.number}`)
    const { exitCode, output } = await engine.run(solution?.run ?? 'false')
    if (exitCode !== 0) throw new Error(`the solution of ${lab.slug} failed:\n${output}`)
  }
  // Containers count as running once they have been up for two seconds: wait until all have settled.
  await execa(process.execPath, [
    join(root, 'bin/run.cjs'),
    'check',
    ...labs.map(({ number }) => `${number}`),
  ])

  const scripts = labs.map(scriptOf)
  const rows: Row[] = []
  for (const [index, lab] of labs.entries())
    rows.push(compare([lab.number], bash('bash script', scripts[index]!)))
  const numbers = labs.map(({ number }) => number)
  rows.push(compare(numbers, bash('four bash scripts', ...scripts)))

  const watched = [check(3), executable(3), node]
  const alone = timeInTurns(watched, rounds)
  const leave = await crowd(500)
  const crowded = timeInTurns(watched, rounds)
  await leave()

  console.table(rows)
  for (const { name } of watched.slice(0, 2)) {
    const growth = medianRatio(crowded, name, node.name) / medianRatio(alone, name, node.name)
    const [before, after] = [alone, crowded].map((times) => ms(times, name))
    console.log(`${name} with 500 more containers and 500 more tags: ${after} ms, without: ${before} ms.`)
    console.log(`Ratio, each against node -e 0 of its own rounds: ${growth.toFixed(2)}`)
  }
  for (const command of [executable(3), executable(...numbers)])
    console.log(`${command.name}: at most ${await peakOf(command)} MB of memory`)
} finally {
  await engine.reset()
}

interface Row {
  command: string
  'ms (median)': string
  'against, ms': string
  'ratio to it': string
  'executable, ms': string
  'executable to it': string
  'node -e 0, ms': string
  'ratio to node': string
}

function compare(labs: (number | undefined)[], theirs: Command): Row {
  const [ours, single] = [check(...labs), executable(...labs)]
  const times = timeInTurns([ours, single, theirs, node], rounds)
  return {
    command: ours.name,
    'ms (median)': ms(times, ours.name),
    'against, ms': ms(times, theirs.name),
    'ratio to it': medianRatio(times, ours.name, theirs.name).toFixed(2),
    'executable, ms': ms(times, single.name),
    'executable to it': medianRatio(times, single.name, theirs.name).toFixed(2),
    'node -e 0, ms': ms(times, node.name),
    'ratio to node': medianRatio(times, ours.name, node.name).toFixed(2),
  }
}

/** The largest resident set of a process, in MB. Node does not tell that of a child. */
async function peakOf({ argv }: Command): Promise<string> {
  const run = `const it = Bun.spawn(${JSON.stringify(argv)}, { stdout: 'ignore' }); await it.exited`
  const { stdout } = await execa('bun', ['-e', `${run}; console.log(it.resourceUsage().maxRSS)`], {
    preferLocal: true,
    localDir: root,
  })
  return (Number(stdout) / 1e6).toFixed(0)
}

function ms(times: Times, name: string): string {
  return median(times[name] ?? []).toFixed(0)
}
