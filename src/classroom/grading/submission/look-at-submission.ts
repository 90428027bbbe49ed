import { openTestbed, type Testbed } from '../../../authoring/testing/testbed.ts'
import { connect } from '../../../docker/connect.ts'
import { CouldNotLook } from '../../../docker/port/could-not-look.ts'
import type { Tape } from '../../../docker/port/tape.ts'
import { problemOf } from '../../../grading/problems/problems.ts'
import type { LabReport } from '../../../grading/report.ts'
import type { Lab } from '../../../lab/lab.ts'
import type { Sandbox } from '../../../sandbox/sandbox.ts'
import { lastLines } from '../../script-end.ts'
import { askForNamed } from '../../snapshot/named.ts'
import { reportError } from '../report-error.ts'
import { orAborted } from '../until.ts'
import type { Looked } from '../work.ts'
import { excuseFor, runOf } from './submission-script.ts'
import type { RunningSubmissions, SubmittedPart } from './submitted.ts'

interface Place {
  sandbox: Sandbox
  testbed: Testbed
}

/** Runs what was handed in for one lab after another in one sandbox, which is emptied in between, and grades it. */
export async function* lookAtSubmission(
  parts: SubmittedPart[],
  signal: AbortSignal,
  running: RunningSubmissions & { opened: AsyncDisposable[] },
): AsyncGenerator<Looked> {
  const { opened } = running
  const untilMs = performance.now() + running.deadlineMs
  let place: Place | undefined
  const left = [...parts]
  const suspects = new Set<SubmittedPart>()
  for (let part = left.shift(); part; part = left.shift()) {
    const labs = left.length + 1
    const scriptMs = () => scriptTime(untilMs - performance.now(), labs)
    const begunMs = performance.now()
    let isBroken = false
    try {
      place ??= await open(running, signal, opened)
      yield await orAborted(lookAtPart(part, place, scriptMs, running), signal)
    } catch (error) {
      if (signal.aborted) throw error
      const problem = problemOf(error)
      isBroken = problem.detail.why === 'engine-broken'
      // Once can be our machine's fault, and twice takes as long again.
      const hasTime = untilMs - performance.now() > 2 * (performance.now() - begunMs)
      if (isBroken && hasTime && !suspects.has(part)) {
        suspects.add(part)
        left.unshift(part)
      } else yield await unseen(part, problem, running)
    }
    // What a sandbox did not survive is nothing that the next lab has to do with.
    const isUsable =
      place &&
      !isBroken &&
      (await orAborted(place.testbed.reset(), signal).then(
        () => true,
        () => false,
      ))
    if (isUsable) continue
    signal.throwIfAborted()
    await place?.sandbox.dispose()
    place = undefined
  }
}

async function unseen(
  part: SubmittedPart,
  problem: CouldNotLook,
  { kinds, language, origin }: RunningSubmissions,
): Promise<Looked> {
  const report = await reportError(part.lab, problem, { kinds, language })
  const workAt = (part.copy?.newest ?? new Date()).toISOString()
  const engine = { endpoint: '', name: null, version: null, api: null }
  return { part, report, origin: { ...origin, engine, language }, tape: null, workAt }
}

async function open(
  { sandboxes, language, origin }: RunningSubmissions,
  signal: AbortSignal,
  opened: AsyncDisposable[],
): Promise<Place> {
  const provider = await orAborted(sandboxes(), signal)
  const opening = provider.open()
  // One that is opened too late is removed as well.
  opened.push({ [Symbol.asyncDispose]: async () => (await opening).dispose() })
  const sandbox = await orAborted(opening, signal)
  return { sandbox, testbed: await orAborted(openTestbed(sandbox, language, origin), signal) }
}

async function lookAtPart(
  part: SubmittedPart,
  { testbed, sandbox }: Place,
  scriptMs: () => number,
  { origin, language, kinds }: RunningSubmissions,
): Promise<Looked> {
  const { lab, copy } = part
  const files = copy?.files ?? []
  const targets = files.map(({ target }) => target)
  await testbed.prepare(lab, files)
  const { script, needs } = runOf(targets, lab)
  if (needs && !(await testbed.has(needs))) throw notRun({ why: 'no-plugin', name: needs })
  const deadlineMs = scriptMs()
  const running = testbed.run(script, deadlineMs)
  await running.catch(() => {})
  await refuseBroken(sandbox)
  const { exitCode, output } = await running
  const { report: whole, tape } = await testbed.grade(lab)
  const report = whole.labs[0] as LabReport
  if (report.outcome === 'error') await refuseBroken(sandbox)
  // Whatever it did is right where everything passes: also where it stays in the foreground.
  const isRight = report.outcome === 'pass'
  if (exitCode === null && !isRight)
    throw notRun({ why: 'still-running', name: `${Math.round(deadlineMs / 1000)}` })
  // Nothing is held against it that our sandbox lacks.
  const excuse = isRight ? undefined : excuseFor(exitCode, output)
  if (excuse === 'no-network') throw notRun({ why: 'no-network', said: lastLine(output) })
  if (excuse === 'no-root') throw notRun({ why: 'no-root' })
  if (excuse === 'ours') throw new CouldNotLook('probe-broke', '', { said: lastLine(output) })
  await nameToo(lab, tape, sandbox, kinds)
  const workAt = (copy?.newest ?? new Date()).toISOString()
  const ended = isRight || !exitCode ? {} : { script: { exit_code: exitCode, output: lastLines(output) } }
  return { part, report, origin: { ...origin, engine: whole.engine, language, ...ended }, tape, workAt }
}

/** Until the script ran, the engine answered. */
async function refuseBroken(sandbox: Sandbox): Promise<void> {
  if (await sandbox.isBroken()) throw notRun({ why: 'engine-broken' })
}

/** Keeps what the lab names besides, so that the work can be judged by a lab that is corrected later. */
async function nameToo(
  lab: Lab,
  tape: Tape,
  { endpoint }: Sandbox,
  kinds: RunningSubmissions['kinds'],
): Promise<void> {
  const signal = AbortSignal.timeout(NAMES_MS)
  const over = new AbortController()
  const connecting = connect(endpoint, { signal: AbortSignal.any([signal, over.signal]) })
  const found = await connecting.catch(() => undefined)
  const deadline = { signal, endpoint: endpoint.url }
  if (found) await askForNamed([lab], tape, { docker: found.docker, kinds, deadline }).catch(() => {})
  over.abort()
}

const NAMES_MS = 10_000

/** What a lab is looked at in, after its script. */
const LOOK_MS = 15_000

/** How long a script can take: one that waits for ever leaves time to look, and for the other labs. */
function scriptTime(leftMs: number, labs: number): number {
  const each = leftMs / labs
  return Math.max(1000, each - Math.min(LOOK_MS, each / 3))
}

const notRun = (detail: CouldNotLook['detail']) => new CouldNotLook('submission-not-run', '', detail)

const lastLine = (output: string): string => (output.trimEnd().split('\n').at(-1) ?? '').slice(-200)
