import { CouldNotLook } from '../port/could-not-look.ts'
import { readable } from '../port/json.ts'
import { ARCHIVE_LIMITS, type ArchiveFile, type SavedImage } from '../port/saved.ts'
import { imagesIn } from './images.ts'
import { entriesOf, type Part, partOf, pathOf, TooBig } from './parts.ts'
import { unpacked } from './unpacked.ts'

/** What an archive holds, as far as it can be read. */
export type Saved = Omit<ArchiveFile, 'kind' | 'size'>

/** Directories of nearly every root file system. */
const OF_A_ROOT = ['bin', 'dev', 'etc', 'lib', 'proc', 'sbin', 'sys', 'tmp', 'usr', 'var']
const MANY = 4

/** Files of Docker's layouts, the older one and the newer, and of Podman's. */
const OF_IMAGES =
  /^(manifest\.json|index\.json|oci-layout|blobs(\/sha256(\/.*)?)?|[0-9a-f]{64}(\.json|\.tar|\/(layer\.tar|json|VERSION))?)$/

/** Of images of which nothing can be said. */
const DAMAGED: SavedImage = { names: [], ids: [], created: '', layers: [], damaged: true }

/**
 * Reads an archive, which can be packed, as one of images: in one go, keeping nothing but digests and the small JSON
 * files in it. An archive that is broken is an answer. Rejects with the `CouldNotLook` of what gives the bytes.
 */
export async function readSaved(bytes: AsyncIterable<Uint8Array>): Promise<Saved> {
  const parts = new Map<string, Part>()
  const paths = new Set<string>()
  const { packing, content } = await unpacked(bytes)
  const is = (holds: Saved['holds'], over: Partial<Saved> = {}): Saved => ({
    ...(packing && { packing }),
    holds,
    images: [],
    ...over,
  })
  try {
    for await (const entry of entriesOf(content)) {
      const path = pathOf(entry.header.name)
      paths.add(path)
      if (looksLikeRoot(paths)) return is('root')
      if (paths.size > ARCHIVE_LIMITS.entries) return is('others')
      const part = await partOf(entry)
      if (part) parts.set(path, part)
    }
  } catch (error) {
    if (error instanceof CouldNotLook) throw error
    if (error instanceof TooBig) return is(kindOf(paths), { tooBig: true })
    return is(kindOf(paths), paths.size > 0 || packing ? { broken: true } : {})
  }
  if (kindOf(paths) !== 'images') return is(kindOf(paths))
  return is('images', { images: readable(() => imagesIn(parts)) ?? [DAMAGED] })
}

/** What an archive with these entries looks like. */
function kindOf(paths: ReadonlySet<string>): Saved['holds'] {
  if (paths.size === 0) return 'no-archive'
  return [...paths].some((path) => OF_IMAGES.test(path)) ? 'images' : 'others'
}

/** `docker export` puts an empty file `.dockerenv` first. */
function looksLikeRoot(paths: ReadonlySet<string>): boolean {
  return paths.has('.dockerenv') || OF_A_ROOT.filter((name) => paths.has(name)).length >= MANY
}
