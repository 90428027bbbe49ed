import type { Docker } from '../docker/port/docker.ts'
import type { PortOwner } from '../languages/en/messages.ts'

/** The owners of those of the ports of the engine's host that are in use. */
export async function portsInUse(docker: Docker, ports: number[]): Promise<Map<number, PortOwner>> {
  const running = (await docker.containers()).filter(
    ({ status }) => status === 'running' || status === 'paused',
  )
  const taken = new Map<number, PortOwner>()
  await Promise.all(
    ports.map(async (port) => {
      const container = running.find((one) =>
        one.ports.some((published) => published.hostPort === port),
      )?.name
      if (container !== undefined) taken.set(port, { kind: 'container', name: container })
      else if (await listens(docker, port)) taken.set(port, { kind: 'program' })
    }),
  )
  return taken
}

/** Whether a port is a container's of one of these names. */
export function isOwnedBy(owner: PortOwner | undefined, names: readonly string[]): boolean {
  return owner?.kind === 'container' && names.includes(owner.name)
}

async function listens(docker: Docker, port: number): Promise<boolean> {
  const answer = await docker.tcp('127.0.0.1', port)
  return answer.kind === 'connected' || answer.problem === 'reset'
}
