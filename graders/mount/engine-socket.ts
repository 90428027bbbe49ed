import type { Mount } from '../../src/docker/port/docker.ts'
import type { MountFacts } from './mounts.ts'

/** Where engines have their sockets: Docker, without root as well, and on Docker Desktop; Podman. */
const ENGINE_SOCKETS = /\/(docker(\.proxy|\.raw)?|podman)\.sock$/

/** Whether a mount is of the file of the host on which an engine listens, as its path says. */
export const isEngineSocket = ({ type, source, askedSource = '' }: Mount): boolean =>
  type === 'bind' && [source, askedSource].some((path) => ENGINE_SOCKETS.test(path))

/** The code of what is wrong where the engine's socket should be; undefined when nothing is. */
export function diagnoseSocket(mount: Mount, { file }: MountFacts) {
  if (file?.kind !== 'other' || file.what !== 'socket') return 'no-socket-there'
  return isEngineSocket(mount) ? undefined : 'not-the-engines-socket'
}
