import { access } from 'node:fs/promises'
import type { Machine, Variables } from './address.ts'
import { userHome } from './user-home.ts'

export interface KnownSocket {
  /** Whose it usually is. */
  owner: SocketOwner
  /** As `--host` takes it. */
  host: string
}

export type SocketOwner =
  | 'docker'
  | 'rootless-docker'
  | 'docker-desktop'
  | 'colima'
  | 'rancher-desktop'
  | 'podman'

/**
 * Sockets of engines that were found on this machine, for `doctor` to offer where nothing was configured.
 * They are never used unasked: to grade a different engine than the one that is meant would be worse than none.
 */
export async function knownSockets(
  env: Variables = process.env,
  { home, platform }: Machine = { home: userHome(), platform: process.platform },
): Promise<KnownSocket[]> {
  const places = platform === 'win32' ? windowsPipes : unixSockets(home, env.XDG_RUNTIME_DIR)
  const found = await Promise.all(
    places.map(async (socket) => ((await isThere(socket.host)) ? [socket] : [])),
  )
  return found.flat()
}

const windowsPipes: KnownSocket[] = [
  { owner: 'docker', host: 'npipe:////./pipe/docker_engine' },
  { owner: 'docker-desktop', host: 'npipe:////./pipe/dockerDesktopLinuxEngine' },
]

function unixSockets(home: string, runtime: string | undefined): KnownSocket[] {
  const ofUser = (owner: SocketOwner, socket: string): KnownSocket[] =>
    runtime ? [{ owner, host: `unix://${runtime}/${socket}` }] : []
  return [
    { owner: 'docker', host: 'unix:///var/run/docker.sock' },
    ...ofUser('rootless-docker', 'docker.sock'),
    { owner: 'docker-desktop', host: `unix://${home}/.docker/run/docker.sock` },
    { owner: 'docker-desktop', host: `unix://${home}/.docker/desktop/docker.sock` },
    { owner: 'colima', host: `unix://${home}/.colima/default/docker.sock` },
    { owner: 'rancher-desktop', host: `unix://${home}/.rd/docker.sock` },
    ...ofUser('podman', 'podman/podman.sock'),
    { owner: 'podman', host: 'unix:///run/podman/podman.sock' },
  ]
}

function isThere(host: string): Promise<boolean> {
  return access(host.replace(/^\w+:\/\//, '')).then(
    () => true,
    () => false,
  )
}
