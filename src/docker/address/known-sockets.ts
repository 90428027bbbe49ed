import { access } from 'node:fs/promises'
import { homedir } from 'node:os'
import type { Environment, Machine } from './endpoint.ts'

export interface KnownSocket {
  /** Whose it is: `Docker Desktop`. */
  name: string
  /** As `--host` takes it. */
  host: string
}

/**
 * Sockets of engines that were found on this machine, for `doctor` to offer where nothing was configured.
 * They are never used unasked: grading another engine than the one that is meant would be worse than none.
 */
export async function knownSockets(
  env: Environment = process.env,
  { home, platform }: Machine = { home: homedir(), platform: process.platform },
): Promise<KnownSocket[]> {
  const places = platform === 'win32' ? windowsPipes : unixSockets(home, env.XDG_RUNTIME_DIR)
  const found = await Promise.all(
    places.map(async (socket) => ((await isThere(socket.host)) ? [socket] : [])),
  )
  return found.flat()
}

const windowsPipes: KnownSocket[] = [
  { name: 'Docker', host: 'npipe:////./pipe/docker_engine' },
  { name: 'Docker Desktop', host: 'npipe:////./pipe/dockerDesktopLinuxEngine' },
]

function unixSockets(home: string, runtime: string | undefined): KnownSocket[] {
  return [
    { name: 'Docker', host: 'unix:///var/run/docker.sock' },
    ...(runtime ? [{ name: 'rootless Docker', host: `unix://${runtime}/docker.sock` }] : []),
    { name: 'Docker Desktop', host: `unix://${home}/.docker/run/docker.sock` },
    { name: 'Docker Desktop', host: `unix://${home}/.docker/desktop/docker.sock` },
    { name: 'Colima', host: `unix://${home}/.colima/default/docker.sock` },
    { name: 'Rancher Desktop', host: `unix://${home}/.rd/docker.sock` },
    ...(runtime ? [{ name: 'Podman', host: `unix://${runtime}/podman/podman.sock` }] : []),
    { name: 'Podman', host: 'unix:///run/podman/podman.sock' },
  ]
}

function isThere(host: string): Promise<boolean> {
  return access(host.replace(/^\w+:\/\//, '')).then(
    () => true,
    () => false,
  )
}
