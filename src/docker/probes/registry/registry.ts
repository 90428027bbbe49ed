import { randomBytes } from 'node:crypto'
import type { RegistryAnswer } from '../../port/docker.ts'
import { parseReference, type Reference } from '../../port/reference.ts'
import type { Dialer } from '../dialer.ts'
import { loopbackUrl } from '../http-exchange.ts'
import { errorCodes, MANIFEST_TYPES, tagsOf } from './answers.ts'
import { type AskRegistry, askRegistryAt, Finding, notARegistry } from './ask.ts'
import { type HeldImage, readHeldImage } from './image.ts'

const DEADLINE_MS = 15_000

/**
 * What a registry on the engine's host holds under a reference such as `localhost:5000/me/app:1`. It is believed
 * when it says «no» to a name that nobody can have pushed, and when manifest, configuration and layers are there
 * and are what their digests say. {@link https://distribution.github.io/distribution/spec/api/}
 */
export async function lookUpRegistry(
  dialer: Dialer,
  reference: string,
  deadlineMs = DEADLINE_MS,
): Promise<RegistryAnswer> {
  const parsed = parseReference(reference)
  if (!parsed) throw new Error(`${reference} is not an image reference`)
  const ask = askRegistryAt(dialer, loopbackUrl(`http://${parsed.registry}`), AbortSignal.timeout(deadlineMs))
  try {
    await proveRegistry(ask)
    return { kind: 'held', ...(await readHeld(ask, parsed)) }
  } catch (error) {
    if (error instanceof Finding) return error.answer
    throw error
  }
}

async function proveRegistry(ask: AskRegistry): Promise<void> {
  const { status } = await ask('/v2/')
  if (status !== 200) throw notARegistry(`it answered ${status} to /v2/, where a registry answers 200`)
  const nobodys = `docker-lab-${randomBytes(8).toString('hex')}`
  const answer = await ask(`/v2/${nobodys}/manifests/${nobodys}`, { accept: MANIFEST_TYPES })
  if (answer.status === 200)
    throw notARegistry('it says that it holds an image whose name was made up just now')
  if (answer.status !== 404 || errorCodes(answer.body).length === 0) {
    throw notARegistry('asked for an image that does not exist, it did not answer as a registry does')
  }
}

async function readHeld(ask: AskRegistry, { repository, tag, digest }: Reference): Promise<HeldImage> {
  const manifest = await ask(`/v2/${repository}/manifests/${digest ?? tag ?? 'latest'}`, {
    accept: MANIFEST_TYPES,
  })
  if (manifest.status === 404) throw await whatIsMissing(ask, repository)
  if (manifest.status !== 200) throw notARegistry(`it answered ${manifest.status} when asked for the image`)
  return readHeldImage(ask, repository, manifest, digest)
}

/** A registry may say MANIFEST_UNKNOWN of a repository that it does not have, too; its list of tags tells. */
async function whatIsMissing(ask: AskRegistry, repository: string): Promise<Finding> {
  const list = await ask(`/v2/${repository}/tags/list?n=50`)
  if (list.status === 404) return new Finding({ kind: 'no-repository', tags: [] })
  const tags = list.status === 200 ? tagsOf(list.body) : undefined
  if (!tags) return notARegistry('its list of tags is not that of a registry')
  return new Finding({ kind: 'no-tag', tags })
}
