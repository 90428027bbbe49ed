import { createHash } from 'node:crypto'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { type BuildOptions, build, type Plugin } from 'esbuild'
import { APART, apart } from './apart.ts'
import { builtins } from './builtins.ts'
import { lazy } from './lazy.ts'
import { pages, pagesInside } from './pages.ts'
import { IN_APART, IN_TESTCONTAINERS, replaced, STAND_INS } from './replaced.ts'
import { countRewrites } from './rewrites.ts'
import { fromStudents, modulesIn, type Shared } from './shared.ts'
import { forStudents } from './students.ts'
import { web, webInside } from './web.ts'

/** Stands for the build's name until its code is known. */
const BUILD = '@build@'

const root = join(import.meta.dirname, '../..')

export interface Bundled {
  /** The text of each file, by its absolute path. */
  files: Map<string, string>
  /** The folders of the packages that are inside, relative to this project. */
  packages: string[]
}

/**
 * The files of `dist/`: the program for students, the commands of others, which take from it what both need, and what
 * is loaded only when it is needed.
 * @throws Error where a rewrite of another package's code matches nothing
 */
export async function bundled(): Promise<Bundled> {
  const rewrites = countRewrites()
  const program = (entryPoints: Record<string, string>, ...plugins: Plugin[]) =>
    outputs({
      entryPoints,
      plugins: [
        ...plugins,
        apart(rewrites),
        replaced(rewrites, STAND_INS),
        pagesInside(rewrites),
        webInside(rewrites),
        builtins,
        lazy(rewrites),
      ],
    })
  const students = (shared: Shared) => program({ 'docker-lab': 'src/cli.ts' }, forStudents(rewrites, shared))
  const { testcontainers: _, ...usual } = APART
  const beside = Object.fromEntries(Object.entries(usual).map(([name, file]) => [file, name]))
  const alone = await students(new Set())
  const shared = new Set<string>()
  const commands = globSync('*/**/*.ts', { cwd: join(root, 'src/commands') })
    .map((file) => file.replaceAll('\\', '/').slice(0, -'.ts'.length))
    .sort()
  const teachers = fromStudents(commands, await modulesIn(alone.metafile, root), shared)
  const otherCommands = await program({ 'other-commands': 'teachers' }, teachers)
  const made = await Promise.all([
    others({
      entryPoints: { ...beside, pages: 'pages', web: 'web' },
      plugins: [apart(rewrites), replaced(rewrites, IN_APART), pages, web, builtins],
    }),
    // It changes builtins.
    others({
      entryPoints: { testcontainers: 'testcontainers' },
      plugins: [replaced(rewrites, IN_TESTCONTAINERS)],
    }),
    students(new Set([...shared].sort())),
    otherCommands,
  ])
  rewrites.check()
  const files = made.flatMap(({ outputFiles }) => outputFiles)
  const inputs = made.flatMap(({ metafile }) => Object.keys(metafile.inputs))
  // By the first line, compiled code is known to be of this very build.
  const id = createHash('sha256')
    .update(files.map(({ hash }) => hash).join())
    .digest('hex')
    .slice(0, 12)
  return {
    files: new Map(files.map(({ path, text }) => [path, `// ${id}\n${inAscii(text).replaceAll(BUILD, id)}`])),
    packages: [...new Set(inputs.flatMap((path) => packageFolder(path) ?? []))].sort(),
  }
}

/** What others wrote: a stack trace in it helps nobody. */
const others = (options: BuildOptions) => outputs({ ...options, minifyIdentifiers: true })

/** The folder of the package that a file belongs to, relative to this project; undefined for any other input. */
const packageFolder = (path: string) => /^[^:]*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]

async function outputs(options: BuildOptions) {
  return build({
    ...options,
    metafile: true,
    absWorkingDir: root,
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    write: false as const,
    bundle: true,
    platform: 'node',
    target: 'node24',
    define: {
      DOCKER_LAB_BUILD: JSON.stringify(BUILD),
      // Whatever the user has set for programs of their own: in development, oclif warns of what concerns developers.
      'process.env.NODE_ENV': '"production"',
    },
    format: 'cjs',
    charset: 'ascii',
    // Names are kept, so that a stack trace can be read.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    logLevel: 'silent',
  })
}

/** esbuild leaves regular expressions as they are, where an escape means the same; ASCII is what is fastest to read. */
export function inAscii(code: string): string {
  return code.replace(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
