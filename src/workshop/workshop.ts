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

/** A pull can be silent while a large layer is unpacked. */
const PATIENCE = { silentMs: 300_000, totalMs: 3_600_000 }

/** Rejects with `CouldNotLook` where no engine answers. */
export async function openWorkshop(endpoint: Endpoint, signal: AbortSignal): Promise<Workshop> {
  const unversioned = askEngine(endpoint, signal, PATIENCE)
  const engine = await negotiate(unversioned)
  const ask = inVersion(unversioned, engine)
  return { ask, engine, docker: engineDocker(ask, engine, endpoint, signal) }
}
