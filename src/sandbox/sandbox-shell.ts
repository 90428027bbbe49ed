import { type ExecOptions, runExec } from '../docker/probes/exec.ts'
import type { Ask } from '../docker/wire/ask.ts'

/** How programs are run in a sandbox's container. */
export interface SandboxShell {
  /** The engine that the container is in. */
  ask: Ask
  container: string
  /** What each is run through, to be where the engine in it is. */
  through: string[]
}

/** Runs a program where the sandbox's engine is. */
export const runIn = ({ ask, container, through }: SandboxShell, command: string[], options?: ExecOptions) =>
  runExec(ask, container, [...through, ...command], options)
