import { join } from 'node:path'
import { type BuildOptions, build } from 'esbuild'
import { APART, apart } from './apart.ts'
import { builtins } from './builtins.ts'
import { lazy } from './lazy.ts'
import { pages, pagesInside } from './pages.ts'
import { replaced } from './replaced.ts'

const root = join(import.meta.dirname, '../..')

/**
 * The files of `dist/`, by their absolute paths: the program, and what it loads only when it needs it.
 * @throws Error where a rewrite of another package's code matches nothing
 */
export async function bundled(): Promise<Map<string, string>> {
  const beside = Object.fromEntries(Object.entries(APART).map(([name, file]) => [file, name]))
  const files = await Promise.all([
    outputs({ entryPoints: { ...beside, pages: 'pages' }, plugins: [pages, builtins] }),
    outputs({
      entryPoints: { 'docker-lab': 'src/cli.ts' },
      plugins: [apart, replaced, pagesInside, builtins, lazy],
    }),
  ])
  return new Map(files.flat())
}

async function outputs(options: BuildOptions): Promise<[path: string, text: string][]> {
  const { outputFiles = [] } = await build({
    ...options,
    absWorkingDir: root,
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    write: false,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    charset: 'ascii',
    // Names are kept, so that a stack trace can be read.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    logLevel: 'silent',
  })
  // By the first line, compiled code is known to be of this very file.
  return outputFiles.map(({ path, hash, text }) => [path, `// ${hash.replace(/\W/g, '')}\n${inAscii(text)}`])
}

/** esbuild leaves regular expressions as they are, where an escape means the same; ASCII is what is fastest to read. */
export function inAscii(code: string): string {
  return code.replace(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
