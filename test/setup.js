// Runs before other npm scripts, on whatever Node there is: installs what package-lock.json asks for, and builds.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const onWindows = process.platform === 'win32'
const binaries = join(modules, '.bin')

if (!isInStep()) install()
checkNode()
if (!process.argv.includes('--no-build') && isBuildOld()) npm(['run', '--silent', 'build'])

/** Whether node_modules holds what the lock file asks for: npm notes what it installed in a lock file of its own. */
function isInStep() {
  const installed = packagesOf(join(modules, '.package-lock.json'))
  const wanted = packagesOf(join(root, 'package-lock.json'))
  if (!installed || !wanted) return false
  return Object.keys({ ...installed, ...wanted }).every((path) => {
    const [here, there] = [installed[path], wanted[path]]
    // Other machines need other optional packages, and the lock file has those of the machine it was made on.
    if (!here || !there) return path === '' || isOptional(here ?? there)
    return here.version === there.version && here.integrity === there.integrity
  })
}

function isOptional(entry) {
  return Boolean(entry.optional || entry.devOptional || entry.peer)
}

function packagesOf(lockFile) {
  return existsSync(lockFile) ? readJson(lockFile).packages : undefined
}

/** Not `npm ci`: it refuses a lock file that has optional packages of some machines only. */
function install() {
  console.error('installing what package-lock.json asks for')
  npm(['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'])
  if (!isInStep())
    fail('node_modules is not what package-lock.json asks for, although npm install succeeded.')
}

/** The package `node` brings the Node that the npm scripts run on; its install script puts it in place. */
function checkNode() {
  const { version: wanted } = readJson(join(modules, 'node', 'package.json'))
  const { stdout } = run('node', ['--version'], { encoding: 'utf8', env: withPath(binaries) })
  if (stdout?.trim() === `v${wanted}`) return
  fail(
    `The npm scripts of this project run on Node ${wanted} in node_modules/.bin, and it is not there ` +
      `("node --version" says ${stdout?.trim() || 'nothing'}). The install script of the package "node" puts it there: ` +
      "npm may be configured not to run such scripts (npm config get ignore-scripts), npm's registry may have been " +
      'out of reach, or Node is not built for this machine. Then try: npm rebuild node',
  )
}

/** Whether something the bundle is made of is newer than the bundle. */
function isBuildOld() {
  if (!readJson(join(root, 'package.json')).scripts?.build) return false
  const sources = ['src', 'graders', 'build', 'labs', 'package.json', 'node_modules/.package-lock.json']
  const built = ['dist', 'oclif.manifest.json']
  const newestOf = (names) => names.map((name) => newest(join(root, name)))
  return Math.max(...newestOf(sources)) > Math.min(...newestOf(built))
}

/** When the last change was made at or below a path. A folder's own time counts: it shows that a file was removed. */
function newest(path) {
  if (!existsSync(path)) return 0
  const stats = statSync(path)
  const below = stats.isDirectory() ? readdirSync(path) : []
  return Math.max(stats.mtimeMs, ...below.map((name) => newest(join(path, name))))
}

/** Runs npm on the Node of the machine: the one in node_modules may be about to be replaced. */
function npm(args) {
  const elsewhere = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== binaries)
  const env = withPath(elsewhere.join(delimiter))
  const { status, error } = run('npm', args, { cwd: root, stdio: ['ignore', 2, 2], env })
  if (status !== 0) fail(`npm ${args.join(' ')} failed${error ? `: ${error.message}` : ''}.`)
}

/** On Windows npm and node_modules/.bin/node are scripts, which only a shell runs. */
function run(command, args, options) {
  return onWindows
    ? spawnSync([command, ...args].join(' '), { ...options, shell: true })
    : spawnSync(command, args, options)
}

/** The variables of this process with a different PATH, which Windows spells in its own way. */
function withPath(path) {
  const others = Object.entries(process.env).filter(([name]) => name.toUpperCase() !== 'PATH')
  return { ...Object.fromEntries(others), PATH: path }
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'))
}

function fail(message) {
  console.error(message)
  process.exit(3)
}
