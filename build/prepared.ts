import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { CourseFile } from '../src/lab/course-file.ts'
import type { Lab } from '../src/lab/lab.ts'
import { namedBy } from '../src/lab/lab-folder.ts'

/**
 * A file of the built-in course, read and validated when the bundle was made: reading YAML and validating it takes a
 * third of the time of a `check`. It is used only while the file is, byte for byte, the `source` that was validated.
 */
export interface PreparedFile<Value> {
  source: string
  value: Value
}

/** The prepared form of the lab in a folder, or undefined where there is none, or none that is still true. */
export function preparedLab(folder: string, prepared: string): Lab | undefined {
  const lab = preparedValue<Omit<Lab, 'folder'>>(
    join(folder, 'lab.yaml'),
    join(prepared, `${basename(folder)}.json`),
  )
  return lab && { ...lab, ...namedBy(folder) }
}

/** The same for the course.yaml of a course. */
export const preparedCourse = (folder: string, prepared: string): CourseFile | undefined =>
  preparedValue(join(folder, 'course.yaml'), join(prepared, 'course.json'))

function preparedValue<Value>(file: string, prepared: string): Value | undefined {
  try {
    const { source, value }: PreparedFile<Value> = JSON.parse(readFileSync(prepared, 'utf8'))
    return source === readFileSync(file, 'utf8') ? value : undefined
  } catch {
    return undefined
  }
}
