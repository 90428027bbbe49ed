import http from 'node:http'
import type https from 'node:https'
import type { Endpoint } from '../address/address.ts'
import { socksAgent } from './socks.ts'
import { sshAgent } from './ssh.ts'

export type OpenRequest = (options: http.RequestOptions) => http.ClientRequest

/** Opens requests to this endpoint, whatever the environment says. When the signal aborts, every socket is closed. */
export function openRequests(endpoint: Endpoint, signal: AbortSignal): OpenRequest {
  const tls = endpoint.kind === 'tcp' && endpoint.tls
  const agent = agentFor(endpoint)
  signal.addEventListener('abort', () => agent.destroy(), { once: true })
  const address = addressOf(endpoint)
  return (options) => (tls ? loadHttps() : http).request({ ...options, ...address, agent })
}

function addressOf(endpoint: Endpoint): http.RequestOptions {
  if (endpoint.kind === 'tcp') return { host: endpoint.host, port: endpoint.port }
  if (endpoint.kind === 'ssh' || endpoint.kind === 'socks') return { host: 'docker', port: 80 }
  return { socketPath: endpoint.path }
}

/** As many connections are kept for the next question as Docker's own client keeps. */
const KEPT = { keepAlive: true, maxFreeSockets: 6 }

function agentFor(endpoint: Endpoint): http.Agent {
  if (endpoint.kind === 'ssh') return sshAgent(endpoint)
  if (endpoint.kind === 'socks') return socksAgent(endpoint)
  // Without a name, Node checks whether the host is an IPv6 address, by a pattern that takes ms to compile.
  if (endpoint.kind !== 'tcp') return new http.Agent({ ...KEPT, servername: '' } as http.AgentOptions)
  if (!endpoint.tls) return new http.Agent(KEPT)
  const { verify, ...pems } = endpoint.tls
  return new (loadHttps().Agent)({ ...KEPT, rejectUnauthorized: verify, ...pems })
}

/** TLS takes as long to load as Node takes to start, and a local engine does not need it. */
const loadHttps = (): typeof https => process.getBuiltinModule('node:https')
