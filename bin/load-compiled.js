import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { constants, Script } from 'node:vm'

// An import would run every getter of the module, and so load streams and more.
const { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } =
  process.getBuiltinModule('node:fs')

/**
 * Loads the bundle with what V8 compiled of it before. Node's own compile cache keeps only what is compiled while a
 * file loads; functions that are compiled when they are first called are a third of what `check` takes.
 * Each command has a cache of its own, because it calls other functions.
 */
export function loadCompiled(file, command) {
  // The bundle is ASCII, and begins with a line that names its contents.
  const source = readFileSync(file, 'latin1')
  const contents = /^\/\/ (\w+)\n/.exec(source)?.[1]
  const made = `${contents}-${process.version}-`
  // What lies beside the bundle is loaded by Node, and authors' commands need most of it.
  if (command?.startsWith('lab-'))
    process.getBuiltinModule('node:module').enableCompileCache(join(dirname(cacheFolder()), 'beside'))
  const cache = join(cacheFolder(), made + (/^[a-z]+(-[a-z]+)?$/.test(command) ? command : 'any'))
  const script = new Script(`(function (module, __filename, __dirname) {${source}\n})`, {
    filename: file,
    cachedData: readOr(cache, undefined),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  })
  if (script.cachedDataRejected !== false) process.once('exit', () => keep(cache, made, script))
  const module = { exports: {} }
  script.runInThisContext()(module, file, dirname(file))
  return module.exports
}

/** The user's own: where others can write, they could let the user run their code. */
function cacheFolder() {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env
  const usual =
    process.platform === 'darwin' ? join(homedir(), 'Library', 'Caches') : join(homedir(), '.cache')
  return join(XDG_CACHE_HOME || LOCALAPPDATA || usual, 'docker-lab', 'compiled')
}

function readOr(file, otherwise) {
  try {
    return readFileSync(file)
  } catch {
    return otherwise
  }
}

/** Whole or not at all, and quietly: without a cache everything works, only slower. What other versions left goes. */
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
