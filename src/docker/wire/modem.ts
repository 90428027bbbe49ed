import http from 'node:http'
import type https from 'node:https'
import Dockerode from 'dockerode'
import type { Endpoint } from '../address/endpoint.ts'
import { socksAgent } from './socks.ts'
import { sshAgent } from './ssh.ts'

/** dockerode's way to the engine, bound to this endpoint whatever the environment says. */
export function openModem(endpoint: Endpoint, signal: AbortSignal): Dockerode['modem'] {
  const tls = endpoint.kind === 'tcp' ? endpoint.tls : undefined
  const agent = agentFor(endpoint)
  signal.addEventListener('abort', () => agent.destroy(), { once: true })
  const options = { protocol: tls ? ('https' as const) : ('http' as const), agent, ...addressOf(endpoint) }
  const { modem } = withoutDockerHost(() => new Dockerode(options))
  // The library's own follows redirects, to any host, and a bad Location ends the process.
  return Object.assign(modem, {
    buildRequest(options: http.RequestOptions, _: unknown, data: string | undefined, answer: Callback) {
      try {
        const request = (tls ? loadHttps() : http).request(options)
        request.on('response', (response) => answer(null, response))
        request.on('error', (error) => answer(error, null))
        request.end(data)
      } catch (error) {
        answer(error as Error, null)
      }
    },
  })
}

type Callback = (error: Error | null, response: http.IncomingMessage | null) => void

function addressOf(endpoint: Endpoint) {
  if (endpoint.kind === 'tcp') return { host: endpoint.host, port: endpoint.port }
  if (endpoint.kind === 'ssh' || endpoint.kind === 'socks') return { host: 'docker', port: 80 }
  return { socketPath: endpoint.path }
}

function agentFor(endpoint: Endpoint): http.Agent {
  if (endpoint.kind === 'ssh') return sshAgent(endpoint)
  if (endpoint.kind === 'socks') return socksAgent(endpoint)
  // Without a name, Node looks whether the host is an IPv6 address, by a pattern that takes ms to compile.
  if (endpoint.kind !== 'tcp') return new http.Agent({ servername: '' } as http.AgentOptions)
  if (!endpoint.tls) return new http.Agent({ keepAlive: true })
  const { verify, ...pems } = endpoint.tls
  return new (loadHttps().Agent)({ keepAlive: true, rejectUnauthorized: verify, ...pems })
}

/** TLS takes as long to load as Node takes to start, and a local engine does not need it. */
const loadHttps = (): typeof https => process.getBuiltinModule('node:https')

/** docker-modem reads DOCKER_HOST, and what goes with it, even when it is told where to go; it may throw on it. */
function withoutDockerHost<T>(make: () => T): T {
  const { DOCKER_HOST } = process.env
  delete process.env.DOCKER_HOST
  try {
    return make()
  } finally {
    if (DOCKER_HOST !== undefined) process.env.DOCKER_HOST = DOCKER_HOST
  }
}
