import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What is code, and so is compiled. */
const CODE = /^(bin|build|dist)\/(?!labs\/)/

/**
 * The files that an executable has inside besides its code: those that npm ships, and that the program reads. Given as
 * `--asset`, the usual functions for reading find them in a file system inside the executable, at their places here.
 * @see https://bun.com/docs/bundler/executables#embed-assets-files
 */
export function filesInside(root: string): string[] {
  const { files }: { files: string[] } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return files
    .flatMap((pattern) => globSync([pattern, `${pattern}/**`], { cwd: root }))
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !CODE.test(path) && statSync(join(root, path)).isFile())
    .sort()
}

/** The module that an executable begins with. */
export const ENTRY = `
process.noDeprecation = !process.env.DEBUG
const root = Bun.main.replace(/.[^\\\\/]*$/, '')
require('./docker-lab.cjs').cli(root)
`
