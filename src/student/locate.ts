import { realpath, stat } from 'node:fs/promises'
import { isAbsolute, resolve } from 'node:path'
import type { FolderPlace } from '../grading/contract/world.ts'

/** Where a path of a folder is, and whether one of these paths of the host is the same file or folder. Never rejects. */
export async function locate(folder: string, path: string, hostPaths: string[]): Promise<FolderPlace> {
  const place = resolve(folder, path)
  const [real, own, ...others] = await Promise.all([
    realpath(place).catch(() => undefined),
    identityOf(place),
    ...hostPaths.map(identityOf),
  ])
  return {
    path: place,
    ...(real !== undefined && { real }),
    isSame: own !== undefined && others.includes(own),
    isUnseen: others.every((one) => one === undefined),
  }
}

/** What no two files have in common. To ask for a path of the network would call another machine. */
async function identityOf(path: string): Promise<string | undefined> {
  if (!isAbsolute(path) || /^[/\\]{2}/.test(path)) return undefined
  const found = await stat(path, { bigint: true }).catch(() => undefined)
  return found && `${found.dev} ${found.ino}`
}
