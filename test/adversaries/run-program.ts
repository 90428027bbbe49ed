import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '../..')

export interface Ran {
  /** Null where it did not end by itself. */
  exit: number | null
  stdout: string
  stderr: string
  ms: number
  /** The most memory that it had at once. */
  mebibytes: number
}

export interface Running {
  env?: NodeJS.ProcessEnv
  /** A home of its own, when it is left out. */
  cwd?: string
  /** An open file, in the place of a pipe. */
  stdout?: number
  /** JavaScript that runs before the program. */
  before?: string
}

const LONGEST_MS = 60_000

/** Runs the program from its sources as a process of its own, with a home of its own. */
export async function runProgram(
  words: string[],
  { env, cwd, stdout, before = '' }: Running = {},
): Promise<Ran> {
  const home = mkdtempSync(join(tmpdir(), 'docker-lab-'))
  const measured = join(home, 'measured')
  const measure = `process.on('exit', () => process.getBuiltinModule('node:fs').writeFileSync(${JSON.stringify(measured)}, String(process.resourceUsage().maxRSS)))`
  const started = performance.now()
  try {
    const preload = `data:text/javascript,${encodeURIComponent(`${measure}\n${before}`)}`
    const child = spawn(process.execPath, ['--import', preload, join(root, 'bin/dev.js'), ...words], {
      cwd: cwd ?? home,
      env: {
        PATH: process.env.PATH,
        HOME: home,
        LANG: 'en_US.UTF-8',
        DOCKER_LAB_COURSE: join(root, 'labs'),
        NODE_NO_WARNINGS: '1',
        ...env,
      },
      stdio: ['ignore', stdout ?? 'pipe', 'pipe'],
    })
    const said = { stdout: '', stderr: '' }
    child.stdout?.on('data', (data) => {
      said.stdout += data
    })
    child.stderr?.on('data', (data) => {
      said.stderr += data
    })
    const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS)
    const exit = await new Promise<number | null>((resolve) => child.on('exit', resolve))
    const ms = performance.now() - started
    clearTimeout(timer)
    await Promise.all(
      [child.stdout, child.stderr].map(
        (stream) => stream && (stream.closed || new Promise((done) => stream.on('close', done))),
      ),
    )
    const mebibytes = exit === null ? Infinity : Number(readFileSync(measured, 'utf8')) / 1024
    return { exit, ...said, ms, mebibytes }
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}
