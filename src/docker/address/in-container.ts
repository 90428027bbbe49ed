import { existsSync, readFileSync } from 'node:fs'

/**
 * Whether this program is in a container: with the host's socket mounted, as in a dev container or a CI job, the
 * engine's `127.0.0.1` is not ours.
 */
export const isInContainer = () => existsSync('/.dockerenv') || existsSync('/run/.containerenv')

/** The id of the container that this program is in, whatever its host name is; undefined where it is in none. */
export function ownContainer(): string | undefined {
  if (!isInContainer()) return undefined
  try {
    return containerIn(readFileSync('/proc/self/mountinfo', 'utf8'))
  } catch {
    return undefined
  }
}

/** Docker and Podman mount files into a container out of a folder that has its id as its name. */
export const containerIn = (mountinfo: string): string | undefined =>
  /\/([0-9a-f]{64})\/(?:userdata\/)?(?:resolv\.conf|hostname|hosts) /.exec(mountinfo)?.[1]
