import type { Endpoint } from './address/endpoint.ts'
import { engineDocker } from './engine.ts'
import type { Docker } from './port/docker.ts'
import { askEngine, type Patience } from './wire/ask-engine.ts'
import { type EngineIdentity, inVersion, negotiate } from './wire/negotiate.ts'

/**
 * Opens the way to an engine, in one round trip. Rejects with `CouldNotLook` where none answers. When the signal
 * aborts, everything that is under way ends, and nothing of it is left open.
 */
export async function connect(
  endpoint: Endpoint,
  { signal, patience }: { signal: AbortSignal; patience?: Patience },
): Promise<{ docker: Docker; engine: EngineIdentity }> {
  const unversioned = askEngine(endpoint, signal, patience)
  const engine = await negotiate(unversioned)
  return { docker: engineDocker(inVersion(unversioned, engine), engine, endpoint, signal), engine }
}
