import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { say } from '../engine/problem.ts'
import { pushImage } from './assemble.ts'
import { type BuiltLayer, buildLayer, digestOf } from './build.ts'
import type { Image, Layer } from './image.ts'
import { images } from './images.ts'
import { download, type Packages } from './packages.ts'
import { digestOfTag } from './push.ts'

/** What the hub was filled with: `recipe` tells whether that is still what we would build. */
interface Filled {
  recipe: string
  digests: Record<string, string>
}

const record = '/var/lib/docker-lab/hub/filled.json'

/** Fills the hub that answers with every image of the table, unless all of it is there. */
export async function fill(): Promise<void> {
  const recipe = recipeDigest()
  if (await isFilled(recipe)) return
  say('building the images of the offline hub from Debian packages')
  using packages = await download(
    images.flatMap(({ layers }) => layers.flatMap((layer) => layer.packages ?? [])),
  )
  const digests: Record<string, string> = {}
  const built = buildOnce(packages)
  for (const image of images) {
    for (const tag of image.tags) digests[`${image.name}:${tag}`] = await pushTag(image, tag, built, packages)
  }
  mkdirSync(dirname(record), { recursive: true })
  writeFileSync(record, JSON.stringify({ recipe, digests } satisfies Filled, null, 2))
}

/** Whether the hub was ever filled on this machine. */
export const wasFilled = (): boolean => existsSync(record)

async function isFilled(recipe: string): Promise<boolean> {
  if (!wasFilled()) return false
  const filled: Filled = JSON.parse(readFileSync(record, 'utf8'))
  if (filled.recipe !== recipe) return false
  const tags = images.flatMap(({ name, tags }) => tags.map((tag) => ({ name, tag })))
  const there = tags.map(
    async ({ name, tag }) => (await digestOfTag(`library/${name}`, tag)) === filled.digests[`${name}:${tag}`],
  )
  return (await Promise.all(there)).every(Boolean)
}

/** Changes with every file of this folder, and with the Debian that the packages come from. */
function recipeDigest(): string {
  const files = readdirSync(import.meta.dirname, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  const contents = [...files, '/etc/os-release'].map((file) => digestOf(readFileSync(file)))
  return digestOf(contents.join())
}

/** Several images share a layer: it is built when it is first asked for. */
function buildOnce(packages: Packages): (layer: Layer) => Promise<BuiltLayer> {
  const built = new Map<Layer, Promise<BuiltLayer>>()
  return (layer) => {
    const known = built.get(layer) ?? buildLayer(layer, packages)
    built.set(layer, known)
    return known
  }
}

/** Each tag has a last layer of its own, so that no two of them are the same image. */
async function pushTag(image: Image, tag: string, built: ReturnType<typeof buildOnce>, packages: Packages) {
  const label: Layer = { files: { 'usr/share/docker-lab-hub': `${image.name}:${tag}\n` } }
  const layers = []
  for (const layer of [...image.layers, label]) layers.push(await built(layer))
  return pushImage(`library/${image.name}`, tag, layers, image.config(packages.version))
}
