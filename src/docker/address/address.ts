/** Where an engine is, as plain data. */
export type Endpoint = {
  /** As reports show it, without a password: `unix:///var/run/docker.sock`. */
  url: string
  source: EndpointSource
  /** The name of the context, where that is the source. */
  context?: string
} & Address

/** Where the address of an engine came from. */
export type EndpointSource = '--host' | 'DOCKER_HOST' | 'context' | 'default-socket' | 'sandbox'

export type Address =
  | { kind: 'unix'; path: string }
  | { kind: 'npipe'; path: string }
  | { kind: 'tcp'; host: string; port: number; tls?: Tls }
  /** `path`: the engine's socket on that machine, where it isn't the usual one. */
  | { kind: 'ssh'; host: string; user?: string; port?: number; path?: string }
  /** A sandbox: its API and every port of its host are reached through a SOCKS5 proxy that runs there. */
  | { kind: 'socks'; proxy: { host: string; port: number; user: string; password: string } }

export type SshEndpoint = Extract<Endpoint, { kind: 'ssh' }>
export type SocksEndpoint = Extract<Endpoint, { kind: 'socks' }>

/** PEM texts. Without `ca` the system's authorities count. */
export interface Tls {
  ca?: string
  cert?: string
  key?: string
  /** False: any certificate is accepted. */
  verify: boolean
}

export type Variables = Record<string, string | undefined>

/** What an endpoint depends on besides the environment. */
export interface Machine {
  home: string
  platform: NodeJS.Platform
}
