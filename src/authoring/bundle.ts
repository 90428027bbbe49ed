import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { Plugin as CommandsOf } from '@oclif/core'
import { build, type Plugin } from 'esbuild'
import writeFileAtomic from 'write-file-atomic'
import { graderKeys, loadGrader } from '../grading/load-grader.ts'
import { openCourse } from '../lab/course.ts'
import { loadLab } from '../lab/load.ts'
import type { Prepared } from '../lab/prepared.ts'

/**
 * Builds `dist/` and `oclif.manifest.json`. What is shipped is a bundle, because a student waits for `check`: loaded
 * module by module, dockerode and oclif alone take several times as long as all that `check` does.
 */

const root = join(import.meta.dirname, '../..')

/** What dockerode needs for BuildKit, for building images and for its own ssh: we use none of them. */
const UNUSED =
  /^(@grpc\/grpc-js|@grpc\/proto-loader|protobufjs|ssh2|cpu-features|tar-fs|@balena\/dockerignore)$/
/** Its own http, which follows redirects, its ssh and its sessions: `src/docker/modem.ts` has its own way. */
const UNUSED_PARTS = /^\.\/(http|ssh|session)$/
/** oclif asks it for the name of the platform, and on Windows for a PowerShell, at every start. We need neither. */
const WSL = `export const isWsl = false; export const powerShellPath = () => { throw new Error('not looked for') }`
/** What oclif needs to find commands without a manifest, plugins and package.json, which it is given. */
const FINDERS = /^(tinyglobby|minimatch|lilconfig|typescript.*)$/
/** Our texts hold no templates. */
const EJS = 'export const render = (text) => text; export default { render }'
/** No spinner spins. */
const SPINNERS = 'module.exports = new Proxy({}, { get: () => ({ interval: 80, frames: [] }) })'

const replaced: Plugin = {
  name: 'replaced',
  setup({ onResolve, onLoad }) {
    const replace = (filter: RegExp, contents: string, within = /./) => {
      onResolve({ filter }, ({ path, importer }) =>
        within.test(importer) ? { path, namespace: `replaced ${filter}` } : undefined,
      )
      onLoad({ filter: /.*/, namespace: `replaced ${filter}` }, () => ({ contents, resolveDir: root }))
    }
    replace(UNUSED, 'module.exports = {}')
    replace(UNUSED_PARTS, 'module.exports = {}', /node_modules[\\/]docker(ode|-modem)[\\/]/)
    replace(FINDERS, 'module.exports = {}')
    replace(/^ejs$/, EJS)
    replace(/^cli-spinners$/, SPINNERS)
    replace(/^wsl-utils$/, WSL)
    replace(/^re2js$/, PATTERNS)
  },
}

/**
 * Builtins without copies. An `import` of one copies everything in it and so runs every getter there is: that of
 * `node:http` for `WebSocket` loads all of undici, for as long as Node takes to start. What CommonJS modules
 * require is loaded when something in it is first used.
 */
const builtins: Plugin = {
  name: 'builtins',
  setup({ onResolve, onLoad }) {
    const names = new Set(builtinModules)
    onResolve({ filter: /^[a-z_:/0-9-]+$/ }, ({ path, kind }) => {
      const name = path === 'readable-stream' ? 'stream' : path.replace(/^node:/, '')
      const namespace = kind === 'require-call' ? 'required' : 'imported'
      return names.has(name) ? { path: `node:${name}`, namespace, sideEffects: false } : undefined
    })
    onLoad({ filter: /.*/, namespace: 'required' }, ({ path }) => ({ contents: requiredSource(path) }))
    onLoad({ filter: /.*/, namespace: 'imported' }, ({ path }) => ({ contents: importedSource(path) }))
  },
}

