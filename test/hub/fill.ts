import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { say } from '../engine/problem.ts'
import { pushImage } from './assemble.ts'
import { type BuiltLayer, buildLayer, digestOf } from './build.ts'
import { images, references, repositoryOf } from './images/all.ts'
import type { Image, Layer } from './images/image.ts'
import { download, type Packages } from './packages.ts'
import { digestOfTag } from './push.ts'

/** What the hub was filled with: `recipe` tells whether that is still what we would build. */
interface Filled {
  recipe: string
  digests: Record<string, string>
}

const here = import.meta.dirname
/** What is written when the hub has been filled. */
export const record = '/var/lib/docker-lab/hub/filled.json'

/** Fills the hub that answers with every image of the table, unless all of it is there. */
export async function fill(): Promise<void> {
  if (await isFilled()) return
  say('building the images of the offline hub from Debian packages')
  using packages = await download(
    images.flatMap(({ layers }) => layers.flatMap((layer) => layer.packages ?? [])),
  )
  const digests: Record<string, string> = {}
  const built = buildOnce(packages)
  for (const image of images) {
    for (const tag of image.tags) digests[`${image.name}:${tag}`] = await pushTag(image, tag, built, packages)
  }
  writeFileSync(
    `${record}.new`,
    JSON.stringify({ recipe: recipeDigest(), digests } satisfies Filled, null, 2),
  )
  renameSync(`${record}.new`, record)
}

/** Whether the hub was ever filled on this machine. */
export const wasFilled = (): boolean => existsSync(record)

/** Whether the hub holds what we would fill it with. */
export async function isFilled(): Promise<boolean> {
  if (!wasFilled()) return false
  const filled: Filled = JSON.parse(readFileSync(record, 'utf8'))
  if (filled.recipe !== recipeDigest()) return false
  const there = references().map(
    async (reference) => (await digestOfTag(reference)) === filled.digests[reference],
  )
  return (await Promise.all(there)).every(Boolean)
}

/** Changes with the recipes, with what builds them, and with the Debian that the packages come from. */
function recipeDigest(): string {
  const recipes = readdirSync(join(here, 'images'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  const builders = ['assemble.ts', 'build.ts', 'packages.ts'].map((name) => join(here, name))
  const contents = [...recipes, ...builders, '/etc/os-release'].map((file) => digestOf(readFileSync(file)))
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
  return pushImage(repositoryOf(image.name), tag, layers, image.config(packages.version))
}
