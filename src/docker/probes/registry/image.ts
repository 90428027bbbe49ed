import { createHash } from 'node:crypto'
import {
  configurationOf,
  type Descriptor,
  indexOf,
  MANIFEST_TYPES,
  manifestOf,
  type PlatformManifest,
} from './answers.ts'
import { type AskRegistry, notARegistry, type RegistryReply } from './ask.ts'

export interface HeldImage {
  manifestDigest: string
  configDigest: string
  layers: string[]
  created: string
}

/**
 * Reads an image from its manifest on, holding each thing against its digest. Of an image for several platforms
 * it is the one for linux/amd64, or else the first, under the digest of the whole.
 */
export async function readHeldImage(
  ask: AskRegistry,
  repository: string,
  reply: RegistryReply,
  wanted: string | undefined,
): Promise<HeldImage> {
  const manifestDigest = digestOf(reply.body)
  const claimed = wanted ?? reply.headers['docker-content-digest']
  if (claimed !== undefined && claimed !== manifestDigest) {
    throw notARegistry('wrong-digest')
  }
  const fetch = (kind: 'manifests' | 'blobs', descriptor: Descriptor) =>
    fetchVerified(ask, `/v2/${repository}/${kind}/${descriptor.digest}`, descriptor)

  const platforms = indexOf(reply.body)
  const body = platforms ? await fetch('manifests', choose(platforms)) : reply.body
  const manifest = manifestOf(body)
  if (!manifest) throw notARegistry('not-an-image')
  const { config, layers } = manifest
  const configuration = configurationOf(await fetch('blobs', config))
  if (configuration?.layers.length !== layers.length) {
    throw notARegistry('wrong-layers')
  }
  for (const layer of layers) await proveBlob(ask, `/v2/${repository}/blobs/${layer.digest}`, layer)
  return {
    manifestDigest,
    configDigest: config.digest,
    layers: configuration.layers,
    created: configuration.created,
  }
}

/** Entries of an unknown platform are attestations, not images. */
function choose(manifests: PlatformManifest[]): PlatformManifest {
  const images = manifests.filter(({ platform }) => platform?.os !== 'unknown')
  const usual = images.find(({ platform }) => platform?.os === 'linux' && platform.architecture === 'amd64')
  const chosen = usual ?? images[0]
  if (!chosen) throw notARegistry('not-an-image')
  return chosen
}

async function fetchVerified(ask: AskRegistry, path: string, { digest }: Descriptor): Promise<Buffer> {
  const { status, body } = await ask(path, { accept: `${MANIFEST_TYPES}, */*` })
  if (status !== 200) throw notARegistry('part-missing', { status, at: path })
  if (digestOf(body) !== digest) throw notARegistry('wrong-digest', { at: path })
  return body
}

async function proveBlob(ask: AskRegistry, path: string, { size }: Descriptor): Promise<void> {
  const { status, headers } = await ask(path, { head: true })
  if (status !== 200) throw notARegistry('part-missing', { status, at: path })
  if (Number(headers['content-length']) !== size) throw notARegistry('wrong-size', { at: path })
}

const digestOf = (bytes: Buffer) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`
