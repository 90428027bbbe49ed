import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

/** Where the releases are. `install.sh` and `install.ps1` have the same address. */
export const RELEASES = 'https://github.com/docker-lab/docker-lab/releases'

/**
 * What the files for CI say: they run the file of the release for Linux on x64 if its checksum is known, and otherwise a
 * package that the author puts beside them, which works before there is a release.
 */
export const inCi = (version: string, sha256 = '') => ({
  version,
  file: `${RELEASES}/download/v${version}/docker-lab-${version}-linux-x64`,
  sha256,
  package: sha256 ? '' : `./docker-lab-${version}.tgz`,
})

/**
 * The SHA-256 checksum of the file of this very release for Linux on x64, in hexadecimal. What was released has a
 * `dist/release.json`, `{ "sha256": … }`, except that this file cannot have its own checksum inside: there it is `{}`.
 * Undefined where this was not released, as in a checkout, because a file with that name may not exist anywhere.
 */
export async function checksumOfLinuxFile(
  root: string,
  running = process.execPath,
): Promise<string | undefined> {
  const text = await readFile(join(root, 'dist', 'release.json'), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const { sha256 }: { sha256?: string } = JSON.parse(text)
  if (sha256) return sha256
  const hash = createHash('sha256')
  await pipeline(createReadStream(running), hash)
  return hash.digest('hex')
}
