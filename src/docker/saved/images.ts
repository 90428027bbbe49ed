import { configurationIn } from '../port/configuration.ts'
import { list, parseJson, record, required, text, texts, WrongShape } from '../port/json.ts'
import { familiar } from '../port/reference.ts'
import type { SavedImage } from '../port/saved.ts'
import type { Part } from './parts.ts'

/** The parts of an archive by their paths. */
export type Parts = ReadonlyMap<string, Part>

type File = Exclude<Part, { leadsTo: string }>

/** An index leads to indexes, and these to manifests. */
const DEEPEST = 3

/**
 * The images that an archive holds: those of the list of Docker, and those of the index of OCI. Newer engines write both
 * into one archive. @throws WrongShape where these are not what they should be
 * @see https://github.com/moby/docker-image-spec/blob/main/spec.md
 * @see https://github.com/opencontainers/image-spec/blob/main/image-layout.md
 */
export function imagesIn(parts: Parts): SavedImage[] {
  const found = [...ofDockersList(parts), ...ofIndex(parts, 'index.json')]
  const byId = new Map<string, SavedImage>()
  for (const image of found) {
    const [id = ''] = image.ids
    const before = byId.get(id)
    byId.set(id, before ? merged(before, image) : image)
  }
  return [...byId.values()]
}

/** What both say of one image. */
const merged = (one: SavedImage, other: SavedImage): SavedImage => ({
  ...one,
  names: [...new Set([...one.names, ...other.names])],
  ids: [...new Set([...one.ids, ...other.ids])],
  ...(other.damaged && { damaged: true }),
})

function ofDockersList(parts: Parts): SavedImage[] {
  return list(jsonOf(fileAt(parts, 'manifest.json')), 'manifest.json').map((row) => {
    const { Config, RepoTags, Layers } = record(row, 'manifest.json')
    const config = fileAt(parts, required(Config, 'Config'))
    const layers = texts(Layers, 'Layers').map((path) => fileAt(parts, path))
    return imageOf(config, layers, texts(RepoTags, 'RepoTags'))
  })
}

function ofIndex(parts: Parts, path: string): SavedImage[] {
  const index = record(jsonOf(fileAt(parts, path)), path)
  return list(index.manifests, 'manifests').flatMap((row) => {
    const { digest, annotations } = record(row, 'manifests')
    const notes = record(annotations, 'annotations')
    const reference = text(notes['org.opencontainers.image.ref.name'], 'annotations')
    const names = [
      text(notes['io.containerd.image.name'], 'annotations'),
      // Some programs write the whole name, others the tag alone.
      /[:/]/.test(reference) ? reference : '',
    ]
    return ofManifest(parts, required(digest, 'digest'), names.filter(Boolean), [], 0)
  })
}

function ofManifest(
  parts: Parts,
  digest: string,
  names: string[],
  above: string[],
  depth: number,
): SavedImage[] {
  const file = blobAt(parts, digest)
  // Of an image for several platforms, an engine saves those that it has.
  if (!file || depth > DEEPEST) return []
  const ids = [...above, digest]
  const manifest = record(jsonOf(file), digest)
  if (manifest.manifests !== undefined) {
    return list(manifest.manifests, 'manifests').flatMap((row) => {
      const { digest: next, annotations } = record(row, 'manifests')
      const isAbout = record(annotations, 'annotations')['vnd.docker.reference.type'] !== undefined
      return isAbout ? [] : ofManifest(parts, required(next, 'digest'), names, ids, depth + 1)
    })
  }
  const config = blobAt(parts, required(record(manifest.config, 'config').digest, 'digest'))
  const layers = list(manifest.layers, 'layers').map((layer) =>
    blobAt(parts, required(record(layer, 'layers').digest, 'digest')),
  )
  const image = imageOf(config, layers, names)
  return [{ ...image, ids: [...image.ids, ...ids] }]
}

/** Everything is believed only as far as the digests say the same. */
function imageOf(config: File | undefined, layers: (File | undefined)[], names: string[]): SavedImage {
  const raw = jsonOf(config)
  const said = raw === undefined ? { created: '', layers: [] } : configurationIn(record(raw, 'config'))
  const isWhole =
    config !== undefined &&
    layers.length === said.layers.length &&
    said.layers.every((digest, at) => layers[at]?.unpackedDigest === digest)
  return {
    ...said,
    names: names.map(familiar),
    ids: config ? [config.digest] : [],
    ...(!isWhole && { damaged: true }),
  }
}

function fileAt(parts: Parts, path: string): File | undefined {
  const part = parts.get(path)
  const file = part && 'leadsTo' in part ? parts.get(part.leadsTo) : part
  return file && 'leadsTo' in file ? undefined : file
}

/** @throws WrongShape where the blob is a different one than its name says */
function blobAt(parts: Parts, digest: string): File | undefined {
  const file = fileAt(parts, `blobs/${digest.replace(':', '/')}`)
  if (file && file.digest !== digest) throw new WrongShape({ why: 'unknown-value', name: digest })
  return file
}

const jsonOf = (file: File | undefined): unknown =>
  file?.json === undefined ? undefined : parseJson(file.json)
