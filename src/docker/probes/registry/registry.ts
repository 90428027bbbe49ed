import { randomBytes } from 'node:crypto'
import type { HeldImage, RegistryAnswer } from '../../port/docker.ts'
import type { Login } from '../../port/login.ts'
import { parseReference, type Reference } from '../../port/reference.ts'
import { limited } from '../../wire/limit.ts'
import type { Dialer } from '../dialer.ts'
import { loopbackUrl } from '../http-exchange.ts'
import { errorCodes, MANIFEST_TYPES, tagsOf } from './answers.ts'
import { type AskRegistry, askRegistryAt, LookUpEnded, notARegistry } from './ask.ts'
import { readHeldImage } from './image.ts'

const DEADLINE_MS = 15_000

/**
 * What a registry on the engine's host holds under a reference such as `localhost:5000/me/app:1`. It is believed
 * when it says no to a name that nobody can have pushed, and when manifest, configuration and layers are there
 * and are what their digests say. Of very large layers, only the size is compared.
 * {@link https://distribution.github.io/distribution/spec/api/}
 */
export async function lookUpRegistry(
  dialer: Dialer,
  reference: string,
  { login, deadlineMs = DEADLINE_MS }: { login?: Login | undefined; deadlineMs?: number } = {},
): Promise<RegistryAnswer> {
  const parsed = parseReference(reference)
  if (!parsed) throw new Error(`${reference} is not an image reference`)
  using limit = limited(dialer.signal, deadlineMs)
  const url = loopbackUrl(`http://${parsed.registry}`)
  const ask = askRegistryAt(dialer, url, limit, login)
  try {
    if (login && (await isOpen(askRegistryAt(dialer, url, limit)))) return { kind: 'open' }
    await proveRegistry(ask)
    const { manifestDigest, images } = await readHeld(ask, parsed)
    const [first, ...others] = images
    return { kind: 'held', ...(first as HeldImage), manifestDigest, ...(others.length > 0 && { others }) }
  } catch (error) {
    if (error instanceof LookUpEnded) return error.answer
    throw error
  }
}

/** Whether it is a registry that answers whoever asks. */
async function isOpen(ask: AskRegistry): Promise<boolean> {
  if ((await ask('/v2/')).status === 401) return false
  await proveRegistry(ask)
  return true
}

async function proveRegistry(ask: AskRegistry): Promise<void> {
  const { status, headers } = await ask('/v2/')
  if (status === 401 && headers['www-authenticate'] !== undefined) throw new LookUpEnded({ kind: 'denied' })
  const { server } = headers
  if (status !== 200) throw notARegistry('wrong-status', { status, at: '/v2/', ...(server && { server }) })
  const nobodys = `docker-lab-${randomBytes(8).toString('hex')}`
  const answer = await ask(`/v2/${nobodys}/manifests/${nobodys}`, { accept: MANIFEST_TYPES })
  if (answer.status === 200) throw notARegistry('holds-anything')
  if (answer.status !== 404 || errorCodes(answer.body).length === 0) {
    throw notARegistry('wrong-error', { status: answer.status })
  }
}

async function readHeld(
  ask: AskRegistry,
  { repository, tag, digest }: Reference,
): ReturnType<typeof readHeldImage> {
  const at = `/v2/${repository}/manifests/${digest ?? tag ?? 'latest'}`
  const manifest = await ask(at, { accept: MANIFEST_TYPES })
  if (manifest.status === 404) throw await whatIsMissing(ask, repository)
  if (manifest.status !== 200) throw notARegistry('wrong-status', { status: manifest.status, at })
  return readHeldImage(ask, repository, manifest, digest)
}

/** Some registries say MANIFEST_UNKNOWN also of a repository that they do not have; the list of tags shows which it is. */
async function whatIsMissing(ask: AskRegistry, repository: string): Promise<LookUpEnded> {
  const list = await ask(`/v2/${repository}/tags/list?n=50`)
  if (list.status === 404) return new LookUpEnded({ kind: 'no-repository', tags: [] })
  const tags = list.status === 200 ? tagsOf(list.body) : undefined
  if (!tags) return notARegistry('wrong-tags')
  return new LookUpEnded({ kind: 'no-tag', tags })
}
