import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Daemon, dropStalePidFile, runningPid, startDaemon, tailOf } from '../engine/daemon.ts'
import { SetupProblem, say } from '../engine/problem.ts'
import { waitUntil } from '../engine/wait.ts'
import { hubAddress, hubUrl } from './address.ts'
import { download } from './packages.ts'

const folder = '/var/lib/docker-lab/hub'
const configuration = join(folder, 'config.yml')

/** The registry that serves the hub. */
export const registry: Daemon = {
  program: join(folder, 'program/usr/bin/docker-registry'),
  args: ['serve', configuration],
  folder,
  pidFile: join(folder, 'registry.pid'),
  log: join(folder, 'registry.log'),
}

/** Starts the registry unless it serves already. */
export async function serve(): Promise<void> {
  if (await serves()) return
  await unpackProgram()
  mkdirSync(folder, { recursive: true })
  writeFileSync(configuration, JSON.stringify(settings, null, 2))
  const hasEnded = runningPid(registry) === undefined ? launch() : () => false
  await waitUntil(async () => hasEnded() || (await serves()), 30)
  if (await serves()) return
  throw new SetupProblem(
    `The offline hub does not answer at ${hubUrl}. The end of ${registry.log}:\n\n${tailOf(registry.log)}`,
  )
}

/** Whether something at the hub's address speaks as a registry. */
export async function serves(): Promise<boolean> {
  try {
    const { headers } = await fetch(`${hubUrl}/v2/`, { signal: AbortSignal.timeout(2000) })
    return headers.has('docker-distribution-api-version')
  } catch {
    return false
  }
}

// JSON is YAML.
const settings = {
  version: 0.1,
  log: { level: 'warn', accesslog: { disabled: true } },
  storage: { filesystem: { rootdirectory: join(folder, 'storage') }, delete: { enabled: true } },
  http: { addr: hubAddress },
}

/** Unpacked, not installed: the package would start a service on port 5000, which a lab needs. */
async function unpackProgram(): Promise<void> {
  if (existsSync(registry.program)) return
  say('downloading docker-registry for the offline hub')
  const unfinished = join(folder, 'program.unfinished')
  rmSync(unfinished, { recursive: true, force: true })
  using packages = await download(['docker-registry'])
  await packages.unpack('docker-registry', unfinished)
  renameSync(unfinished, join(folder, 'program'))
}

function launch(): () => boolean {
  dropStalePidFile(registry)
  say(`starting the offline hub at ${hubUrl}, its log is ${registry.log}`)
  const { pid, hasEnded } = startDaemon(registry)
  if (pid) writeFileSync(registry.pidFile, `${pid}\n`)
  return hasEnded
}
