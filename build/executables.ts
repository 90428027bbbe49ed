import { hash } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { execa } from 'execa'
import packageJson from '../package.json' with { type: 'json' }
import { type Bundled, bundled } from './bundle/bundled.ts'
import { BUN, licences } from './executables/licences.ts'
import { asOneFile } from './executables/one-file.ts'
import { recordOrder } from './executables/order.ts'
import { ENTRY, filesInside } from './executables/parts.ts'
import { TARGETS, type Target } from './executables/targets.ts'

/**
 * `npm run build:executables [-- TARGET…]`: the program as one file for each kind of machine, in `dist/executables/`,
 * with their checksums. Bun brings what is needed for other machines from npm's registry, once.
 * @see https://bun.com/docs/bundler/executables
 */

const root = join(import.meta.dirname, '..')
const parts = join(root, 'dist', 'parts')
const inside = join(parts, 'inside')
const folder = join(root, 'dist', 'executables')
const order = join(parts, 'order')

async function compile(file: string, ...options: string[]): Promise<void> {
  const all = [
    ...['--compile', '--bytecode', '--minify-syntax', '--minify-whitespace', '--format=cjs'],
    ...(await readdir(inside)).map((name) => `--asset=${name}`),
    // What lies in the working folder is the student's, and none of our settings.
    ...['--no-compile-autoload-dotenv', '--no-compile-autoload-bunfig'],
    // Compiling a function once more, for speed, pays in a longer run than a check.
    '--compile-jit-policy=16',
    ...options,
  ]
  await execa('bun', ['build', ...all, join(parts, 'start.cjs'), `--outfile=${file}`], {
    cwd: inside,
    preferLocal: true,
    localDir: root,
  })
}

async function compileFor(target: Target): Promise<string> {
  const name = `docker-lab-${packageJson.version}-${target}${target.startsWith('windows') ? '.exe' : ''}`
  await compile(join(folder, name), `--target=${TARGETS[target]}`, `--bytecode-order=${order}`)
  return name
}

async function writeParts({ files, packages }: Bundled): Promise<void> {
  await rm(parts, { recursive: true, force: true })
  await mkdir(inside, { recursive: true })
  for (const [name, text] of asOneFile(files)) await writeFile(join(parts, name), text)
  await writeFile(join(parts, 'start.cjs'), ENTRY)
  for (const file of filesInside(root)) await cp(join(root, file), join(inside, file))
  await writeFile(join(folder, 'LICENSES.txt'), licences(root, packages, BUN))
}

/**
 * By this, the program knows that it was released, and the checksum of the file for Linux on x64, which a new course
 * pins: that file has no checksum of its own inside. Only where `DOCKER_LAB_RELEASE` says so.
 */
async function noteRelease(sha256?: string): Promise<void> {
  const ofNpm = join(root, 'dist', 'release.json')
  if (process.env.DOCKER_LAB_RELEASE !== 'true') return rm(ofNpm, { force: true })
  for (const place of [join(inside, 'dist', 'release.json'), ...(sha256 ? [ofNpm] : [])])
    await writeFile(place, JSON.stringify({ sha256 }))
}

/** In the form of `sha256sum`, of everything that is there. */
async function writeChecksums(): Promise<void> {
  const names = (await readdir(folder)).sort()
  const lines = names.map(async (name) => `${await checksum(name)}  ${name}\n`)
  await writeFile(join(folder, 'SHA256SUMS'), (await Promise.all(lines)).join(''))
}

const checksum = async (name: string) => hash('sha256', await readFile(join(folder, name)))

const wanted = process.argv.slice(2)
const unknown = wanted.filter((target) => !Object.hasOwn(TARGETS, target))
if (unknown.length > 0) {
  console.error(`no such target: ${unknown.join(', ')}. There are: ${Object.keys(TARGETS).join(', ')}`)
  process.exit(2)
}
const isWanted = (target: Target) => wanted.length === 0 || wanted.includes(target)
await rm(folder, { recursive: true, force: true })
await mkdir(folder, { recursive: true })
await writeParts(await bundled())
await noteRelease()
const here = join(parts, 'docker-lab')
await compile(here)
await recordOrder(here, order)
// In their own order: the others have the checksum of the first inside.
for (const target of (Object.keys(TARGETS) as Target[]).filter(isWanted)) {
  const name = await compileFor(target)
  console.log(`made ${name}`)
  if (target === 'linux-x64') await noteRelease(await checksum(name))
}
await writeChecksums()
await rm(parts, { recursive: true })
