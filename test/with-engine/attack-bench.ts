import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { execa } from 'execa'
import { afterAll } from 'vitest'
import { outcomesOf } from '../../src/authoring/testing/outcomes.ts'
import type { Report } from '../../src/grading/report.ts'
import { openShell } from '../cli/shell.ts'
import { waitUntil } from '../engine/wait.ts'

/** Where attacks are tried: containers of their own, labs written on the spot, and docker-lab as a process. */

const ids: string[] = []
const images: string[] = []
const shell = openShell()

/** Removes, by its id, what the attacks of this file have made. */
export function cleanUpAfterwards(): void {
  afterAll(async () => {
    shell.remove()
    if (ids.length > 0) await execa('docker', ['rm', '--force', '--volumes', ...ids])
    if (images.length > 0) await execa('docker', ['rmi', '--force', ...images], { reject: false })
  })
}

export async function docker(...args: string[]): Promise<string> {
  return (await execa('docker', args)).stdout
}

let names = 0
export const newName = (what = 'box') => `dl-attack-${what}-${process.pid}-${names++}`

/** Starts a container, under a name of its own, and answers that name. */
export async function attacker(...args: string[]): Promise<string> {
  const name = newName()
  await start(name, ...args)
  return name
}

export async function start(name: string, ...args: string[]): Promise<void> {
  ids.push(await docker('run', '--detach', '--name', name, ...args))
}

/** A container whose shell prepares the scene first; answers its name when all is in place. */
export async function scene(script: string, ...options: string[]): Promise<string> {
  const text = `${script}\ntouch /ready; exec sleep 600`
  const name = await attacker(...options, 'busybox', 'sh', '-c', text)
  await until(async () => !(await execa('docker', ['exec', name, 'test', '-e', '/ready'], quiet)).failed)
  return name
}

/** Remembers an image, to be removed with the containers. */
export function made(image: string): string {
  images.push(image)
  return image
}

export async function until(holds: () => Promise<boolean>): Promise<void> {
  if (!(await waitUntil(holds, 20))) throw new Error('the attack was never ready')
}

const quiet = { reject: false } as const

/** The port of this machine on which the container's port 80 is. */
export async function portOf(name: string): Promise<number> {
  return Number(/:(\d+)$/m.exec(await docker('port', name, '80/tcp'))?.[1])
}

export interface Checked {
  exitCode: number | undefined
  /** `pass`, `blocked`, `fail CODE` or `error CODE`, in the order of the checks. */
  verdicts: string[]
  report: Report
  stdout: string
  stderr: string
  seconds: number
  /** The most memory that the process had at any time. */
  megabytes: number
}

interface How {
  args?: string[]
  env?: Record<string, string>
}

/** `docker-lab check --json` of a lab with these checks, each `{ grader: what it takes }`. */
export async function check(checks: Record<string, object>[], { args = ['--json'], env = {} }: How = {}) {
  const lab = {
    title: 'An attack',
    checks: checks.map((one, index) => ({ id: `check-${index}`, title: `Check ${index}`, ...one })),
  }
  return checkLab(JSON.stringify(lab), { args, env })
}

/** The same of a lab file as it is. */
export async function checkLab(yaml: string, { args = ['--json'], env = {} }: How = {}): Promise<Checked> {
  const folder = mkdtempSync(join(shell.folder, 'lab-'))
  const memory = join(folder, 'memory')
  writeFileSync(join(folder, 'lab.yaml'), yaml)
  const run = join(import.meta.dirname, '../../bin/run.cjs')
  const started = performance.now()
  const { exitCode, stdout, stderr } = await execa(process.execPath, [run, 'check', folder, ...args], {
    cwd: shell.folder,
    env: {
      ...shell.env,
      ...env,
      NODE_OPTIONS: `${TELL_MEMORY} ${env.NODE_OPTIONS ?? ''}`,
      MEMORY_FILE: memory,
    },
    extendEnv: false,
    reject: false,
    stripFinalNewline: false,
  })
  const seconds = (performance.now() - started) / 1000
  const megabytes = Number(readFileSync(memory, 'utf8')) / 1024
  rmSync(folder, { recursive: true })
  const report = stdout.startsWith('{') ? JSON.parse(stdout) : undefined
  const verdicts = report?.labs ? Object.values(outcomesOf(report.labs[0])) : []
  return { exitCode, verdicts, report, stdout, stderr, seconds, megabytes }
}

/** What resourceUsage() tells begins with the memory of the process that started it: Linux keeps it across exec. */
const TELL_MEMORY = `--import data:text/javascript,${encodeURIComponent(
  `import { readFileSync, writeFileSync } from 'node:fs'
  const most = () => process.platform === 'linux'
    ? /VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]
    : process.resourceUsage().maxRSS
  process.on('exit', () => writeFileSync(process.env.MEMORY_FILE, String(most())))`,
)}`
