import type { Container, Docker } from '../../src/docker/port/docker.ts'
import { type Way, wayBetween } from '../../src/grading/contract/connection/way.ts'

/** The `/etc/hosts` of each container, by its name. */
export async function hostsOf(containers: Container[], docker: Docker): Promise<Record<string, string>> {
  const files = containers.map(async ({ name }) => {
    const file = await docker.file(name, '/etc/hosts')
    return [name, file.kind === 'file' ? file.text : ''] as const
  })
  return Object.fromEntries(await Promise.all(files))
}

/** The first two containers of which one has a line in its `/etc/hosts` that leads to the other by its name. */
export function namedByHosts({
  inside,
  hosts = {},
}: {
  inside: Container[]
  hosts?: Record<string, string> | undefined
}): { from: string; to: string; way: Way & { by: 'hosts-file' } } | undefined {
  for (const from of inside)
    for (const to of inside) {
      if (from.id === to.id) continue
      const way = wayBetween(from, to, { by: 'name', hosts: hosts[from.name] ?? '', apart: [] })
      if (way?.by === 'hosts-file') return { from: from.name, to: to.name, way }
    }
  return undefined
}
