import { spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { waitUntil } from './wait.ts'

/** How a process of ours is recognised: `program` runs with `folder`, which is ours alone, in its arguments. */
export interface Identity {
  readonly program: string
  readonly folder: string
  readonly pidFile: string
}

/** A program that is started here and outlives us. */
export interface Daemon extends Identity {
  readonly args: readonly string[]
  readonly log: string
}

/**
 * The pid in `pidFile`, if that process is the one it was written for.
 * A pid file outlives a killed process, and its number is then given to any other program.
 */
export function runningPid({ program, folder, pidFile }: Identity): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10)
    const [command = '', ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    const itself = basename(command) === basename(program) && args.some((arg) => arg.includes(folder))
    return itself ? pid : undefined
  } catch {
    return undefined
  }
}

/** Removes a pid file that does not lead to the process it was written for. */
export function dropStalePidFile(identity: Identity): void {
  if (runningPid(identity) === undefined) rmSync(identity.pidFile, { force: true })
}

/** Starts it apart from our terminal, so that neither npm's end nor a Ctrl-C here reaches it. */
export function startDaemon({ program, args, log }: Daemon): {
  pid: number | undefined
  hasEnded: () => boolean
} {
  mkdirSync(dirname(log), { recursive: true })
  if (existsSync(log)) renameSync(log, `${log}.old`)
  const output = openSync(log, 'a')
  const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin:/usr/bin:/bin` }
  // Not execa: it ends its children when we end.
  const child = spawn(program, args, { cwd: '/', env, detached: true, stdio: ['ignore', output, output] })
  closeSync(output)
  let ended = false
  const onEnd = () => {
    ended = true
  }
  child.once('exit', onEnd).once('error', onEnd).unref()
  return { pid: child.pid, hasEnded: () => ended }
}

/** Ends it if it runs, and waits until it is gone. */
export async function stopDaemon(
  daemon: Daemon,
  seconds: number,
): Promise<'not running' | 'stopped' | 'still there'> {
  const pid = runningPid(daemon)
  if (pid === undefined) return 'not running'
  process.kill(pid, 'SIGTERM')
  if (!(await waitUntil(() => runningPid(daemon) !== pid, seconds))) return 'still there'
  dropStalePidFile(daemon)
  return 'stopped'
}

/** The last lines of a log, for a message. */
export function tailOf(log: string, count = 15): string {
  try {
    return readFileSync(log, 'utf8').trimEnd().split('\n').slice(-count).join('\n')
  } catch {
    return '(no log)'
  }
}
