import { mkdtempDisposable, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'
import { packCourse } from '../../../authoring/pack/pack-course.ts'
import type { Messages } from '../../../languages/en/messages.ts'

/** The files of a course as students get it: without its cases and its solutions. @throws InputError for a broken course */
export async function packedCourse(
  folder: string,
  words: Messages['pack'],
): Promise<Map<string, Uint8Array>> {
  await using work = await mkdtempDisposable(join(tmpdir(), 'docker-lab-course-'))
  const output = join(work.path, 'course')
  await packCourse({ folder, output, solutions: false }, words)
  const entries = await readdir(output, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
  const read = files.sort().map(async (file) => {
    const path = relative(output, file).split(sep).join('/')
    return [path, new Uint8Array(await readFile(file))] as const
  })
  return new Map(await Promise.all(read))
}
