import { canInstall } from './apt.ts'
import { answers, askDocker, chosenEndpoint, defaultEndpoint } from './cli.ts'
import { runningPid, stopDaemon } from './daemon.ts'
import { dockerd, installDocker, startEngine } from './dockerd.ts'
import { SetupProblem } from './problem.ts'

/** The engine that answers the docker CLI. */
export interface Engine {
  readonly endpoint: string
  readonly version: string
  /** It did not answer before. */
  readonly started: boolean
  /** It is the one of this project. */
  readonly ours: boolean
}

/** Uses the engine that answers the docker CLI as it is, or starts one of our own where that can be done. */
export async function ensureEngine(): Promise<Engine> {
  const { version, refusal, missing } = await askDocker()
  const endpoint = await chosenEndpoint()
  if (version !== undefined) return { endpoint, version, started: false, ours: isOurs(endpoint) }
  if (!isDefault(endpoint)) throw new SetupProblem(elsewhere(endpoint, refusal))
  if (!canInstall()) throw new SetupProblem(whatToInstall(endpoint, refusal))
  await installDocker(missing)
  // On many machines the package starts an engine by itself.
  if (!(await answers())) await startEngine()
  return {
    endpoint,
    version: (await askDocker()).version ?? 'unknown',
    started: true,
    ours: isOurs(endpoint),
  }
}

/** Ends our engine if it runs. What is in it (images, containers, volumes) stays for the next time. */
export const stopEngine = () => stopDaemon(dockerd(), 60)

const isOurs = (endpoint: string) => isDefault(endpoint) && runningPid(dockerd()) !== undefined

const isDefault = (endpoint: string): boolean =>
  [defaultEndpoint, 'unix:///run/docker.sock'].includes(endpoint)

const elsewhere = (endpoint: string, refusal: string): string =>
  `The docker command is set to ask ${endpoint}, and no engine answers there (${refusal}). ` +
  'Start that engine, or unset DOCKER_HOST and DOCKER_CONTEXT, or choose another with "docker context use".'

const whatToInstall = (endpoint: string, refusal: string): string =>
  `No Docker engine answers at ${endpoint} (${refusal}). ${advice[process.platform] ?? advice.linux} Then try again.`

const advice: Partial<Record<NodeJS.Platform, string>> & { linux: string } = {
  darwin: 'Install and start Docker Desktop, OrbStack or Colima.',
  win32: 'Install and start Docker Desktop, or run this inside WSL 2 with an engine.',
  linux:
    'If one is installed, start it and see that your user may use it (its group is "docker"). If none is, install ' +
    'docker.io or docker-ce with your package manager. On Debian and Ubuntu, running this as root installs and starts one.',
}
