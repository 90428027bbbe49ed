import type { Endpoint } from '../docker/address/endpoint.ts'
import type { Located } from './locate.ts'

/**
 * A Docker engine in which any shell script can do what it likes, and that can be emptied. It has what a student has: a
 * shell with the docker command, and a working folder on the engine's own host, so that bind mounts and
 * `curl localhost:8080` mean the same as for a student.
 */
export interface Sandbox {
  /** What it is, for people: `docker 28.5.2`. */
  name: string
  /** The way to the engine, and to every port of its host: connect and dial through this. */
  endpoint: Endpoint
  /** The folder in which scripts run, as the engine's host names it. */
  folder: string
  /** Copies the working folder to an empty folder of this machine. */
  fetchWork(to: string): Promise<void>
  /** The text of a file beside the working folder; '' where there is none. */
  readBeside(name: string): Promise<string>
  /** Where a path of the working folder is on the engine's host, and whether one of these paths leads there too. */
  place(path: string, hostPaths: string[]): Promise<Located>
  /** From now on, scripts find copies of these files of this machine in the working folder. `target` is relative to it. */
  handOut(files: { source: string; target: string }[]): Promise<void>
  /** Runs text with bash, in the working folder. What it starts in the background runs on until `reset`. */
  run(script: string, deadlineMs: number): Promise<ScriptResult>
  /** Whether its engine no longer answers, and not because the one that it runs in does not. */
  isBroken(): Promise<boolean>
  /** From now on, `reset` leaves the images of these names, and no others, as they are when they are first kept. */
  keep(images: string[]): Promise<void>
  /**
   * Ends what scripts left running, empties the working folder, and removes everything that is in the engine, but for
   * the kept images. Rejects where the engine no longer answers: the sandbox is then of no use.
   */
  reset(): Promise<void>
  /** Ends and removes it. Can be called more than once, and never rejects. */
  dispose(): Promise<void>
}

export interface ScriptResult {
  /** Null when it had to be ended, or when its end was never reported. */
  exitCode: number | null
  /** The last 64 KiB of what it printed, both streams together. */
  output: string
}
