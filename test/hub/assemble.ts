import { arch } from 'node:os'
import type { BuiltLayer } from './build.ts'
import type { RunConfig } from './images/image.ts'
import { manifestType, pushBlob, pushManifest } from './push.ts'

// The same every time, so that an image built again has the same digest.
const created = '2024-01-01T00:00:00Z'
const path = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/** Puts layers and a configuration together as an image, pushes it, and answers its digest. */
export async function pushImage(
  repository: string,
  tag: string,
  layers: readonly BuiltLayer[],
  run: RunConfig,
) {
  for (const { blob } of layers) await pushBlob(repository, blob)
  const configuration = JSON.stringify(configurationOf(layers, run))
  const manifest = {
    schemaVersion: 2,
    mediaType: manifestType,
    config: {
      mediaType: 'application/vnd.docker.container.image.v1+json',
      size: Buffer.byteLength(configuration),
      digest: await pushBlob(repository, configuration),
    },
    layers: layers.map(({ blob, digest }) => ({
      mediaType: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
      size: blob.length,
      digest,
    })),
  }
  return pushManifest(repository, tag, JSON.stringify(manifest))
}

function configurationOf(layers: readonly BuiltLayer[], run: RunConfig) {
  const history = layers.map(({ summary }) => ({ created, created_by: summary }))
  const start = { created, created_by: `CMD ${JSON.stringify(run.Cmd)}`, empty_layer: true }
  const env = run.Env ?? []
  return {
    architecture: arch() === 'x64' ? 'amd64' : arch(),
    os: 'linux',
    created,
    config: { ...run, Env: [...(env.some((entry) => entry.startsWith('PATH=')) ? [] : [path]), ...env] },
    rootfs: { type: 'layers', diff_ids: layers.map(({ contents }) => contents) },
    history: [...history, start],
  }
}
