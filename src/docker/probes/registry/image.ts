import { createHash } from 'node:crypto'
import type { HeldImage } from '../../port/docker.ts'
import {
  configurationOf,
  type Descriptor,
  indexOf,
  MANIFEST_TYPES,
  manifestOf,
  type PlatformManifest,
} from './answers.ts'
import { type AskRegistry, LookUpEnded, notARegistry, type RegistryReply } from './ask.ts'
import { type ProveBlob, proveBlobs } from './blobs.ts'

const MAX_PLATFORMS = 20

/**
 * Reads an image from its manifest on, holding each thing against its digest. Of an image for several platforms, the
 * first is the one for linux/amd64, if it has that; they are all read.
 */
export async function readHeldImage(
  ask: AskRegistry,
  repository: string,
  reply: RegistryReply,
  wanted: string | undefined,
): Promise<{ manifestDigest: string; images: HeldImage[] }> {
  const manifestDigest = digestOf(reply.body)
  const claimed = wanted ?? reply.headers['docker-content-digest']
  if (claimed !== undefined && claimed !== manifestDigest) throw notARegistry('wrong-digest')
  const repositoryUrl = `/v2/${repository}`
  const prove = proveBlobs(ask, repositoryUrl)
  const platforms = indexOf(reply.body)
  if (!platforms) return { manifestDigest, images: [await readOne(ask, repositoryUrl, reply.body, prove)] }
  const images: HeldImage[] = []
  let missing: LookUpEnded | undefined
  for (const platform of imagesOf(platforms)) {
    try {
      const manifest = await fetchVerified(ask, `${repositoryUrl}/manifests/${platform.digest}`, platform)
      const image = await readOne(ask, repositoryUrl, manifest, prove)
      images.push({
        ...image,
        manifestDigest: platform.digest,
        ...(platform.platform && { platform: platform.platform }),
      })
    } catch (error) {
      // An engine pushes only the platforms that it has.
      if (!(error instanceof LookUpEnded && isMissing(error))) throw error
      missing ??= error
    }
  }
  if (images.length === 0) throw missing ?? notARegistry('not-an-image')
  return { manifestDigest, images }
}

const isMissing = ({ answer }: LookUpEnded) =>
  answer.kind === 'not-a-registry' && answer.why === 'part-missing'

async function readOne(
  ask: AskRegistry,
  repositoryUrl: string,
  body: Buffer,
  prove: ProveBlob,
): Promise<HeldImage> {
  const manifest = manifestOf(body)
  if (!manifest) throw notARegistry('not-an-image')
  const { config, layers } = manifest
  const configuration = configurationOf(
    await fetchVerified(ask, `${repositoryUrl}/blobs/${config.digest}`, config),
  )
  if (configuration?.layers.length !== layers.length) throw notARegistry('wrong-layers')
  for (const layer of layers) await prove(layer)
  return { configDigest: config.digest, ...configuration }
}

/** Entries of an unknown platform are attestations, not images. */
function imagesOf(manifests: PlatformManifest[]): PlatformManifest[] {
  const images = manifests.filter(({ platform }) => !platform?.startsWith('unknown/'))
  const usual = images.filter(({ platform }) => platform === 'linux/amd64')
  return [...new Set([...usual, ...images])].slice(0, MAX_PLATFORMS)
}

async function fetchVerified(ask: AskRegistry, path: string, { digest }: Descriptor): Promise<Buffer> {
  const { status, body } = await ask(path, { accept: `${MANIFEST_TYPES}, */*` })
  if (status !== 200) throw notARegistry('part-missing', { status, at: path })
  if (digestOf(body) !== digest) throw notARegistry('wrong-digest', { at: path })
  return body
}

const digestOf = (bytes: Buffer) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`
