import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const BUN = `Bun, MIT: https://github.com/oven-sh/bun/blob/main/LICENSE.md
It contains JavaScriptCore and WebKit (LGPL 2.1), BoringSSL (Apache 2.0) and other libraries, which that file names.
`

/**
 * The text of `LICENSES.txt`: what is inside besides docker-lab itself, and under which terms.
 * @param others what is inside and no package
 */
export function licences(root: string, packages: readonly string[], ...others: string[]): string {
  const texts = packages.map((folder) => licenceOf(join(root, folder)))
  return [
    `docker-lab, Apache-2.0\n\n${readFileSync(join(root, 'LICENSE'), 'utf8')}`,
    ...others,
    ...new Set(texts),
  ].join(`\n${'─'.repeat(80)}\n\n`)
}

/** @throws Error for a package that does not name its licence */
function licenceOf(folder: string): string {
  const { name, version, license, licenses } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file))
  const named = license ?? licenses?.[0]?.type
  if (!named) throw new Error(`${name} does not say under which licence it is`)
  const texts = files.sort().map((file) => readFileSync(join(folder, file), 'utf8').trim())
  return [`${name} ${version}, ${named}`, ...texts, ''].join('\n\n')
}
