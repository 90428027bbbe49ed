import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { CouldNotLook } from '../port/could-not-look.ts'
import type { ExecResult } from '../port/docker.ts'
import { flag, number, record, required, understood } from '../port/json.ts'
import type { Ask } from '../wire/ask.ts'
import { type EngineApi, engineApi, streamOf } from '../wire/engine-api.ts'
import { chunksOf, demultiplex, type Output } from '../wire/engine-stream.ts'
import { Refusal, unlessAbsent } from '../wire/read-answer.ts'

const TIMEOUT_MS = 5000
/** How much later than the program's deadline ours is: time for the watchdog's end to arrive. */
const GRACE_MS = 1500
/** How much is kept of each stream. A program that prints more than the second number is left to wait for its deadline. */
const KEPT_BYTES = 64 * 1024
const READ_BYTES = 64 * 1024 * 1024

/**
 * Runs a program in a running container, without input or a terminal.
 *
 * To drop the connection does not end the program, so a shell inside the container watches over it and ends it,
 * with what it has started, at the deadline (whole seconds, at least 1). A container without `/bin/sh` runs the
 * program without a watchdog: it can then outlive its `timeout`.
 */
export async function runExec(
  ask: Ask,
  container: string,
  command: string[],
  timeoutMs = TIMEOUT_MS,
): Promise<ExecResult> {
  const seconds = Math.max(1, Math.ceil(timeoutMs / 1000))
  const missing = randomUUID()
  const watched = await run(
    ask,
    container,
    ['/bin/sh', '-c', WATCHED, `${seconds}`, missing, ...command],
    seconds,
  )
  if (watched.kind === 'not-started' && /["' /]sh\b/.test(watched.said) && isMissing(watched.said)) {
    return run(ask, container, command, seconds)
  }
  if (watched.kind === 'ended' && watched.exitCode === 127 && watched.stderr.trim() === missing) {
    return { kind: 'not-started', said: `${command[0]}: executable file not found in $PATH` }
  }
  return watched
}

/**
 * `$0` is the deadline in seconds, `$1` what to print when there is no such program, the rest the program.
 * An exec'ed process leads a process group of its own: `-$$` is that group and nothing else. At the end the
 * watchdog is waited for, so that neither it nor its `sleep` is left to a main process that reaps no children.
 */
const WATCHED = `missing=$1; shift
command -v "$1" >/dev/null 2>&1 || { echo "$missing" >&2; exit 127; }
( trap 'kill -9 $!; wait $!; exit' TERM; sleep "$0" & wait $! && kill -9 -- -$$ ) >/dev/null 2>&1 &
watchdog=$!
"$@"
code=$?
exec 2>/dev/null
kill $watchdog
wait $watchdog
exit $code`

const isMissing = (said: string) => /executable file not found|no such file or directory/i.test(said)

type Exec = ReturnType<EngineApi['getExec']>

async function run(ask: Ask, container: string, command: string[], seconds: number): Promise<ExecResult> {
  const options = { AttachStdout: true, AttachStderr: true, Cmd: command }
  let created: { id: unknown }
  try {
    created = await engineApi(ask).getContainer(encodeURIComponent(container)).exec(options)
  } catch (error) {
    const isNoContainer = error instanceof Refusal && (error.status === 404 || error.status === 409)
    if (isNoContainer) return { kind: 'not-started', said: error.said }
    throw error
  }
  const id = understood(ask.endpoint, () => required(created.id, 'Id'))
  return start(ask, id, seconds)
}

async function start(ask: Ask, id: string, seconds: number): Promise<ExecResult> {
  const started = performance.now()
  const elapsed = () => performance.now() - started
  const deadline = seconds * 1000 + GRACE_MS
  const exec = engineApi(ask).getExec(id)
  let body: Readable
  try {
    body = streamOf(await exec.start({ Detach: false, Tty: false }))
  } catch (error) {
    // The container can have ended or been paused since; some engines refuse only here what they cannot start.
    if (error instanceof Refusal) return { kind: 'not-started', said: error.said }
    throw error
  }
  let asked: Promise<number | undefined> | undefined
  // Asked once: an engine whose connection is dropped gives exit codes of its own afterwards.
  const ended = () => {
    asked ??= exitCodeOf(ask, exec, () => elapsed() < deadline)
    return asked
  }
  const output = await readOutput(demultiplex(chunksOf(ask, body, deadline), ask.endpoint), ended)
  const exitCode = await ended()
  const { stdout, stderr } = output
  const killed = exitCode === 137 && elapsed() >= seconds * 1000
  if (exitCode === undefined || killed) return { kind: 'timeout', stdout, stderr }
  const said = `${stdout}${stderr}`.trim()
  if ([126, 127, 128].includes(exitCode) && /^OCI runtime exec failed|^exec failed|^crun: /i.test(said)) {
    return { kind: 'not-started', said }
  }
  return { kind: 'ended', exitCode, ...output }
}

async function readOutput(outputs: AsyncIterable<Output>, ended: () => Promise<unknown>) {
  const kept = { stdout: [] as Buffer[], stderr: [] as Buffer[] }
  const size = { stdout: 0, stderr: 0 }
  try {
    for await (const { stream, data } of outputs) {
      if (size[stream] < KEPT_BYTES) kept[stream].push(data.subarray(0, KEPT_BYTES - size[stream]))
      size[stream] += data.length
      if (size.stdout + size.stderr < READ_BYTES) continue
      await ended()
      break
    }
  } catch (error) {
    if (!(error instanceof CouldNotLook && error.code === 'engine-timeout')) throw error
  }
  return {
    stdout: Buffer.concat(kept.stdout).toString(),
    stderr: Buffer.concat(kept.stderr).toString(),
    truncated: size.stdout > KEPT_BYTES || size.stderr > KEPT_BYTES,
  }
}

/** Undefined while the program runs and `patience` ends. A program without a watchdog can still run after its output ends. */
async function exitCodeOf(ask: Ask, exec: Exec, patience: () => boolean): Promise<number | undefined> {
  for (;;) {
    const answer = await unlessAbsent(exec.inspect())
    if (answer === undefined) throw new CouldNotLook('engine-answer', ask.endpoint, { why: 'exec-gone' })
    const { isRunning, exitCode } = understood(ask.endpoint, () => toRun(answer))
    if (!isRunning) return exitCode
    if (!patience()) return undefined
    await delay(50)
  }
}

function toRun(answer: unknown): { isRunning: boolean; exitCode: number | undefined } {
  const { Running, ExitCode } = record(answer, 'exec')
  const hasEnded = ExitCode !== undefined && ExitCode !== null
  return {
    isRunning: flag(Running, 'Running'),
    exitCode: hasEnded ? number(ExitCode, 'ExitCode') : undefined,
  }
}
