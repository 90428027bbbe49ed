import { homedir } from 'node:os'
import { currentContext, dockerConfigFolder, readContext, readPems } from './contexts.ts'
import { parseHost } from './host-address.ts'

/** Where an engine is, as plain data. */
export type Endpoint = {
  /** As reports show it, without a password: `unix:///var/run/docker.sock`. */
  url: string
  /** Where the address came from: `--host`, `DOCKER_HOST`, `context lab`, `default socket`. */
  source: string
} & Address

export type Address =
  | { kind: 'unix'; path: string }
  | { kind: 'npipe'; path: string }
  | { kind: 'tcp'; host: string; port: number; tls?: Tls }
  /** `path`: the engine's socket on that machine, where it isn't the usual one. */
  | { kind: 'ssh'; host: string; user?: string; port?: number; path?: string }
  /** A sandbox: its API and every port of its host are reached through a SOCKS5 proxy that runs there. */
  | { kind: 'socks'; proxy: { host: string; port: number; user: string; password: string } }

/** PEM texts. Without `ca` the system's authorities count. */
export interface Tls {
  ca?: string
  cert?: string
  key?: string
  /** False: whoever answers is believed. */
  verify: boolean
}

export type Environment = Record<string, string | undefined>

/** What an endpoint depends on besides the environment. */
export interface Machine {
  home: string
  platform: NodeJS.Platform
}

const thisMachine = (): Machine => ({ home: homedir(), platform: process.platform })

/**
 * The engine that is meant, in the Docker CLI's own order: `--context`, `--host`, `DOCKER_HOST`, `DOCKER_CONTEXT`,
 * the configuration's current context, the default socket. Nothing is contacted, and nothing falls back: a context
 * that is missing or broken rejects with `CouldNotLook`.
 * @see https://github.com/docker/cli/blob/master/cli/command/cli.go (resolveContextName)
 */
export async function resolveEndpoint(
  asked: { context?: string | undefined; host?: string | undefined },
  env: Environment = process.env,
  machine: Machine = thisMachine(),
): Promise<Endpoint> {
  const config = dockerConfigFolder(env, machine.home)
  const at = async (host: string, source: string): Promise<Endpoint> => {
    return { ...parseHost(host, machine.platform, await tlsFromEnvironment(env, config)), source }
  }
  const byDefault = () =>
    env.DOCKER_HOST ? at(env.DOCKER_HOST, 'DOCKER_HOST') : at(defaultHost(machine.platform), 'default socket')
  const inContext = async (name: string): Promise<Endpoint> => {
    if (name === 'default') return byDefault()
    const { host, tls } = await readContext(config, name)
    return {
      ...parseHost(host || defaultHost(machine.platform), machine.platform, tls),
      source: `context ${name}`,
    }
  }

  if (asked.context) return inContext(asked.context)
  if (asked.host) return at(asked.host, '--host')
  if (env.DOCKER_HOST) return byDefault()
  return inContext(env.DOCKER_CONTEXT || (await currentContext(config)) || 'default')
}

/** The host on which the engine publishes ports, as this machine reaches it. */
export function probeHost(endpoint: Endpoint): string {
  return endpoint.kind === 'tcp' || endpoint.kind === 'ssh' ? endpoint.host : 'localhost'
}

export function defaultHost(platform: NodeJS.Platform): string {
  return platform === 'win32' ? 'npipe:////./pipe/docker_engine' : 'unix:///var/run/docker.sock'
}

/** @see https://docs.docker.com/reference/cli/docker/#environment-variables */
async function tlsFromEnvironment(env: Environment, config: string): Promise<Tls | undefined> {
  const verify = Boolean(env.DOCKER_TLS_VERIFY)
  if (!verify && !env.DOCKER_TLS) return undefined
  return { ...(await readPems(env.DOCKER_CERT_PATH || config)), verify }
}
