import { createServer } from 'node:net'
import { docker } from './cli.ts'

/** Who has a port of the engine's machine, said so that a reader can find them; nothing where it is free. */
export async function holderOfPort(port: number, endpoint: string): Promise<string | undefined> {
  const { stdout } = await docker(['ps', '--filter', `publish=${port}`, '--format', '{{.Names}}'])
  const [container] = stdout.trim().split('\n')
  if (container) return `the container ${container}`
  const isHere = /^(unix|npipe):/.test(endpoint)
  for (const host of isHere ? ['0.0.0.0', '::', '127.0.0.1', '::1'] : []) {
    if (await isTaken(port, host)) return 'a program on this machine that is not a container'
  }
  return undefined
}

function isTaken(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'EADDRINUSE'))
    server.listen({ port, host, ipv6Only: host.includes(':') }, () => server.close(() => resolve(false)))
  })
}
