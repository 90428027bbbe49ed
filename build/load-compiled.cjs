const fs = require('node:fs')
const { homedir, userInfo } = require('node:os')
const { basename, dirname, isAbsolute, join } = require('node:path')
const { constants, Script } = require('node:vm')

/**
 * Loads the bundle together with the code that V8 compiled from it in earlier runs. Node's own compile cache keeps only
 * what is compiled while a file loads; compiling functions when they are first called is a third of what `check` takes.
 * Each command has a cache of its own, because each calls different functions.
 * @param {string} file
 * @param {string} command such as `check` or `lab-test`
 */
function loadCompiled(file, command) {
  // The bundle is ASCII, and its first line names the build.
  const source = fs.readFileSync(file, 'latin1')
  const build = /^\/\/ (\w+)\n/.exec(source)?.[1]
  const made = `${build}-${process.version}-`
  const folder = cacheFolder()
  // Node loads the files beside the bundle, and the commands of authors and teachers need most of them.
  const beside = folder && join(dirname(folder), 'beside')
  if (beside && /^(lab|class)/.test(command) && makeFolder(beside))
    process.getBuiltinModule('node:module').enableCompileCache(beside)
  const named = /^[a-z]+(-[a-z]+)?$/.test(command) ? command : 'any'
  const cache = folder && join(folder, `${made}${basename(file, '.cjs')}-${named}`)
  const script = new Script(`(function (module, __filename, __dirname) {${source}\n})`, {
    filename: file,
    cachedData: cache && readIfSound(cache),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  })
  if (cache && script.cachedDataRejected !== false) process.once('exit', () => keep(cache, made, script))
  const module = { exports: {} }
  script.runInThisContext()(module, file, dirname(file))
  return module.exports
}

/**
 * The user's own folder: anybody who can write to it can run code as the user. So a path that depends on the working
 * folder is none.
 */
function cacheFolder() {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env
  const usual = process.platform === 'darwin' ? ['Library', 'Caches'] : ['.cache']
  const places = [XDG_CACHE_HOME, LOCALAPPDATA, join(homedir(), ...usual)]
  const place = places.find((path) => path && isAbsolute(path)) ?? placeOfAccount(usual)
  return place && join(place, 'docker-lab', 'compiled')
}

function placeOfAccount(usual) {
  try {
    return join(userInfo().homedir, ...usual)
  } catch {
    return undefined
  }
}

/** Several times as much as V8 makes of the bundle. */
const LARGEST = 64 * 1024 * 1024

/**
 * V8 believes what it is given: a cache that is damaged somewhere in its middle ends the process, or does anything. So it
 * is kept twice. A checksum would take longer: Node has to load node:zlib or node:crypto for it.
 */
function readIfSound(path) {
  const { O_RDONLY, O_NONBLOCK = 0 } = fs.constants
  let file
  try {
    // A pipe in its place could be silent for ever.
    file = fs.openSync(path, O_RDONLY | O_NONBLOCK)
    const stat = fs.fstatSync(file)
    if (!stat.isFile() || stat.size > LARGEST) return undefined
    const bytes = fs.readFileSync(file)
    const half = bytes.length / 2
    const data = bytes.subarray(0, half)
    return half > 0 && data.equals(bytes.subarray(half)) ? data : undefined
  } catch {
    return undefined
  } finally {
    if (file !== undefined) fs.closeSync(file)
  }
}

/** Whole or not at all, and silently: without a cache everything works, only slower. Removes the caches of other versions. */
function keep(file, made, script) {
  const folder = dirname(file)
  const fresh = `${file}.${process.pid}`
  if (!makeFolder(folder)) return
  try {
    const data = script.createCachedData()
    fs.writeFileSync(fresh, Buffer.concat([data, data]), { mode: 0o600 })
    fs.renameSync(fresh, file)
    const old = fs.readdirSync(folder).filter((name) => !name.startsWith(made))
    for (const name of old) fs.rmSync(join(folder, name), { recursive: true, force: true })
  } catch {
    // Perhaps the disk is full.
    removeIfThere(fresh)
  }
}

function removeIfThere(file) {
  try {
    fs.unlinkSync(file)
  } catch {}
}

/** Whether it is there now, with its parents. Node's own `recursive` never ends under `/proc`. */
function makeFolder(folder) {
  try {
    fs.mkdirSync(folder, { mode: 0o700 })
    return true
  } catch ({ code }) {
    if (code === 'EEXIST') return true
    return code === 'ENOENT' && dirname(folder) !== folder && makeFolder(dirname(folder)) && madeNow(folder)
  }
}

function madeNow(folder) {
  try {
    fs.mkdirSync(folder, { mode: 0o700 })
    return true
  } catch ({ code }) {
    return code === 'EEXIST'
  }
}

module.exports = { loadCompiled }
