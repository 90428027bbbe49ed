import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Endpoint } from '../docker/address/endpoint.ts'
import type { ScriptResult } from './sandbox.ts'

export interface LocalScript {
  ended: Promise<ScriptResult>
  /** Ends it, and what it left running in its process group. */
  end(): void
}

const KEPT_BYTES = 64 * 1024

/** Runs bash on this machine, in a process group of its own. */
export function startScript(
  text: string,
  {
    folder,
    log,
    endpoint,
    deadlineMs,
  }: { folder: string; log: string; endpoint: Endpoint; deadlineMs: number },
): LocalScript {
  // A file, not a pipe: what runs in the background would keep a pipe open.
  const output = openSync(log, 'w')
  const child = spawn('bash', ['-eu', '-o', 'pipefail', '-c', text], {
    cwd: folder,
    env: { ...process.env, DOCKER_HOST: endpoint.url },
    stdio: ['ignore', output, output],
    detached: true,
  })
  closeSync(output)
  const end = () => {
    if (child.pid !== undefined) endGroup(child.pid)
  }
  const late = setTimeout(end, deadlineMs)
  const ended = new Promise<ScriptResult>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (exitCode) => {
      clearTimeout(late)
      lastBytes(log).then((said) => resolve({ exitCode, output: said }), reject)
    })
  })
  return { ended, end }
}

async function lastBytes(file: string): Promise<string> {
  await using handle = await open(file)
  const { size } = await handle.stat()
  const start = Math.max(0, size - KEPT_BYTES)
  const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(KEPT_BYTES), position: start })
  return buffer.toString('utf8', 0, bytesRead)
}

function endGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
