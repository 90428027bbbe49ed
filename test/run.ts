import { readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execa } from 'execa'
import { openCourse } from '../src/lab/course.ts'
import { ensureEngine } from './engine/engine.ts'
import { openOwnEngine } from './engine/own-engine.ts'
import { readySandboxes, testLabs } from './lab-tests.ts'
import { makeWhatShips } from './shipped.ts'

/**
 * `npm test`: everything, in order of speed, then one line with the real counts. All cases of the labs are tried on one
 * engine, and a selection on the others, which share it; with `--all`, everything on all, and mutants.
 */

const all = process.argv.includes('--all')

interface Counts {
  passed: number
  failed: number
  skipped: number
}

/** How long each part took, in the order of its end. */
const took: string[] = []

async function timed<T>(part: string, act: () => Promise<T>): Promise<T> {
  const started = performance.now()
  try {
    return await act()
  } finally {
    took.push(`${((performance.now() - started) / 1000).toFixed(0).padStart(5)} s  ${part}`)
  }
}

/** A step that is right or wrong as a whole. */
async function step(title: string, command: string, ...args: string[]): Promise<Counts> {
  console.log(`\n── ${title}`)
  const { failed } = await execa({ stdio: 'inherit', reject: false, preferLocal: true })(command, args)
  return { passed: failed ? 0 : 1, failed: failed ? 1 : 0, skipped: 0 }
}

/** The tests of one vitest project, on this machine. @param shown at once, or when all have ended */
async function tests(project: string, shown: 'at once' | 'afterwards' = 'at once'): Promise<Counts> {
  const title = `\n── tests: ${project}`
  if (shown === 'at once') console.log(title)
  const report = join(tmpdir(), `docker-lab-${process.pid}-${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const stdio = shown === 'at once' ? 'inherit' : 'pipe'
  const vitest = execa({ stdio, all: true, reject: false, preferLocal: true })
  const { failed, all } = await vitest('vitest', ['run', '--project', project, ...reporters])
  if (shown === 'afterwards') console.log(`${title}\n${all}`)
  const text = await readFile(report, 'utf8').catch(() => undefined)
  await rm(report, { force: true })
  return counted(failed, text)
}

/** The tests that need an engine to themselves, in one of their own. */
async function testsWithEngine(): Promise<Counts[]> {
  await using engine = await openOwnEngine()
  console.log('\n── tests: engine')
  const all = await engine.vitest('engine')
  const results = [counted(all.failed, all.report)]
  // What a person sees has to be the same, whatever they got.
  for (const tested of ['executable', 'package']) {
    console.log(`\n── tests: engine, the ${tested}`)
    const again = await engine.vitest('engine', ['test/cli/transcripts.test.ts'], {
      DOCKER_LAB_TESTED: tested,
    })
    results.push(counted(again.failed, again.report))
  }
  return results
}

/** What a person sees where the kernel alone forwards published ports, as many servers are set up. */
async function testsWithoutProxy(): Promise<Counts> {
  await using engine = await openOwnEngine('--userland-proxy=false')
  console.log('\n── tests: engine, with --userland-proxy=false')
  const { failed, report } = await engine.vitest('engine', ['test/cli/transcripts.test.ts'])
  return counted(failed, report)
}

/** Counted from vitest's own report. A run without a report has failed. */
function counted(failed: boolean, report: string | undefined): Counts {
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(report)
  // A file that does not load has no tests to fail, but vitest's exit code shows it.
  const broken = failed && numFailedTests === 0 ? 1 : 0
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken,
    skipped: numPendingTests + numTodoTests,
  }
}

/** Every lab that ships, in throwaway engines. A run that ends without a report has failed. */
async function labs(title: string, ...options: string[]): Promise<Counts> {
  console.log(`\n── labs: ${title}`)
  try {
    return await testLabs(...options)
  } catch (error) {
    console.error(error)
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

/** No lab is begun later than this after the start, so that a slow machine comes to an end, and says what it did. */
const BEGUN_WITHIN_MS = 58 * 60_000
/** How many labs share their sandboxes: the fewer, the less is begun too late. */
const TOGETHER = 2

/** The same, a few labs at a time, from day to day beginning with others. What there is no time for is skipped, and told. */
async function labsInTime(...options: string[]): Promise<Counts[]> {
  const { labs: every } = await openCourse(join(import.meta.dirname, '../labs'))
  const slugs = every.map(({ slug }) => slug)
  const groups = slugs.flatMap((_, at) => (at % TOGETHER === 0 ? [slugs.slice(at, at + TOGETHER)] : []))
  const first = Math.floor(Date.now() / 86_400_000) % groups.length
  const counts: Counts[] = []
  for (const group of [...groups.slice(first), ...groups.slice(0, first)]) {
    if (performance.now() < BEGUN_WITHIN_MS) counts.push(await labs(group.join(', '), ...group, ...options))
    else {
      console.log(`\n── labs: NOT TRIED, no time was left: ${group.join(', ')}`)
      counts.push({ passed: 0, failed: 0, skipped: group.length })
    }
  }
  return counts
}

const results = await timed('what needs no engine', async () => [
  await step('format and lint', 'biome', 'ci', '.'),
  await step('types', 'tsc'),
  await step('types of the page', 'tsc', '-p', 'src/classroom/server/web'),
  await step('generated files', 'node', 'build/write-generated.ts', '--check'),
  await step('unused code', 'knip'),
  await step('labs: lint', 'node', 'bin/run.cjs', 'lab', 'lint', '--strict', 'labs'),
  await tests('unit'),
])
await timed('getting the engine ready', async () => {
  const { endpoint } = await ensureEngine()
  console.log(`\nThe engine at ${endpoint} is used.`)
  await readySandboxes()
  await makeWhatShips()
})
// Side by side: both wait more than they work.
const withEngine = [
  timed('engine', testsWithEngine),
  timed('machine, beside engine', () => tests('machine', 'afterwards')),
]
results.push(...(await Promise.all(withEngine)).flat())
results.push(await timed('greedy', () => tests('greedy')))
results.push(await timed('engine without a proxy', testsWithoutProxy))
// Both Podmans take as long as the others together, and mutants as long as all cases.
const engines = `--engines=28.5-containerd,28.5,20.10${all ? ',26.1,podman,podman-5' : ''}`
const amount = [...(all ? ['--every-case', '--mutants'] : ['--share']), '--case-timeout=300']
if (all) results.push(await timed('labs', () => labs('cases', engines, ...amount)))
else results.push(...(await timed('labs', () => labsInTime(engines, ...amount))))
results.push(await labs('handed-out files', '--engines=28.5-containerd', '--course=test/lab/hands-out'))

if (!all)
  console.log(
    '\nAll cases of the labs, but for those that are said above not to be tried, were tried on 28.5-containerd, and a selection of them on 28.5 and 20.10. Only "npm run test:all" tries all of them on all engines, 26.1, Podman 4.3 and 5.8 among them, and changed solutions (mutants and equivalents).',
  )

console.log(`\n${took.join('\n')}`)
const sum = (key: keyof Counts) => results.reduce((total, counts) => total + counts[key], 0)
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
process.exitCode = sum('failed') > 0 ? 1 : 0
