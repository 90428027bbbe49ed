import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { hubUrl } from '../hub/address.ts'
import { install } from './apt.ts'
import { answers, defaultEndpoint } from './cli.ts'
import { type Daemon, dropStalePidFile, type Identity, runningPid, startDaemon, tailOf } from './daemon.ts'
import { SetupProblem, say } from './problem.ts'
import { waitUntil } from './wait.ts'

const folder = '/var/lib/docker-lab/engine'
const configuration = `${folder}/daemon.json`

const program = () =>
  ['/usr/bin/dockerd', '/usr/local/bin/dockerd', '/usr/local/sbin/dockerd'].find(existsSync) ??
  '/usr/sbin/dockerd'

/** The engine of this project: everything it keeps is in one folder, and only its socket is elsewhere. */
export const dockerd = (): Daemon => ({
  program: program(),
  args: [
    `--config-file=${configuration}`,
    `--data-root=${folder}/data`,
    `--exec-root=${folder}/exec`,
    `--pidfile=${folder}/dockerd.pid`,
    `--host=${defaultEndpoint}`,
  ],
  folder,
  pidFile: `${folder}/dockerd.pid`,
  log: `${folder}/dockerd.log`,
})

/** dockerd trusts this pid file, and would wait for whatever process has that number now. */
const containerd: Identity = {
  program: 'containerd',
  folder,
  pidFile: `${folder}/exec/containerd/containerd.pid`,
}

/** Installs docker.io where it is missing. */
export async function installDocker(cliIsMissing: boolean): Promise<void> {
  if (cliIsMissing || !existsSync(program())) await install(['docker.io'])
}

/** Starts our engine, or waits for it if it is starting already; throws a SetupProblem with the log's end. */
export async function startEngine(): Promise<void> {
  const ours = dockerd()
  const started = runningPid(ours) === undefined ? await launch(ours) : { hasEnded: () => false }
  const ready = await waitUntil(async () => started.hasEnded() || (await answers()), 60)
  if (ready && (await answers())) return
  const what = started.hasEnded() ? 'dockerd ended at once' : 'dockerd has not answered within 60 s'
  throw new SetupProblem(`${what}. The end of ${ours.log}:\n\n${tailOf(ours.log)}`)
}

async function launch(ours: Daemon) {
  const socket = defaultEndpoint.replace('unix://', '')
  if (await isListening(socket))
    throw new SetupProblem(`Another program listens on ${socket} and does not answer like a Docker engine.`)
  dropStalePidFile(ours)
  dropStalePidFile(containerd)
  mkdirSync(folder, { recursive: true })
  writeFileSync(configuration, JSON.stringify({ 'registry-mirrors': [hubUrl] }, null, 2))
  say(`starting dockerd, its log is ${ours.log}`)
  return startDaemon(ours)
}

function isListening(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(socket)
    connection.once('connect', () => resolve(true)).once('error', () => resolve(false))
    connection.once('connect', () => connection.destroy())
  })
}
