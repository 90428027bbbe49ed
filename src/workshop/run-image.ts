import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { CouldNotLook } from '../docker/port/could-not-look.ts'
import type { RunResult } from '../docker/port/docker.ts'
import { list, number, parseJson, record, required, text, texts, understood } from '../docker/port/json.ts'
import { finishLater } from '../docker/port/unfinished.ts'
import { collectOutput } from '../docker/probes/exec-output.ts'
import { refusedForItself } from '../docker/probes/exec-refusal.ts'
import type { Ask } from '../docker/wire/ask.ts'
import { accepted, Refusal, readJsonAnswer, readText } from '../docker/wire/read-answer.ts'
import type { HowToRun } from '../grading/contract/world.ts'

/** The label of each container that an image is run in. */
export const RUN_LABEL = 'docker-lab.run'
/** What its name begins with: a label alone can also come from an image. */
const RUN_NAME = 'docker-lab-run-'

const MEMORY_BYTES = 512 * 1024 * 1024
const MOST_PROCESSES = 256
const MAX_BYTES = 64 * 1024
/** How long a busy engine can take to start it. */
const START_MS = 120_000
const GONE_WITHIN_MS = 5000
const LOOK_AGAIN_MS = 50
/** The status of an answer whose connection goes both ways from then on. */
const SWITCHED = 101
/** The exit code of a program that was killed: 128 + SIGKILL. */
const KILLED = 137

/**
 * Runs an image once as `docker run --rm --network none` does: no terminal, no network, no mounts, no input but what is
 * given, limited in memory and processes, and nothing of it is logged. The container is removed when its program ends, at the deadline,
 * and when the run is over early; the engine removes it by itself where we are killed.
 * @throws CouldNotLook also where it was not started for a reason that has nothing to do with the image
 */
export async function runImage(ask: Ask, image: string, how: HowToRun): Promise<RunResult> {
  const made = await make(ask, image, how)
  if (typeof made !== 'string') return made
  let result: RunResult
  try {
    result = await follow(ask, made, how)
  } catch (error) {
    if (ask.afterwards) finishLater(remove(ask.afterwards(), made))
    else await remove(ask, made).catch(() => {})
    throw error
  }
  const nowSeconds = await remove(ask, made)
  const wasKilled = result.kind === 'ended' && result.exitCode === KILLED
  return wasKilled && (await ranOut(ask, made, nowSeconds)) ? { kind: 'out-of-memory' } : result
}

/** The id of the container, or why there is none. */
async function make(
  ask: Ask,
  image: string,
  { args, env = {}, stdin }: HowToRun,
): Promise<string | RunResult> {
  const body = {
    Image: image,
    ...(args && { Cmd: args }),
    Env: Object.entries(env).map(([name, value]) => `${name}=${value}`),
    Labels: { [RUN_LABEL]: '' },
    ...(stdin !== undefined && { OpenStdin: true, StdinOnce: true, AttachStdin: true }),
    AttachStdout: true,
    AttachStderr: true,
    Healthcheck: { Test: ['NONE'] },
    HostConfig: {
      NetworkMode: 'none',
      AutoRemove: true,
      Memory: MEMORY_BYTES,
      MemorySwap: MEMORY_BYTES,
      PidsLimit: MOST_PROCESSES,
      LogConfig: { Type: 'none', Config: {} },
    },
  }
  const query = { name: `${RUN_NAME}${randomUUID()}` }
  const answer = await ask.stream('/containers/create', { method: 'POST', query, body })
  try {
    const created = await readJsonAnswer(answer, ask.endpoint, MAX_BYTES)
    return understood(ask.endpoint, () => required(record(created, 'container').Id, 'Id'))
  } catch (error) {
    return refusedBy(error)
  }
}

/** Starts it, and reads what it prints until it ends, or the time is over. */
async function follow(ask: Ask, id: string, { timeoutMs, stdin }: HowToRun): Promise<RunResult> {
  const post = (what: string, query?: Record<string, string>) =>
    ask
      .stream(`/containers/${id}/${what}`, { method: 'POST', ...(query && { query }), endless: true })
      .then((answer) => accepted(answer, ask.endpoint))
  // Both before the start, so that nothing is missed of a program that ends at once.
  const attached = await post('attach', { stream: '1', stdout: '1', stderr: '1' })
  const output = collectOutput(ask, attached.body, timeoutMs + START_MS)
  const input = stdin === undefined ? undefined : await sendInput(ask, id, stdin)
  const waiting = await post('wait', { condition: 'next-exit' })
  const ending = exitCodeIn(ask, waiting.body)
  ending.catch(() => {})
  try {
    const { body } = await post('start')
    body.resume()
    const begun = performance.now()
    const exitCode = await within(timeoutMs, ending)
    if (exitCode !== undefined) await output.restHasCome(timeoutMs - (performance.now() - begun))
    const { stdout, stderr, truncated } = output.printed()
    if (exitCode === undefined) return { kind: 'timeout', stdout, stderr }
    return { kind: 'ended', exitCode, stdout, stderr, truncated }
  } catch (error) {
    return refusedBy(error)
  } finally {
    attached.body.destroy()
    input?.destroy()
    waiting.body.destroy()
  }
}

