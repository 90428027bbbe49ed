import { posix } from 'node:path'

/**
 * The one spelling of a path in a container: `//app/./data/` is `/app/data`. Engines keep what was typed in some places
 * (`WORKDIR`, `VOLUME`, `--tmpfs`) and not in others, so paths are compared in this one only.
 */
export function cleanPath(path: string): string {
  return path === ''
    ? ''
    : posix
        .normalize(path)
        .replace(/^\/+/, '/')
        .replace(/(?<=.)\/+$/, '')
}

/** Whether the path is the folder, or is in it, however the two are spelled. */
export function isWithin(folder: string, path: string): boolean {
  return `${cleanPath(path)}/`.startsWith(cleanPath(folder).replace(/\/*$/, '/'))
}

/**
 * What the kernel makes up for the processes of a container: no engine can read them from outside, unless something is
 * mounted there.
 */
export const KERNEL_FOLDERS = ['/proc', '/sys', '/dev'] as const
