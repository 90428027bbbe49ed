import { basename, resolve } from 'node:path'
import type { Lab } from './lab.ts'

/** What a lab's folder says of it: `03-deploy-nginx` is number 3, slug `deploy-nginx`. */
export function namedBy(folder: string): Pick<Lab, 'number' | 'slug' | 'folder'> {
  const path = resolve(folder)
  const name = basename(path)
  const [, number, slug] = /^(\d{1,4})-(.+)$/.exec(name) ?? []
  return { number: number === undefined ? undefined : Number(number), slug: slug ?? name, folder: path }
}