/**
 * Gives it its input, on a connection of its own: a proxy on the way can close both directions when one of them ends.
 * @throws CouldNotLook where the input would not get there
 */
async function sendInput(ask: Ask, id: string, input: string): Promise<Readable> {
  const query = { stream: '1', stdin: '1' }
  const answer = await ask.stream(`/containers/${id}/attach`, { method: 'POST', query, endless: true, input })
  if (answer.status === SWITCHED) return answer.body.resume()
  await accepted(answer, ask.endpoint)
  answer.body.destroy()
  const said = `HTTP ${answer.status}`
  throw new CouldNotLook('engine-answer', ask.endpoint, { why: 'unknown-value', name: 'attach', said })
}

async function exitCodeIn(ask: Ask, body: Parameters<typeof readText>[0]): Promise<number> {
  const { text: said } = await readText(body, MAX_BYTES)
  return understood(ask.endpoint, () => {
    const { StatusCode } = record(parseJson(said), 'wait')
    return number(StatusCode, 'StatusCode')
  })
}

async function within<T>(ms: number, promised: Promise<T>): Promise<T | undefined> {
  const waiting = new AbortController()
  const late = delay(ms, undefined, { signal: waiting.signal }).catch(() => undefined)
  return Promise.race([promised, late]).finally(() => waiting.abort())
}

/** What an engine says of an image that it cannot run. @throws whatever else went wrong */
function refusedBy(error: unknown): RunResult {
  const refused = error instanceof Refusal && error.isTheEngines ? refusedForItself(error.said) : undefined
  if (!refused) throw error
  return refused
}

/** Removes a container with its anonymous volumes, and waits until it is gone. @returns the engine's time then, in s */
async function remove(ask: Ask, id: string): Promise<number> {
  for (let waited = 0; ; waited += LOOK_AGAIN_MS) {
    const query = { force: '1', v: '1' }
    const { status, headers, body } = await ask.stream(`/containers/${id}`, { method: 'DELETE', query })
    body.resume()
    // Elsewhere it is being removed already.
    if (status < 300 || status === 404 || waited >= GONE_WITHIN_MS)
      return Math.floor(Date.parse(headers.date ?? '') / 1000)
    await delay(LOOK_AGAIN_MS)
  }
}

/** Whether the kernel had to kill in it for want of memory. */
async function ranOut(ask: Ask, id: string, nowSeconds: number): Promise<boolean> {
  if (Number.isNaN(nowSeconds)) return false
  const filters = JSON.stringify({ container: [id], event: ['oom'] })
  const query = { since: `${nowSeconds - 120}`, until: `${nowSeconds + 1}`, filters }
  const { body } = await accepted(await ask.stream('/events', { query }), ask.endpoint)
  return (await readText(body, MAX_BYTES)).text.trim() !== ''
}

/** How old a container must be that somebody who runs an image can no longer need, in seconds. */
const OLD_SECONDS = 180

/** Removes what is left of runs that were killed, if anything is. */
export async function sweepRuns(ask: Ask, oldSeconds = OLD_SECONDS): Promise<void> {
  const filters = JSON.stringify({ label: [RUN_LABEL] })
  const answer = await ask.stream('/containers/json', { query: { all: '1', filters } })
  const { body, headers } = await accepted(answer, ask.endpoint)
  const now = Date.parse(headers.date ?? '') / 1000
  const { text: said } = await readText(body, MAX_BYTES)
  const old = understood(ask.endpoint, () =>
    list(parseJson(said), 'containers')
      .map((row) => record(row, 'container'))
      .filter(({ Created }) => now - number(Created, 'Created') > oldSeconds)
      .filter(({ Names }) => texts(Names, 'Names').some((name) => name.startsWith(`/${RUN_NAME}`)))
      .map(({ Id }) => text(Id, 'Id')),
  )
  await Promise.all(old.map((id) => remove(ask, id)))
}
