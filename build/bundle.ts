import { readFileSync } from 'node:fs'
import { glob, mkdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Plugin as CommandsOf } from '@oclif/core'
import writeFileAtomic from 'write-file-atomic'
import { kinds } from '../src/kinds/kinds.ts'
import { loadCases } from '../src/lab/cases.ts'
import { openCourse } from '../src/lab/course.ts'
import { readCourseFile } from '../src/lab/course-file.ts'
import { loadLab } from '../src/lab/load.ts'
import { SOLUTIONS_FILE, sealed, solutionsIn } from '../src/lab/solutions.ts'
import { bundled } from './bundle/bundled.ts'
import { licences } from './executables/licences.ts'
import type { PreparedFile } from './prepared.ts'

/**
 * Builds `dist/` and `oclif.manifest.json`. What is shipped is a bundle, because a student waits for `check`: loaded
 * module by module, dockerode and oclif alone take several times as long as all that `check` does.
 */

const root = join(import.meta.dirname, '..')

async function writeBundle(): Promise<void> {
  const { files, packages } = await bundled()
  for (const [path, text] of files) await writeFileAtomic(path, text)
  // Of an earlier build: whatever is there is shipped.
  for await (const path of glob(join(root, 'dist/*.cjs'))) if (!files.has(path)) await rm(path)
  await writeFileAtomic(join(root, 'dist/LICENSES.txt'), licences(root, packages))
}

/** What oclif knows of the commands without loading them, as `oclif manifest` writes it. */
async function writeManifest(): Promise<void> {
  const plugin = new CommandsOf({ root, isRoot: true, ignoreManifest: true, errorOnManifestCreate: true })
  await plugin.load()
  await writeFileAtomic(join(root, 'oclif.manifest.json'), `${JSON.stringify(plugin.manifest)}\n`)
}

/** The built-in course, so that a student's `check` need not read YAML. */
async function prepareCourse(): Promise<void> {
  const course = join(root, 'labs')
  const { labs } = await openCourse(course)
  await prepare(join(course, 'course.yaml'), 'course', await readCourseFile(join(course, 'course.yaml')))
  for (const { folder } of labs) {
    const { folder: _, ...lab } = await loadLab(folder, kinds)
    // One that is different for each student is read when the student is known.
    if (Object.keys(lab.varied).length === 0) await prepare(join(folder, 'lab.yaml'), basename(folder), lab)
    const solutions = sealed(solutionsIn(await loadCases({ folder, ...lab, varied: {} })))
    await writeFileAtomic(join(root, 'dist/labs', `${basename(folder)}${SOLUTIONS_FILE}`), solutions)
  }
}

async function prepare<Value>(file: string, name: string, value: Value): Promise<void> {
  const prepared: PreparedFile<Value> = { source: readFileSync(file, 'utf8'), value }
  await writeFileAtomic(join(root, 'dist/labs', `${name}.json`), JSON.stringify(prepared))
}

await mkdir(join(root, 'dist/labs'), { recursive: true })
await Promise.all([writeBundle(), writeManifest(), prepareCourse()])
