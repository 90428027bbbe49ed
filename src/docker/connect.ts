import type { Endpoint } from './address/address.ts'
import { engineDocker } from './engine.ts'
import { type Change, changesOf } from './facts/changes.ts'
import type { Docker } from './port/docker.ts'
import { askEngine } from './wire/ask-engine.ts'
import { type EngineIdentity, inVersion, negotiate } from './wire/negotiate.ts'
import type { Patience } from './wire/patience.ts'

/** The way to an engine that answered. */
export interface Connection {
  docker: Docker
  engine: EngineIdentity
  /** Ends when its signal aborts, or that of the connection; rejects with `CouldNotLook` when the engine goes away. */
  changes(signal: AbortSignal): AsyncIterable<Change>
}

/**
 * Opens the way to an engine, in one round trip. Rejects with `CouldNotLook` where none answers. When the signal
 * aborts, everything that is under way ends, and nothing of it is left open.
 */
export async function connect(
  endpoint: Endpoint,
  { signal, patience }: { signal: AbortSignal; patience?: Patience },
): Promise<Connection> {
  const unversioned = askEngine(endpoint, signal, patience)
  const engine = await negotiate(unversioned)
  const ask = inVersion(unversioned, engine)
  return {
    engine,
    docker: engineDocker(ask, engine, endpoint, signal),
    changes: (until) => changesOf(ask, engine, until),
  }
}
