import { existsSync } from 'node:fs'

/**
 * Whether this program is in a container: with the host's socket mounted, as in a dev container or a CI job, the
 * engine's `127.0.0.1` is not ours.
 */
export const isInContainer = () => existsSync('/.dockerenv') || existsSync('/run/.containerenv')
