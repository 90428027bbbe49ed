import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

const program = join(import.meta.dirname, '../bin/run.cjs')
const LOOK_MS = 50

/** Runs `docker-lab` as it ships, and measures it from outside. */
export async function dockerLab(args: string[], cwd: string) {
  const started = performance.now()
  const child = spawn(process.execPath, [program, ...args], { cwd, stdio: ['ignore', 'pipe', 'inherit'] })
  let peakKb = 0
  const looking = setInterval(() => {
    peakKb = Math.max(peakKb, peakOf(child.pid as number))
  }, LOOK_MS)
  const [stdout, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  clearInterval(looking)
  if (code !== 0) throw new Error(`docker-lab ${args.join(' ')} ended with ${code}:\n${stdout}`)
  return {
    stdout,
    'time, s': ((performance.now() - started) / 1000).toFixed(1),
    'most memory, MB': Math.round(peakKb / 1024),
  }
}

/** The most that a process has held, in KB; Linux keeps it. */
function peakOf(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}
