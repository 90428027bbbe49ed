import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import { decodeText } from '../port/decode-text.ts'
import { FILE_LIMITS } from '../port/facts.ts'
import { list, parseJson, record, texts } from '../port/json.ts'
import type { RegularFile } from '../port/probed.ts'
import { familiarOnPodman } from '../port/reference.ts'
import { ARCHIVE_LIMITS } from '../port/saved.ts'
import { type Entry, entriesOf, pathOf } from './parts.ts'
import { unpacked } from './unpacked.ts'

/** What a layer has at a path. */
export type Node =
  | { kind: 'directory' }
  | RegularFile
  /** As it is written in the layer; of a hard link a path from the root. */
  | { kind: 'symlink' | 'link'; to: string }
  | { kind: 'fifo' | 'device' }

/** A layer, as far as its paths are wanted. Paths have no slash at the beginning. */
export interface Layer {
  nodes: Map<string, Node>
  /** What it takes away from the layers below: a path, with all that is below it. */
  gone: string[]
  /** Directories of which it takes away all that is below. */
  emptied: string[]
}

/** The images of an archive, by their familiar names, with their layers, base first. */
export interface LayeredImage {
  names: string[]
  layers: Layer[]
}

const WHITEOUT = '.wh.'
const OPAQUE = '.wh..wh..opq'

/** What matters of a path, which has no slash at the beginning: nothing, what is there, or its text as well. */
export type Wants = (path: string) => undefined | 'content' | 'text'

/**
 * Reads the layers of images from an archive as engines write it, in one go. Rejects where the archive is broken.
 * @throws WrongShape
 */
export async function readLayers(archive: AsyncIterable<Uint8Array>, wants: Wants): Promise<LayeredImage[]> {
  const layers = new Map<string, Layer>()
  const links = new Map<string, string>()
  let manifest: unknown
  for await (const entry of entriesOf(archive)) {
    const path = pathOf(entry.header.name)
    const { type, linkname = '' } = entry.header
    if (type === 'symlink') links.set(path, pathOf(posix.join(posix.dirname(path), linkname)))
    else if (path === 'manifest.json') manifest = parseJson(await textOf(entry))
    else if (type === 'file' && /\.tar$|^blobs\/./.test(path)) {
      const layer = await layerIn(entry as AsyncIterable<Buffer>, wants)
      if (layer) layers.set(path, layer)
    }
  }
  const layerAt = (path: string) => layers.get(links.get(path) ?? path)
  return list(manifest, 'manifest.json').map((row) => {
    const { RepoTags, Layers } = record(row, 'manifest.json')
    const all = texts(Layers, 'Layers').map(layerAt)
    const found = all.filter((layer) => layer !== undefined)
    if (found.length < all.length) throw new Error('a layer is missing')
    return { names: texts(RepoTags, 'RepoTags').map(familiarOnPodman), layers: found }
  })
}

/** Undefined for what is no layer, but a configuration or the like. */
async function layerIn(bytes: AsyncIterable<Buffer>, wants: Wants): Promise<Layer | undefined> {
  const { content } = await unpacked(bytes)
  const chunks = content[Symbol.asyncIterator]()
  const { value: first = new Uint8Array() } = await chunks.next()
  const rest = async function* () {
    yield first
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value
  }
  if (first[0] === JSON_OBJECT) {
    for await (const _ of rest()) {
      // Read to its end, so that the next entry comes.
    }
    return undefined
  }
  const layer: Layer = { nodes: new Map(), gone: [], emptied: [] }
  for await (const entry of entriesOf(rest())) {
    const path = pathOf(entry.header.name)
    const folder = posix.dirname(path).replace(/^\.$/, '')
    const name = posix.basename(path)
    if (name === OPAQUE) layer.emptied.push(folder)
    else if (name.startsWith(WHITEOUT)) layer.gone.push(posix.join(folder, name.slice(WHITEOUT.length)))
    else {
      const wanted = wants(path)
      if (wanted) layer.nodes.set(path, await nodeOf(entry, wanted === 'text'))
    }
  }
  return layer
}

const JSON_OBJECT = 0x7b

async function nodeOf(entry: Entry, withText: boolean): Promise<Node> {
  const { type, linkname = '' } = entry.header
  if (type === 'directory') return { kind: 'directory' }
  if (type === 'symlink') return { kind: 'symlink', to: linkname }
  if (type === 'link') return { kind: 'link', to: pathOf(linkname) }
  if (type === 'file' || type === 'contiguous-file') return fileOf(entry, withText)
  return { kind: type === 'fifo' ? 'fifo' : 'device' }
}

async function fileOf(entry: Entry, withText: boolean): Promise<RegularFile> {
  const hash = createHash('sha256')
  const start: Buffer[] = []
  let size = 0
  for await (const chunk of entry as AsyncIterable<Buffer>) {
    hash.update(chunk)
    if (withText && size < FILE_LIMITS.textBytes) start.push(chunk.subarray(0, FILE_LIMITS.textBytes - size))
    size += chunk.length
  }
  const truncated = size > FILE_LIMITS.textBytes
  const mode = (entry.header.mode ?? 0) & 0o7777
  const text = decodeText(Buffer.concat(start), { cut: truncated })
  return { kind: 'file', size, mode, ...text, truncated, sha256: hash.digest('hex') }
}

async function textOf(entry: Entry): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of entry as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > ARCHIVE_LIMITS.jsonBytes) throw new Error('too long')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}
