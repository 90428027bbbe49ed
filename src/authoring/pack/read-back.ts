import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { kinds } from '../../kinds/kinds.ts'
import { readBrief } from '../../lab/brief.ts'
import { openCourse } from '../../lab/course.ts'
import { isCases } from '../../lab/handed-out.ts'
import { loadLab } from '../../lab/load.ts'
import { FALLBACK } from '../../languages/list.ts'
import type { Chosen } from './choose-files.ts'

/**
 * Reads a pack back as a student's machine will: it holds every file, byte for byte, and no other; no cases; and every
 * lab loads, with its task. @throws Error otherwise: a bug in docker-lab, or the course changed in the meantime
 */
export async function readBack(folder: string, { files, labs }: Chosen): Promise<void> {
  const there = await filesIn(folder)
  const wanted = files.map(({ path }) => path)
  const missing = wanted.filter((path) => !there.includes(path))
  const unasked = there.filter((path) => !wanted.includes(path) || isCases(basename(path)))
  if (missing.length > 0) throw new Error(`the pack lacks ${missing.join(', ')}`)
  if (unasked.length > 0) throw new Error(`the pack holds ${unasked.join(', ')}, which is not for students`)
  for (const { path, source } of files) {
    if ((await hashOf(join(folder, path))) !== (await hashOf(source)))
      throw new Error(`${path} is not the same in the pack`)
  }
  const course = await openCourse(folder)
  for (const lab of course.labs) await readBrief(await loadLab(lab.folder, kinds), FALLBACK)
  const names = (places: Chosen['labs']) => places.map((lab) => basename(lab.folder)).join(', ')
  if (names(course.labs) !== names(labs)) throw new Error(`the pack has the labs ${names(course.labs)}`)
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join('/'))
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
