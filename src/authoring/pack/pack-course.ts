import { existsSync, statSync } from 'node:fs'
import { mkdtemp, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { openCourse } from '../../lab/course.ts'
import { shownPath } from '../../lab/frame.ts'
import { InputError } from '../../lab/input-error.ts'
import { unreadable } from '../../lab/read-folder.ts'
import { SOLUTIONS_FILE } from '../../lab/solutions.ts'
import type { Messages } from '../../languages/en/messages.ts'
import { readArchive, writeArchive, writeFolder } from './archive.ts'
import { byPath, type Chosen, chooseFiles } from './choose-files.ts'
import { readBack } from './read-back.ts'
import { sealSolutions } from './seal-solutions.ts'
import { refuseUnsound } from './sound-course.ts'

export interface Pack extends Chosen {
  /** Absolute path of the archive or the folder. */
  output: string
  /** The size of the archive; for a folder, of all its files together. */
  bytes: number
}

export interface Packing {
  folder: string
  output: string | undefined
  /** Whether students get the right ways of each lab, for `solution`. */
  solutions: boolean
}

const isArchive = (path: string) => /\.(tar\.gz|tgz)$/.test(path)
const NO_ROOM: unknown[] = ['ENOSPC', 'EDQUOT', 'EFBIG']
/** What nobody would call a folder. */
const isOtherArchive = (path: string) =>
  !isArchive(path) && /\.(zip|jar|7z|rar|tar|gz|bz2|xz|zst|tar\.\w+|t[bx]z2?)$/i.test(path)

/**
 * Packs a course for students: into an archive, which replaces an older one, or into a new folder. The pack is made
 * beside its place, read back, and then renamed. @throws InputError for a broken course or an unusable output
 */
export async function packCourse(
  { folder, output, solutions }: Packing,
  words: Messages['pack'],
): Promise<Pack> {
  const course = await openCourse(folder)
  const found = await chooseFiles(course, words)
  await refuseUnsound(found, words)
  const name = basename(course.folder)
  const target = resolve(output ?? `${name}.tar.gz`)
  refuseOutput(target, words)
  const unwritable = ({ code }: NodeJS.ErrnoException) =>
    new InputError([{ file: shownPath(dirname(target)), message: words.unwritable(`${code}`) }])
  const making = await mkdtemp(join(dirname(target), '.pack-')).catch((error) => {
    throw unwritable(error)
  })
  try {
    const sealed = solutions ? await sealSolutions(course, found, join(making, 'solutions')) : []
    const others = found.files.filter(({ path }) =>
      solutions ? sealed.every((file) => file.path !== path) : basename(path) !== SOLUTIONS_FILE,
    )
    const chosen = { ...found, files: [...others, ...sealed].sort(byPath) }
    const made = join(making, 'made')
    const back = join(making, 'back')
    if (isArchive(target)) {
      await writeArchive(chosen.files, name, made)
      await readArchive(made, back)
      await readBack(join(back, name), chosen)
    } else {
      await writeFolder(chosen.files, made)
      await readBack(made, chosen)
    }
    await rename(made, target)
    const files = chosen.files.reduce((sum, { bytes }) => sum + bytes, 0)
    return { ...chosen, output: target, bytes: isArchive(target) ? (await stat(target)).size : files }
  } catch (error) {
    const problem = error as NodeJS.ErrnoException
    if (NO_ROOM.includes(problem.code)) throw unwritable(problem)
    throw problem.code === 'EACCES' && problem.path ? unreadable(problem.path, problem) : error
  } finally {
    await rm(making, { recursive: true, force: true })
  }
}

function refuseOutput(target: string, words: Messages['pack']): void {
  const refused = (message: string, file = target) => new InputError([{ file: shownPath(file), message }])
  if (isOtherArchive(target)) throw refused(words.otherArchive)
  if (!existsSync(dirname(target))) throw refused(words.noFolder, dirname(target))
  const there = statSync(target, { throwIfNoEntry: false })
  if (there && !(isArchive(target) && there.isFile())) throw refused(words.exists)
}
