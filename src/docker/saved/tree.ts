import { posix } from 'node:path'
import { isWithin } from '../port/container-path.ts'
import type { Layer, Node } from './layers.ts'

/** What a reader of an image sees, by path, without a slash at the beginning: the layers laid over each other. */
export type Tree = ReadonlyMap<string, Node>

const MAX_LINKS = 8

/** Lays the layers over each other, base first: the last one that has a path wins. */
export function treeOf(layers: readonly Layer[]): Tree {
  const tree = new Map<string, Node>()
  const removeBelow = (folder: string) => {
    for (const path of tree.keys()) if (path !== folder && isBelow(folder, path)) tree.delete(path)
  }
  for (const { nodes, gone, emptied } of layers) {
    for (const folder of emptied) removeBelow(folder)
    for (const path of gone) {
      removeBelow(path)
      tree.delete(path)
    }
    for (const [path, node] of nodes) {
      if (node.kind !== 'directory' && tree.get(path)?.kind === 'directory') removeBelow(path)
      for (const folder of foldersOf(path)) if (!tree.has(folder)) tree.set(folder, { kind: 'directory' })
      const linked = node.kind === 'link' ? (nodes.get(node.to) ?? tree.get(node.to)) : undefined
      tree.set(path, linked ?? node)
    }
  }
  return tree
}

const isBelow = (folder: string, path: string) => isWithin(`/${folder}`, `/${path}`)

/** The folders that a path is in, the outermost first. */
function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1)
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}

/**
 * Where a path leads, with all links followed inside the image; undefined for links in a circle. It need not be there.
 * @param path absolute
 */
export function realPath(tree: Tree, path: string): string | undefined {
  let left = partsOf(path)
  let real: string[] = []
  let links = 0
  for (let part = left.shift(); part !== undefined; part = left.shift()) {
    if (part === '..') {
      real = real.slice(0, -1)
      continue
    }
    const node = tree.get([...real, part].join('/'))
    if (node?.kind !== 'symlink') {
      real.push(part)
      continue
    }
    if (++links > MAX_LINKS) return undefined
    if (posix.isAbsolute(node.to)) real = []
    left = [...partsOf(node.to), ...left]
  }
  return real.join('/')
}

const partsOf = (path: string) => path.split('/').filter((part) => part !== '' && part !== '.')

/** What is at a real path. The root is there without being in any layer. */
export const nodeAt = (tree: Tree, real: string): Node | undefined =>
  real === '' ? { kind: 'directory' } : tree.get(real)

/** What is in a folder, with all that is below, by its path from there. */
export function below(tree: Tree, folder: string): [path: string, node: Node][] {
  const prefix = folder === '' ? '' : `${folder}/`
  return [...tree]
    .filter(([path]) => path.startsWith(prefix))
    .map(([path, node]) => [path.slice(prefix.length), node])
}
