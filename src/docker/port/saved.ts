import type { FileFact, HeldImage } from './probed.ts'

/** How an archive, or a layer in it, can be compressed: what `docker load` reads. */
export type Packing = 'gzip' | 'bzip2' | 'zstd' | 'xz'

/** How much of an archive is read: unpacked bytes, its entries, and bytes of the JSON in it. */
export const ARCHIVE_LIMITS = { bytes: 8 * 1024 ** 3, entries: 10_000, jsonBytes: 1024 * 1024 }

/** What is at a path of the working folder, read as an archive of images. */
export type ArchiveFact = Exclude<FileFact, { kind: 'file' }> | ArchiveFile

export interface ArchiveFile {
  kind: 'file'
  size: number
  packing?: Packing
  /**
   * `images`: what `docker save` writes; `root`: the files of a container, as `docker export` writes them; `others`: some
   * other tar archive; `no-archive`: no tar archive at all.
   */
  holds: 'images' | 'root' | 'others' | 'no-archive'
  /** It cannot be read to its end, as where it was cut off; `holds` is then what its beginning looks like. */
  broken?: true
  /** It is larger than what is read, so that its images are not known. */
  tooBig?: true
  images: SavedImage[]
}

/** An image in an archive: when it was made, its layers, and its settings. */
export interface SavedImage extends Pick<HeldImage, 'created' | 'layers' | 'settings'> {
  /** Familiar names with a tag, such as `nginx:latest`. */
  names: string[]
  /** What an engine can call it: the digests of its configuration, of its manifest, and of an index that leads there. */
  ids: string[]
  /** A part is missing, or is not what its digest says, so that no engine would load it. */
  damaged?: true
}
