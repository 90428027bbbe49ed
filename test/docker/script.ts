import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ScriptResult } from '../../src/authoring/run-case.ts'

/** A script that takes longer is broken. */
const LONGEST_MS = 90_000

export interface Script {
  ended: Promise<ScriptResult>
  /** Ends whatever it left running, and removes its folder. */
  remove(): void
}

/** Runs bash in a folder and a process group of its own. Programs that it leaves behind live until `remove`. */
export function startScript(text: string, dockerHost: string): Script {
  const home = mkdtempSync(join(tmpdir(), 'docker-lab-case-'))
  const folder = join(home, 'work')
  const log = join(home, 'output')
  mkdirSync(folder)
  // A file, not a pipe: what runs in the background would keep a pipe open.
  const output = openSync(log, 'w')
  const child = spawn('bash', ['-eu', '-o', 'pipefail', '-c', text], {
    cwd: folder,
    env: { ...process.env, DOCKER_HOST: dockerHost },
    stdio: ['ignore', output, output],
    detached: true,
    timeout: LONGEST_MS,
  })
  closeSync(output)
  const ended = new Promise<ScriptResult>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (exitCode) => resolve({ exitCode, output: readFileSync(log, 'utf8') }))
  })
  return {
    ended,
    remove() {
      if (child.pid !== undefined) endGroup(child.pid)
      rmSync(home, { recursive: true, force: true })
    },
  }
}

function endGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
