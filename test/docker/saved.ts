import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { pack } from 'tar-stream'

/** Archives as engines write them. */

export const digestOf = (content: Buffer | string): string =>
  `sha256:${createHash('sha256').update(content).digest('hex')}`

type Content = Buffer | string | { leadsTo: string }

/** A tar archive of these files. */
export async function tarOf(files: Record<string, Content>): Promise<Buffer> {
  const archive = pack()
  for (const [name, content] of Object.entries(files)) {
    if (name.endsWith('/')) archive.entry({ name, type: 'directory' })
    else if (typeof content === 'object' && 'leadsTo' in content)
      archive.entry({ name, type: 'symlink', linkname: content.leadsTo })
    else archive.entry({ name }, content)
  }
  archive.finalize()
  return buffer(archive)
}

export interface Made {
  names: string[] | null
  /** What the layers are when they are unpacked, base first. */
  layers: Buffer[]
}

export const CREATED = '2026-01-01T00:00:00Z'

export const configOf = ({ layers }: Pick<Made, 'layers'>): string =>
  JSON.stringify({
    os: 'linux',
    architecture: 'amd64',
    created: CREATED,
    config: { Cmd: ['bash'] },
    rootfs: { type: 'layers', diff_ids: layers.map(digestOf) },
  })

/** The files of an archive as engines before 25 write them. */
export function legacyFiles({ names, layers }: Made): Record<string, Content> {
  const config = configOf({ layers })
  const id = digestOf(config).slice('sha256:'.length)
  const path = (index: number) => `${digestOf(`${index}`).slice('sha256:'.length)}/layer.tar`
  return {
    ...Object.fromEntries(layers.map((layer, index) => [path(index), layer])),
    [`${id}.json`]: config,
    'manifest.json': JSON.stringify([
      { Config: `${id}.json`, RepoTags: names, Layers: layers.map((_, index) => path(index)) },
    ]),
  }
}

/** The files of an archive as newer engines write them. `pack` is what layers are compressed with. */
export function ociFiles(
  { names, layers }: Made,
  packed: (layer: Buffer) => Buffer = (layer) => layer,
): { files: Record<string, Content>; manifest: string } {
  const blob = (content: Buffer | string) => `blobs/${digestOf(content).replace(':', '/')}`
  const config = configOf({ layers })
  const blobs = layers.map(packed)
  const manifest = JSON.stringify({
    config: { digest: digestOf(config) },
    layers: blobs.map((layer) => ({ digest: digestOf(layer) })),
  })
  const annotations = (name: string | undefined) =>
    name && { annotations: { 'io.containerd.image.name': `docker.io/library/${name}` } }
  return {
    manifest: digestOf(manifest),
    files: {
      'blobs/': '',
      'blobs/sha256/': '',
      ...Object.fromEntries([config, manifest, ...blobs].map((one) => [blob(one), one])),
      'index.json': JSON.stringify({
        manifests: (names ?? [undefined]).map((name) => ({
          digest: digestOf(manifest),
          ...annotations(name),
        })),
      }),
      'manifest.json': JSON.stringify([
        { Config: blob(config), RepoTags: names, Layers: blobs.map((layer) => blob(layer)) },
      ]),
      'oci-layout': '{}',
    },
  }
}
