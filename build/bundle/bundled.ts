import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { type BuildOptions, build, type OutputFile, type Plugin } from 'esbuild'
import { APART, apart } from './apart.ts'
import { builtins } from './builtins.ts'
import { lazy } from './lazy.ts'
import { natives } from './natives.ts'
import { pages, pagesInside } from './pages.ts'
import { replaced } from './replaced.ts'
import { countRewrites } from './rewrites.ts'
import { forStudents } from './students.ts'

const root = join(import.meta.dirname, '../..')

/**
 * The files of `dist/`, by their absolute paths: the program for students, the same with all commands, and what both
 * load only when they need it.
 * @throws Error where a rewrite of another package's code matches nothing
 */
export async function bundled(): Promise<Map<string, string>> {
  const rewrites = countRewrites()
  const program = (name: string, ...plugins: Plugin[]) =>
    outputs({
      entryPoints: { [name]: 'src/cli.ts' },
      plugins: [
        ...plugins,
        apart(rewrites),
        replaced(rewrites),
        pagesInside(rewrites),
        builtins,
        lazy(rewrites),
      ],
    })
  const { testcontainers: _, ...others } = APART
  const beside = Object.fromEntries(Object.entries(others).map(([name, file]) => [file, name]))
  const made = await Promise.all([
    outputs({ entryPoints: { ...beside, pages: 'pages' }, plugins: [pages, builtins] }),
    // Larger than all the rest. It changes builtins.
    outputs({
      entryPoints: { testcontainers: 'testcontainers' },
      plugins: [natives],
      minifyIdentifiers: true,
    }),
    program('docker-lab', forStudents(rewrites)),
    program('all-commands'),
  ])
  rewrites.check()
  const files = made.flat()
  // By the first line, compiled code is known to be of this very build.
  const id = createHash('sha256')
    .update(files.map(({ hash }) => hash).join())
    .digest('hex')
    .slice(0, 12)
  return new Map(files.map(({ path, text }) => [path, `// ${id}\n${inAscii(text)}`]))
}

async function outputs(options: BuildOptions): Promise<OutputFile[]> {
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
  return outputFiles
}

/** esbuild leaves regular expressions as they are, where an escape means the same; ASCII is what is fastest to read. */
export function inAscii(code: string): string {
  return code.replace(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
