import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { constants, Script } from 'node:vm'

// An import would run every getter of the module, and so load streams and more.
const { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } =
  process.getBuiltinModule('node:fs')

/**
 * Loads the bundle together with the code that V8 compiled from it in earlier runs. Node's own compile cache keeps only
 * what is compiled while a file loads; compiling functions when they are first called is a third of what `check` takes.
 * Each command has a cache of its own, because each calls different functions.
 * @param {string} file
 * @param {string} command such as `check` or `lab-test`
 */
export function loadCompiled(file, command) {
  // The bundle is ASCII, and its first line names the build.
  const source = readFileSync(file, 'latin1')
  const build = /^\/\/ (\w+)\n/.exec(source)?.[1]
  const made = `${build}-${process.version}-`
  // Node loads the files beside the bundle, and authors' commands need most of them.
  if (command.startsWith('lab'))
    process.getBuiltinModule('node:module').enableCompileCache(join(dirname(cacheFolder()), 'beside'))
  const named = /^[a-z]+(-[a-z]+)?$/.test(command) ? command : 'any'
  const cache = join(cacheFolder(), `${made}${basename(file, '.cjs')}-${named}`)
  const script = new Script(`(function (module, __filename, __dirname) {${source}\n})`, {
    filename: file,
    cachedData: readIfThere(cache),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  })
  if (script.cachedDataRejected !== false) process.once('exit', () => keep(cache, made, script))
  const module = { exports: {} }
  script.runInThisContext()(module, file, dirname(file))
  return module.exports
}

/** The user's own folder: anybody who can write to it can run code as the user. */
function cacheFolder() {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env
  const usual =
    process.platform === 'darwin' ? join(homedir(), 'Library', 'Caches') : join(homedir(), '.cache')
  return join(XDG_CACHE_HOME || LOCALAPPDATA || usual, 'docker-lab', 'compiled')
}

function readIfThere(file) {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

/** Whole or not at all, and silently: without a cache everything works, only slower. Removes the caches of other versions. */
function keep(file, made, script) {
  const folder = dirname(file)
  const fresh = `${file}.${process.pid}`
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(fresh, script.createCachedData(), { mode: 0o600 })
    renameSync(fresh, file)
    const old = readdirSync(folder).filter((name) => !name.startsWith(made))
    for (const name of old) rmSync(join(folder, name), { recursive: true, force: true })
  } catch {}
}
