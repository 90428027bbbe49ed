import { CouldNotLook } from '../docker/port/could-not-look.ts'
import { parseReference } from '../docker/port/reference.ts'
import type { Ask } from '../docker/wire/ask.ts'
import { quote, readText } from '../docker/wire/read-answer.ts'

/** A registry that is silent for so long, in ms, is not one to pull from. */
const PATIENCE_MS = 10_000

/** Whether an image can be pulled; `unknown` where the engine cannot tell, as Podman. `said` is empty for a registry that did not answer. */
export type Pullable = { can: 'yes' | 'unknown' } | { can: 'no'; said: string }

/**
 * Whether an engine could pull an image: it asks the registry itself, through its own mirrors and proxies. Nothing is
 * pulled. {@link https://docs.docker.com/reference/api/engine/version/v1.44/#tag/Distribution}
 */
export async function pullable(ask: Ask, image: string): Promise<Pullable> {
  if (!parseReference(image)) return { can: 'unknown' }
  const asked = await ask
    .stream(`/distribution/${encodeURI(image)}/json`, { timeoutMs: PATIENCE_MS })
    .catch(unlessSilent)
  if (!asked) return { can: 'no', said: '' }
  const { status, body } = asked
  const said = (await readText(body, 100_000)).text
  if (status === 200) return { can: 'yes' }
  // Podman, and a proxy that lets only some paths pass, do not know the path.
  if (status === 404 && !/manifest|repository|denied|name/i.test(said)) return { can: 'unknown' }
  return status === 405 || status === 501 ? { can: 'unknown' } : { can: 'no', said: quote(said) }
}

function unlessSilent(error: unknown): undefined {
  if (!(error instanceof CouldNotLook) || error.code !== 'engine-timeout') throw error
}
