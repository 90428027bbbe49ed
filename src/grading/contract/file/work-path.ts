import type { FileFact } from '../../../docker/port/docker.ts'
import { nearestEntry } from './file.ts'

/** The parts of a path that say something: none that are empty or a dot. */
const partsOf = (path: string) => path.split('/').filter((part) => part !== '' && part !== '.')

/** The directory that a path is in, `.` for the working folder itself. */
export const folderOf = (path: string): string => partsOf(path).slice(0, -1).join('/') || '.'

/** The name in the directory that differs from the path's only by a typo, or by what an editor appends. */
export function nearFile(path: string, directory: FileFact | undefined): string | undefined {
  const name = partsOf(path).at(-1) ?? ''
  if (directory?.kind !== 'directory') return undefined
  return directory.entries.find((entry) => entry === `${name}.txt`) ?? nearestEntry(name, directory)
}
