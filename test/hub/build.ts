import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { execa } from 'execa'
import type { Layer } from './images/image.ts'
import type { Packages } from './packages.ts'

/** A layer as a registry keeps it (its digest is of these bytes), and the digest of what is packed in it. */
export interface BuiltLayer {
  readonly blob: Buffer
  readonly digest: string
  readonly contents: string
  /** What `docker history` shows. */
  readonly summary: string
}

export const digestOf = (bytes: string | Buffer): string =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}`

/** Builds a layer in a folder that is gone afterwards. The same recipe and packages give the same bytes. */
export async function buildLayer(layer: Layer, packages: Packages): Promise<BuiltLayer> {
  const workshop = mkdtempSync(join(tmpdir(), 'docker-lab-layer-'))
  try {
    const root = join(workshop, 'root')
    mergeUsr(root)
    await addPackages(layer, packages, join(workshop, 'unpacked'), root)
    if (layer.applets) await addApplets(root)
    if (layer.root) cpSync(join(import.meta.dirname, layer.root), root, { recursive: true })
    for (const [path, text] of Object.entries(layer.files ?? {})) write(text, join(root, path))
    for (const folder of layer.folders ?? []) mkdirSync(join(root, folder), { recursive: true })
    for (const [path, target] of Object.entries(layer.links ?? {})) link(target, join(root, path))
    const contents = await pack(root)
    const blob = gzipSync(contents)
    return { blob, digest: digestOf(blob), contents: digestOf(contents), summary: summaryOf(layer) }
  } finally {
    rmSync(workshop, { recursive: true, force: true })
  }
}

/** /bin, /sbin, /lib and /lib64 are links to the folders of the same name in /usr, as in Debian. */
function mergeUsr(root: string): void {
  for (const name of ['bin', 'sbin', 'lib', 'lib64']) {
    mkdirSync(join(root, 'usr', name), { recursive: true })
    symlinkSync(`usr/${name}`, join(root, name))
  }
}

async function addPackages(layer: Layer, packages: Packages, unpacked: string, root: string): Promise<void> {
  mergeUsr(unpacked)
  for (const name of layer.packages ?? []) await packages.unpack(name, unpacked)
  if (layer.programs) removeOthers(layer.programs, unpacked)
  const kept = globSync([...(layer.keep ?? [])], { cwd: unpacked }).sort()
  const wanted = ['usr/bin', 'usr/sbin', 'usr/lib', 'usr/lib64', ...kept]
  await execa('cp', ['--archive', '--parents', ...wanted, root], { cwd: unpacked })
}

function removeOthers(programs: readonly string[], root: string): void {
  for (const folder of ['usr/bin', 'usr/sbin']) {
    for (const name of readdirSync(join(root, folder))) {
      if (!programs.includes(name)) rmSync(join(root, folder, name))
    }
  }
}

async function addApplets(root: string): Promise<void> {
  const { stdout } = await execa(join(root, 'bin/busybox'), ['--list-full'])
  for (const path of stdout.split('\n')) {
    if (!existsSync(join(root, path))) link('/bin/busybox', join(root, path))
  }
}

function write(text: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true })
  rmSync(path, { force: true })
  symlinkSync(target, path)
}

async function pack(root: string): Promise<Buffer> {
  const same = ['--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner', '--format=gnu']
  await execa('chmod', ['--recursive', 'u=rwX,go=rX', root])
  if (existsSync(join(root, 'tmp'))) await execa('chmod', ['1777', join(root, 'tmp')])
  const options = { cwd: root, encoding: 'buffer', maxBuffer: 500_000_000 } as const
  const { stdout } = await execa('tar', [...same, '--create', '.'], options)
  return Buffer.from(stdout)
}

function summaryOf({ packages = [], root, files = {} }: Layer): string {
  return `ADD ${[...packages.map((name) => name.replace('+', '')), ...(root ? [root] : []), ...Object.keys(files)].join(' ')}`
}
