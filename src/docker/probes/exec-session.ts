import { setTimeout as delay } from 'node:timers/promises'
import { CouldNotLook } from '../port/could-not-look.ts'
import { flag, number, record, required, understood } from '../port/json.ts'
import type { Ask } from '../wire/ask.ts'
import { engineApi } from '../wire/engine-api.ts'
import { accepted, readJsonAnswer, unlessAbsent } from '../wire/read-answer.ts'
import { collectOutput, type Printed } from './exec-output.ts'

const MAX_BYTES = 64 * 1024
/** A program that takes longer is asked about, in ms: it can close its output and run on. */
const QUICK_MS = 300
const LOOK_AGAIN_MS = 150
const LOOK_AGAIN_SOON_MS = 20
/** Newer engines call a program running for 2 s longer when others hold its output open. Podman closes it at once. */
const HELD_MS = 1900
/** How long a program can take to be gone after it was killed. */
const GOING_MS = 2000

export interface ExecSession {
  id: string
  isPodman: boolean
  /** The engine's own time when it was made: the `Date` of its answer. */
  madeAt: string
}

/** Prepares to run a program in a container. @throws Refusal where the container is not there or does not run */
export async function createExec(
  ask: Ask,
  container: string,
  what: { Cmd: string[]; Env?: string[] },
): Promise<ExecSession> {
  const question = { method: 'POST', body: { AttachStdout: true, AttachStderr: true, ...what } } as const
  const answer = await ask.stream(`/containers/${encodeURIComponent(container)}/exec`, question)
  const created = await readJsonAnswer(answer, ask.endpoint, MAX_BYTES)
  const { headers } = answer
  return {
    id: understood(ask.endpoint, () => required(record(created, 'exec').Id, 'Id')),
    isPodman: headers['libpod-api-version'] !== undefined,
    madeAt: headers.date ?? '',
  }
}

export type Followed = Printed &
  (
    | { kind: 'late' }
    | {
        kind: 'ended'
        exitCode: number
        /** The engine knows that there was a process; not told by Podman, which forgets its number. */
        wasStarted: boolean
        /** Something that it started can still be there, with its output open. */
        canHaveLeft: boolean
      }
  )

/** Starts the program, and reads what it prints until it ends, or the time is over. */
export async function follow(ask: Ask, { id, isPodman }: ExecSession, timeoutMs: number): Promise<Followed> {
  const begun = performance.now()
  const leftMs = () => begun + timeoutMs - performance.now()
  const start = { method: 'POST', body: { Detach: false, Tty: false }, endless: true } as const
  const { body } = await accepted(await ask.stream(`/exec/${id}/start`, start), ask.endpoint)
  const output = collectOutput(ask, body, 2 * timeoutMs)
  try {
    await output.closesWithin(Math.min(QUICK_MS, leftMs()))
    for (;;) {
      const state = await stateOf(ask, id)
      if (!state.isRunning) {
        const isLate = performance.now() - begun > HELD_MS
        const isHeld = !(await output.restHasCome(leftMs()))
        const canHaveLeft = isPodman || isLate || isHeld
        const { exitCode, pid } = state
        return { kind: 'ended', exitCode, wasStarted: pid !== 0, canHaveLeft, ...output.printed() }
      }
      if (leftMs() <= 0) return { kind: 'late', ...output.printed() }
      if (output.isClosed()) await delay(LOOK_AGAIN_SOON_MS)
      else await output.closesWithin(Math.min(LOOK_AGAIN_MS, leftMs()))
    }
  } finally {
    body.destroy()
  }
}

/** Whether the program is gone, or is so within that time, in ms. One that was never started is not. */
export async function hasEnded(ask: Ask, { id }: ExecSession, withinMs = GOING_MS): Promise<boolean> {
  for (let waited = 0; waited < withinMs; waited += LOOK_AGAIN_MS) {
    if (!(await stateOf(ask, id)).isRunning) return true
    await delay(LOOK_AGAIN_MS)
  }
  return false
}

async function stateOf(ask: Ask, id: string) {
  const answer = await unlessAbsent(engineApi(ask).getExec(id).inspect())
  if (answer === undefined) throw new CouldNotLook('engine-answer', ask.endpoint, { why: 'exec-gone' })
  return understood(ask.endpoint, () => {
    const { Running, ExitCode, Pid } = record(answer, 'exec')
    // An engine that has just seen it end can have no exit code yet.
    const isRunning = flag(Running, 'Running') || ExitCode === undefined || ExitCode === null
    return {
      isRunning,
      exitCode: number(ExitCode, 'ExitCode'),
      pid: Pid === undefined ? undefined : number(Pid, 'Pid'),
    }
  })
}
