import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import { decodeText } from '../port/decode-text.ts'
import { FILE_LIMITS } from '../port/facts.ts'
import { list, parseJson, record, texts } from '../port/json.ts'
import type { RegularFile } from '../port/probed.ts'
import { familiarOnPodman } from '../port/reference.ts'
import { ARCHIVE_LIMITS } from '../port/saved.ts'
import { type Entry, entriesOf, pathOf, TooBig } from './parts.ts'
import { unpacked } from './unpacked.ts'

/** What a layer has at a path. */
export type Node =
  | { kind: 'directory' }
  | FileNode
  /** As it is written in the layer; of a hard link a path from the root. */
  | { kind: 'symlink' | 'link'; to: string }
  | { kind: 'fifo' | 'device' }

/** A file, with as much of its content as was wanted. */
export interface FileNode {
  kind: 'file'
  /** The path of its content: of a hard link, that of the file. */
  at: string
  /** Its size and hash. */
  content?: string
  whole?: RegularFile
}

/** A layer. Paths have no slash at the beginning. */
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

/** What matters of a file, whose path has no slash at the beginning: that it is there, its hash, or its text as well. */
export type Wants = (path: string) => undefined | 'content' | 'text'

/** More than any image has. */
const MOST_PATHS = 1_000_000

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
      layer.nodes.set(path, await nodeOf(entry, path, wants))
      if (layer.nodes.size > MOST_PATHS) throw new TooBig()
    }
  }
  return layer
}

const JSON_OBJECT = 0x7b

async function nodeOf(entry: Entry, path: string, wants: Wants): Promise<Node> {
  const { type, linkname = '' } = entry.header
  if (type === 'directory') return { kind: 'directory' }
  if (type === 'symlink') return { kind: 'symlink', to: linkname }
  if (type === 'link') return { kind: 'link', to: pathOf(linkname) }
  if (type === 'file' || type === 'contiguous-file') return fileOf(entry, path, wants(path))
  return { kind: type === 'fifo' ? 'fifo' : 'device' }
}

async function fileOf(entry: Entry, at: string, wanted: ReturnType<Wants>): Promise<FileNode> {
  if (wanted === undefined) return { kind: 'file', at }
  const hash = createHash('sha256')
  const start: Buffer[] = []
  let size = 0
  for await (const chunk of entry as AsyncIterable<Buffer>) {
    hash.update(chunk)
    if (wanted === 'text' && size < FILE_LIMITS.textBytes)
      start.push(chunk.subarray(0, FILE_LIMITS.textBytes - size))
    size += chunk.length
  }
  const sha256 = hash.digest('hex')
  const content = `${size} ${sha256}`
  if (wanted === 'content') return { kind: 'file', at, content }
  const truncated = size > FILE_LIMITS.textBytes
  const mode = (entry.header.mode ?? 0) & 0o7777
  const text = decodeText(Buffer.concat(start), { cut: truncated })
  return { kind: 'file', at, content, whole: { kind: 'file', size, mode, ...text, truncated, sha256 } }
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
