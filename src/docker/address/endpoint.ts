import type { Endpoint, EndpointSource, Machine, Tls, Variables } from './address.ts'
import { currentContext, dockerConfigFolder, readContext, readPems } from './contexts.ts'
import { parseHost } from './host-address.ts'
import { userHome } from './user-home.ts'

export type { Endpoint, Machine, Tls, Variables } from './address.ts'

const thisMachine = (): Machine => ({ home: userHome(), platform: process.platform })

/**
 * The engine that is meant, in the Docker CLI's own order: `--context`, `--host`, `DOCKER_HOST`, `DOCKER_CONTEXT`,
 * the configuration's current context, the default socket. Nothing is contacted, and nothing falls back: a context
 * that is missing or broken rejects with `CouldNotLook`.
 * @see https://github.com/docker/cli/blob/master/cli/command/cli.go (resolveContextName)
 */
export async function resolveEndpoint(
  asked: { context?: string | undefined; host?: string | undefined },
  env: Variables = process.env,
  machine: Machine = thisMachine(),
): Promise<Endpoint> {
  const config = dockerConfigFolder(env, machine.home)
  const at = async (host: string, source: EndpointSource): Promise<Endpoint> => {
    return { ...parseHost(host, machine.platform, await tlsFromEnvironment(env, config)), source }
  }
  const byDefault = () =>
    env.DOCKER_HOST ? at(env.DOCKER_HOST, 'DOCKER_HOST') : at(defaultHost(machine.platform), 'default-socket')
  const inContext = async (name: string): Promise<Endpoint> => {
    if (name === 'default') return byDefault()
    const { host, tls } = await readContext(config, name)
    return { ...parseHost(host, machine.platform, tls), source: 'context', context: name }
  }

  if (asked.context) return inContext(asked.context)
  if (asked.host) return at(asked.host, '--host')
  if (env.DOCKER_HOST) return byDefault()
  return inContext(env.DOCKER_CONTEXT || currentContext(config) || 'default')
}

/** The host on which the engine publishes ports, as this machine reaches it. */
export function probeHost(endpoint: Endpoint): string {
  return endpoint.kind === 'tcp' || endpoint.kind === 'ssh' ? endpoint.host : 'localhost'
}

export function defaultHost(platform: NodeJS.Platform): string {
  return platform === 'win32' ? 'npipe:////./pipe/docker_engine' : 'unix:///var/run/docker.sock'
}

/** @see https://docs.docker.com/reference/cli/docker/#environment-variables */
async function tlsFromEnvironment(env: Variables, config: string): Promise<Tls | undefined> {
  const verify = Boolean(env.DOCKER_TLS_VERIFY)
  if (!verify && !env.DOCKER_TLS) return undefined
  return { ...(await readPems(env.DOCKER_CERT_PATH || config)), verify }
}
