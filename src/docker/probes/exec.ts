import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { CouldNotLook } from '../port/could-not-look.ts'
import type { ExecResult } from '../port/docker.ts'
import { finishLater } from '../port/unfinished.ts'
import type { Ask } from '../wire/ask.ts'
import { Refusal } from '../wire/read-answer.ts'
import { endPrograms, MARK } from './end-programs.ts'
import { isNotUp, notStarted, saidByEngine } from './exec-refusal.ts'
import { createExec, type ExecSession, follow, hasEnded } from './exec-session.ts'
import { inTurn } from './in-turn.ts'
import { full, type Limits, memoryRanOut, needRoom } from './room.ts'

const TIMEOUT_MS = 5000
const SOON_MS = 300
/** The exit code of a program that was killed: 128 + SIGKILL. */
const KILLED = 137

export interface ExecOptions {
  /** How long it can take, in ms: 5000 where nothing is said. */
  timeoutMs?: number | undefined
  /** What it leaves in the background runs on, which it may have been run for. At the deadline, all of it is ended. */
  leaves?: boolean
}

/**
 * Runs a program in a running container as `docker exec` does: no shell, no input, no terminal, and never two at a time
 * in one container. Nothing else is started beside it, so that a container with little room is not filled by us.
 *
 * No engine has a way to end a program that it started so, and closing the connection does not end it. What is still
 * there at the deadline, or can be in the background with the output open, is ended by a second program, if the
 * container has a shell.
 * @see https://docs.docker.com/reference/api/engine/version/v1.44/#tag/Exec
 * @throws CouldNotLook also where it was not started, or was killed, for a reason that says nothing about it
 */
export function runExec(
  ask: Ask,
  container: string,
  command: string[],
  options: ExecOptions = {},
): Promise<ExecResult> {
  return inTurn(ask, container, () => run(ask, container, command, options))
}

/**
 * For a moment, the runtime has several threads in the container, before the program is started. Where a limit leaves
 * no room for all of them, it fails now and then, and nothing has happened.
 */
const MOST_TRIES = 8
const PAUSE_MS = 30

async function run(
  ask: Ask,
  container: string,
  command: string[],
  options: ExecOptions,
): Promise<ExecResult> {
  const limits = await needRoom(ask, container)
  for (let tries = 1; ; tries++) {
    try {
      return await runOnce(ask, container, command, options, limits)
    } catch (error) {
      if (!(error instanceof CouldNotLook) || error.code !== 'exec-failed') throw error
      if (tries === MOST_TRIES) throw limits?.pids ? full(ask, container, 'no-processes-left') : error
    }
    await delay(tries * PAUSE_MS)
  }
}

async function runOnce(
  ask: Ask,
  container: string,
  command: string[],
  { timeoutMs = TIMEOUT_MS, leaves = false }: ExecOptions,
  limits: Limits | undefined,
): Promise<ExecResult> {
  const mark = `${MARK}=${randomUUID()}`
  let begun: ExecSession | undefined
  try {
    const session = await createExec(ask, container, { Cmd: command, Env: [mark] })
    begun = session
    const followed = await follow(ask, session, timeoutMs)
    begun = undefined
    const { stdout, stderr } = followed
    if (followed.kind === 'late') {
      await endPrograms(ask, container, mark)
      const ended = await hasEnded(ask, session)
      return { kind: 'timeout', stdout, stderr, ...(!ended && { stillRuns: true }) }
    }
    const said = await saidByEngine(ask, container, session, followed)
    if (said !== undefined) return notStarted(ask.endpoint, said)
    const { exitCode, truncated, canHaveLeft } = followed
    if (canHaveLeft && !leaves) await endPrograms(ask, container, mark)
    if (exitCode === KILLED && (await memoryRanOut(ask, container, limits)))
      throw full(ask, container, 'no-memory-left')
    return { kind: 'ended', exitCode, stdout, stderr, truncated }
  } catch (error) {
    if (!(error instanceof Refusal)) {
      // The run is over, and the program is not.
      if (begun && ask.afterwards) finishLater(endBegun(ask.afterwards(), container, begun, mark))
      throw error
    }
    if (isNotUp(error)) return { kind: 'not-started', said: error.said, notUp: true }
    // Some engines refuse only when it is started, and in their own form, what cannot be started.
    if (error.isTheEngines && error.status !== 404) return notStarted(ask.endpoint, error.said)
    throw error
  }
}

/** Looks for it again and again: the engine may start the program only after the first look. */
async function endBegun(ask: Ask, container: string, session: ExecSession, mark: string): Promise<void> {
  do await endPrograms(ask, container, mark)
  while (!(await hasEnded(ask, session, SOON_MS)))
}
