import type { EngineIdentity } from '../../wire/negotiate.ts'
import type { Dialect } from './dialect.ts'
import { docker } from './docker.ts'

/** How an engine speaks Docker's API. */
export async function dialectOf(name: EngineIdentity['name']): Promise<Dialect> {
  return name === 'podman' ? (await import('./podman.ts')).podman : docker
}
