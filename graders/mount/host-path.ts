import { cleanPath } from '../../src/docker/port/container-path.ts'
import type { Mount } from '../../src/docker/port/docker.ts'

/** Paths of the host, which have many spellings: Docker Desktop, WSL and macOS each have their own. */

/** Where Docker Desktop keeps the host's files in its virtual machine. */
const DESKTOP = /^(\/host_mnt|\/run\/desktop\/mnt\/host)(?=\/)/
/** On WSL, the file system of the distribution as Windows names it. */
const WSL_SHARE = /^\/\/wsl(\$|\.localhost)\/[^/]+(?=\/|$)/i

/** The one spelling of a path of the host: `C:\site`, `/mnt/c/site` and `/host_mnt/c/site` are `/c/site`. */
export function hostPath(path: string): string {
  const isWindows = /^[a-z]:[\\/]|^\\\\/i.test(path)
  const slashed = (isWindows ? path.replaceAll('\\', '/') : path)
    .replace(WSL_SHARE, '')
    .replace(/^([a-z]):(?=\/)/i, (_, drive: string) => `/${drive.toLowerCase()}`)
  return cleanPath(slashed)
    .replace(DESKTOP, '')
    .replace(/^\/mnt\/([a-z])(?=\/|$)/, '/$1')
    .replace(/^\/var\/run(?=\/|$)/, '/run')
    .replace(/^\/var\/home(?=\/)/, '/home')
    .replace(/^\/private(?=\/(tmp|var|etc)(\/|$))/, '')
}

/**
 * Whether a bind's source is the wanted path, as the engine shows it or as it was asked for: on WSL, Docker Desktop shows
 * a path that it made up. A relative one, such as `site`, is the end of any path.
 */
export function isSource({ source, askedSource = '' }: Mount, wanted: string): boolean {
  const paths = [source, askedSource].filter((path) => path !== '').map(hostPath)
  if (/^[/\\]|^[a-z]:[\\/]/i.test(wanted)) return paths.includes(hostPath(wanted))
  const end = cleanPath(wanted)
  return paths.some((path) => path.endsWith(`/${end}`))
}
