import type { Endpoint } from '../docker/address/endpoint.ts'
import { engineDocker } from '../docker/engine.ts'
import type { Docker } from '../docker/port/docker.ts'
import type { Ask } from '../docker/wire/ask.ts'
import { askEngine } from '../docker/wire/ask-engine.ts'
import { type EngineIdentity, inVersion, negotiate } from '../docker/wire/negotiate.ts'

/** An engine for the commands that prepare a lab or clean up after it: they look, and they also change things. */
export interface Workshop {
  docker: Docker
  engine: EngineIdentity
  /** For {@link pull} and the other changes, which the port does not offer. */
  ask: Ask
}

/** For changes: a pull can be silent while a large layer is unpacked. */
const PATIENCE = { silentMs: 300_000, totalMs: 3_600_000 }

/** Rejects with `CouldNotLook` where no engine answers. */
export async function openWorkshop(endpoint: Endpoint, signal: AbortSignal): Promise<Workshop> {
  const looking = askEngine(endpoint, signal)
  const engine = await negotiate(looking)
  return {
    engine,
    ask: inVersion(askEngine(endpoint, signal, PATIENCE), engine),
    docker: engineDocker(inVersion(looking, engine), engine, endpoint, signal),
  }
}
