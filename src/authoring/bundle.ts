import { readdirSync, readFileSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { Plugin as CommandsOf } from '@oclif/core'
import { build, type Plugin } from 'esbuild'

/**
 * Builds `dist/` and `oclif.manifest.json`. What is shipped is a bundle, because a student waits for `check`: loaded
 * module by module, dockerode and oclif alone take several times as long as all that `check` does.
 */

const root = join(import.meta.dirname, '../..')

/** What dockerode needs for BuildKit, for building images and for its own ssh: we use none of them. */
const UNUSED =
  /^(@grpc\/grpc-js|@grpc\/proto-loader|protobufjs|ssh2|cpu-features|tar-fs|@balena\/dockerignore|\.\/session)$/
/** oclif asks it for the name of the platform, and on Windows for a PowerShell, at every start. We need neither. */
const WSL = `export const isWsl = false; export const powerShellPath = () => { throw new Error('not looked for') }`
const replaced: Plugin = {
  name: 'replaced',
  setup({ onResolve, onLoad }) {
    const replace = (filter: RegExp, contents: string) => {
      onResolve({ filter }, ({ path }) => ({ path, namespace: `replaced ${filter}` }))
      onLoad({ filter: /.*/, namespace: `replaced ${filter}` }, () => ({ contents }))
    }
    replace(UNUSED, 'module.exports = {}')
    replace(/^wsl-utils$/, WSL)
  },
}

/**
 * Builtins, each loaded when something in it is first used: `node:https` alone, which a local engine does not need,
 * takes as long as Node takes to start. An `import` would do worse: it copies everything in a builtin, and so runs
 * every getter there is; that of `node:http` for `WebSocket` then loads all of undici.
 */
const builtins: Plugin = {
  name: 'builtins',
  setup({ onResolve, onLoad }) {
    const names = new Set(builtinModules)
    onResolve({ filter: /^[a-z_:/0-9-]+$/ }, ({ path }) => {
      const name = path === 'readable-stream' ? 'stream' : path.replace(/^node:/, '')
      return names.has(name) ? { path: `node:${name}`, namespace: 'builtin' } : undefined
    })
    onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({ contents: builtinSource(path) }))
  },
}

/** A builtin that is itself a function, such as `node:stream`, is loaded at once: it may be called, or be a parent class. */
function builtinSource(name: string): string {
  const builtin: unknown = process.getBuiltinModule(name)
  const load = `process.getBuiltinModule('${name}')`
  if (typeof builtin !== 'object' || builtin === null || builtin === process)
    return `module.exports = ${load}`
  const getters = Object.keys(builtin).map(
    (key) => `get ${JSON.stringify(key)}() { return load()[${JSON.stringify(key)}] }`,
  )
  return `let it; const load = () => (it ??= ${load}); module.exports = { ${getters.join(', ')} }`
}

/** The output of tsc requires everything at the top of a file. Here each module is loaded when it is first used. */
const lazy: Plugin = {
  name: 'lazy',
  setup({ onLoad }) {
    onLoad({ filter: /node_modules[\\/]@oclif[\\/]core[\\/]lib[\\/].*\.js$/ }, ({ path }) => ({
      contents: withLazyRequires(readFileSync(path, 'utf8')),
    }))
  },
}

/** tsc names an import `module_1` and only ever uses it as `module_1.name`. */
function withLazyRequires(source: string): string {
  const names: string[] = []
  const declared = source.replace(
    /^const (\w+_\d) = ((?:__import\w+\()?require\("[^"]+"\)\)?);$/gm,
    (_, name: string, load: string) => {
      names.push(name)
      return `let ${name}; const lazy_${name} = () => (${name} ??= ${load});`
    },
  )
  return names.reduce(
    (text, name) => text.replace(new RegExp(`(?<![\\w.])${name}\\.(\\w+)`, 'g'), `(lazy_${name}().$1)`),
    declared,
  )
}

async function bundle(): Promise<void> {
  const commands = readdirSync(join(root, 'src/commands')).map((file) => file.replace(/\.ts$/, ''))
  const [dist, fresh, old] = ['dist', `.dist-${process.pid}`, `.dist-old-${process.pid}`].map((name) =>
    join(root, name),
  ) as [string, string, string]
  await build({
    absWorkingDir: root,
    entryPoints: {
      cli: 'src/cli.ts',
      ...Object.fromEntries(commands.map((name) => [`commands/${name}`, `src/commands/${name}.ts`])),
    },
    outdir: fresh,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    splitting: true,
    // Names are kept, so that a stack trace can be read.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    define: { __filename: 'import.meta.filename', __dirname: 'import.meta.dirname' },
    plugins: [replaced, builtins, lazy],
  })
  // Another process may be using the bundle, or building it too.
  await rename(dist, old).catch(() => {})
  await rename(fresh, dist)
  await rm(old, { recursive: true, force: true })
}

/** What oclif knows of the commands without loading them, as `oclif manifest` writes it. */
async function writeManifest(): Promise<void> {
  const plugin = new CommandsOf({ root, isRoot: true, ignoreManifest: true, errorOnManifestCreate: true })
  await plugin.load()
  await writeFile(join(root, 'oclif.manifest.json'), `${JSON.stringify(plugin.manifest)}\n`)
}

await bundle()
await writeManifest()