/** Each name by itself, so that esbuild drops those that nobody imports; a plain function loads it when called. */
function importedSource(name: string): string {
  const builtin = process.getBuiltinModule(name) as unknown as Record<string, unknown>
  const names = Object.keys(builtin).filter((key) => /^[a-z_$][\w$]*$/i.test(key))
  const exports = names.map((key) => {
    const value = isPlainFunction(key, builtin[key])
      ? `(...args) => load().${key}(...args)`
      : `/* @__PURE__ */ part('${key}')`
    return `const ${key}$ = ${value}; export { ${key}$ as ${key} }`
  })
  return [
    `const load = () => process.getBuiltinModule('${name}')`,
    'const part = (key) => load()[key]',
    'export default /* @__PURE__ */ load()',
    ...exports,
  ].join('\n')
}

/** Neither a class nor a function that has others, or a promise's way of calling it, as properties. */
function isPlainFunction(name: string, value: unknown): boolean {
  const usual = ['length', 'name', 'prototype', 'arguments', 'caller']
  return (
    /^[a-z]/.test(name) &&
    typeof value === 'function' &&
    Reflect.ownKeys(value).every((key) => usual.includes(`${String(key)}`))
  )
}

/** A builtin that is itself a function, such as `node:stream`, is loaded at once: it may be called, or be a parent class. */
function requiredSource(name: string): string {
  const builtin: unknown = process.getBuiltinModule(name)
  const load = `process.getBuiltinModule('${name}')`
  if (typeof builtin !== 'object' || builtin === null || builtin === process)
    return `module.exports = ${load}`
  const getters = Object.keys(builtin).map(
    (key) => `get ${JSON.stringify(key)}() { return load()[${JSON.stringify(key)}] }`,
  )
  return `let it; const load = () => (it ??= ${load}); module.exports = { ${getters.join(', ')} }`
}

/** re2js is large, and few labs have patterns: it is run when the first one is compiled. */
const PATTERNS = `
let all
const load = () => (all ??= require('./node_modules/re2js/build/index.cjs'))
const late = (name) => new Proxy(class {}, { get: (_, key) => Reflect.get(load()[name], key) })
export const RE2JS = late('RE2JS')
export const RE2JSException = late('RE2JSException')
`

/** The output of tsc requires everything at the top of a file. Here each module is loaded when it is first used. */
const lazy: Plugin = {
  name: 'lazy',
  setup({ onLoad }) {
    onLoad({ filter: /node_modules[\\/]@oclif[\\/]core[\\/]lib[\\/].*\.js$/ }, ({ path }) => ({
      contents: withoutCollation(withLazyRequires(readFileSync(path, 'utf8'))),
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

/** oclif sorts the names of commands by the rules of a language; loading those takes a third of Node's own start. */
const withoutCollation = (source: string) =>
  source.replace(/\b(a|b)\.(id|name)\.localeCompare\((a|b)\.\2\)/g, '($1.$2 < $3.$2 ? -1 : 1)')

async function bundle(): Promise<void> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['src/cli.ts'],
    outfile: 'dist/docker-lab.cjs',
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
    plugins: [replaced, builtins, lazy],
  })
  const [file] = outputFiles
  if (!file) throw new Error('esbuild made no file')
  await mkdir(dirname(file.path), { recursive: true })
  await writeFileAtomic(file.path, `// ${file.hash.replace(/\W/g, '')}\n${file.text}`)
}

/** What oclif knows of the commands without loading them, as `oclif manifest` writes it. */
async function writeManifest(): Promise<void> {
  const plugin = new CommandsOf({ root, isRoot: true, ignoreManifest: true, errorOnManifestCreate: true })
  await plugin.load()
  await writeFileAtomic(join(root, 'oclif.manifest.json'), `${JSON.stringify(plugin.manifest)}\n`)
}

/** The built-in labs, so that a student's `check` need not read YAML. */
async function prepareLabs(): Promise<void> {
  const { labs } = await openCourse(join(root, 'labs'))
  await mkdir(join(root, 'dist/labs'), { recursive: true })
  for (const { folder } of labs) {
    const { folder: _, ...lab } = await loadLab(folder, { keys: graderKeys, load: loadGrader })
    const prepared: Prepared = { source: readFileSync(join(folder, 'lab.yaml'), 'utf8'), lab }
    await writeFileAtomic(join(root, 'dist/labs', `${basename(folder)}.json`), JSON.stringify(prepared))
  }
}

await bundle()
await Promise.all([writeManifest(), prepareLabs()])
