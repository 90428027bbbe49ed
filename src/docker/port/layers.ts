import type { FileFact } from './probed.ts'

/** What the layers of images, and the writable layer of a container, hold. */

/** A path of an image. */
export interface ImagePath {
  image: string
  path: string
}

/** How a folder of an image differs from that of another. Paths begin in the folder; at most 20 of each are given. */
export interface FolderComparison {
  one: FileFact
  other: FileFact
  /** What only the other has. */
  missing: string[]
  /** What both have, with a different content. */
  different: string[]
}

/** What was done to a path since a container was created. */
export interface PathChange {
  path: string
  is: 'added' | 'modified' | 'deleted'
}
