import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { execa } from 'execa'
import { docker } from './engine/cli.ts'
import { ensureEngine } from './engine/engine.ts'
import { holderOfPort } from './engine/port.ts'
import { SetupProblem } from './engine/problem.ts'
import { type Supply, supplyImages } from './hub/hub.ts'

/** The grader did not say what it has to say here. */
class WrongVerdict extends Error {}
class Interrupted extends Error {}

const project = join(import.meta.dirname, '..')
const cli = join(project, 'bin/run.cjs')

/** Where docker notes the id of the container it makes: there even if docker fails to start it. */
let idFile: string | undefined
let interrupted = false

// The demo is of the built-in course.
delete process.env.DOCKER_LAB_COURSE

try {
  await demonstrate(await prepare())
} catch (problem) {
  process.exitCode = tell(problem)
} finally {
  await removeWhatWasMade()
}

/** An engine with images, and nothing of anybody's in the way. Nothing is made before that is known. */
async function prepare(): Promise<Supply> {
  const { endpoint, version } = await ensureEngine()
  const { stdout: before } = await docker(['ps', '--all', '--quiet', '--filter', 'name=^/nginx01$'])
  if (before)
    throw new SetupProblem(
      `There is a container nginx01 already (${before}). Remove or rename it, then try again.`,
    )
  const holder = await holderOfPort(8080, endpoint)
  if (holder) throw new SetupProblem(`Port 8080 is taken by ${holder}. Stop it, then try again.`)
  console.log(`The engine is ${endpoint}, version ${version}.`)
  return supplyImages()
}

async function demonstrate(supply: Supply): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => (interrupted = true))
  idFile = join(mkdtempSync(join(tmpdir(), 'docker-lab-demo-')), 'id')
  console.log(
    'Lab 3 asks for a container nginx01 of the image nginx, with its port 80 published on port 8080.',
  )
  if (supply === 'docker-hub' || supply === 'mirror') await succeed('docker pull nginx')
  console.log('\nNothing is done yet, so there are no points:')
  await check({ exitCode: 1, earned: 'nothing' })
  console.log('\nThe work is done:')
  await succeed('docker run -d --name nginx01 -p 8080:80 nginx', ['--cidfile', idFile])
  await check({ exitCode: 0, earned: 'everything' })
}

/** Types `docker-lab check 3`, and sees to it that it says what it has to. */
async function check(expected: { exitCode: number; earned: 'nothing' | 'everything' }): Promise<void> {
  const exitCode = await type('docker-lab check 3')
  const { stdout } = await run(process.execPath, [cli, 'check', '3', '--json'], 'pipe')
  const earned = pointsIn(stdout)
  if (exitCode === expected.exitCode && earned === expected.earned) return
  throw new WrongVerdict(
    `This is not what the demo expects: exit code ${expected.exitCode} and ${expected.earned} earned. ` +
      `It was exit code ${exitCode} and ${earned} earned.`,
  )
}

function pointsIn(report: string): string {
  try {
    const { passed, points } = JSON.parse(report)
    if (passed) return 'everything'
    return points.earned === 0 ? 'nothing' : `${points.earned} of ${points.possible} points`
  } catch {
    return 'an unknown number of points'
  }
}

async function succeed(typed: string, unseen: readonly string[] = []): Promise<void> {
  const exitCode = await type(typed, unseen)
  if (exitCode !== 0) throw new SetupProblem(`"${typed}" failed, so the demo cannot continue.`)
}

/** Shows a command as a student types it, runs it, and answers its exit code. */
async function type(typed: string, unseen: readonly string[] = []): Promise<number | undefined> {
  console.log(`\n$ ${typed}`)
  const [program = '', verb = '', ...rest] = typed.split(' ')
  const words = [verb, ...unseen, ...rest]
  const [file, args] = program === 'docker-lab' ? [process.execPath, [cli, ...words]] : [program, words]
  return (await run(file, args, 'inherit')).exitCode
}

async function run(file: string, args: readonly string[], output: 'inherit' | 'pipe') {
  // Ctrl-C is for the demo: docker, cut off between making a container and noting its id, would leave it behind.
  const detached = process.platform !== 'win32'
  const stdio = ['ignore', output, 'inherit'] as const
  const { exitCode, stdout } = await execa(file, args, { cwd: project, detached, stdio, reject: false })
  if (interrupted) throw new Interrupted()
  return { exitCode, stdout: stdout ?? '' }
}

/** Exactly the container that was made here, by its id: a name can be anybody's. */
async function removeWhatWasMade(): Promise<void> {
  if (!idFile) return
  const id = existsSync(idFile) ? readFileSync(idFile, 'utf8') : ''
  rmSync(dirname(idFile), { recursive: true, force: true })
  if (!id) return
  const { ok, stderr } = await docker(['rm', '--force', '--volumes', id])
  const which = `the container that the demo made, nginx01 (${id.slice(0, 12)})`
  console.log(ok ? `\nRemoved ${which}. Images stay.` : `\nCould not remove ${which}: ${stderr}`)
}

/** Says what went wrong, and answers the exit code for it. */
function tell(problem: unknown): number {
  if (problem instanceof Interrupted) return 130
  const isForReaders = problem instanceof SetupProblem || problem instanceof WrongVerdict
  console.error(isForReaders ? `\n${problem.message}` : problem)
  return problem instanceof SetupProblem ? 3 : 4
}
