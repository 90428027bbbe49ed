import type { Docker } from '../docker/port/docker.ts'

/** Who has a port of the engine's host: a container's name, or a program outside the engine. */
export type Owner = { container: string } | 'a program'

/** The owners of those of the ports that are taken. */
export async function portsInUse(docker: Docker, ports: number[]): Promise<Map<number, Owner>> {
  const running = (await docker.containers()).filter(
    ({ status }) => status === 'running' || status === 'paused',
  )
  const taken = new Map<number, Owner>()
  await Promise.all(
    ports.map(async (port) => {
      const container = running.find((one) =>
        one.ports.some((published) => published.hostPort === port),
      )?.name
      if (container !== undefined) taken.set(port, { container })
      else if (await listens(docker, port)) taken.set(port, 'a program')
    }),
  )
  return taken
}

async function listens(docker: Docker, port: number): Promise<boolean> {
  const answer = await docker.tcp('127.0.0.1', port)
  return answer.kind === 'connected' || answer.problem === 'reset'
}
