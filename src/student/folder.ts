import type { Folder } from '../grading/contract/world.ts'

/**
 * The student's working folder. Paths are relative and written with slashes; nothing outside the folder is looked at,
 * and what is not a regular file is never opened.
 */
export function openFolder(folder: string): Folder {
  return {
    file: async (path) => (await import('./read-inside.ts')).readInside(folder, path),
    archive: async (path) => (await import('./read-archive.ts')).readArchive(folder, path),
    place: async (path, hostPaths) => (await import('./locate.ts')).locate(folder, path, hostPaths),
  }
}
