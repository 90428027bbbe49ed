import type { Language } from '../../../languages/list.ts'

/** What an autograder for another system is made for. */
export interface AutograderFor {
  /** The version of docker-lab that it installs. */
  version: string
  language: Language
  /** Its folder's name has letters, digits, `.`, `_` and `-` alone. */
  lab: { number: number; folder: string }
  /** Undefined for the built-in course; its address; or its files, which go into the archive. */
  course: undefined | { address: string } | { files: ReadonlyMap<string, Uint8Array> }
}

/** A file of an archive. */
export interface ArchiveFile {
  bytes: Uint8Array
  executable: boolean
}

export type Archive = Map<string, ArchiveFile>

const text = new TextEncoder()

export const script = (source: string): ArchiveFile => ({ bytes: text.encode(source), executable: true })
export const document = (source: string): ArchiveFile => ({ bytes: text.encode(source), executable: false })

/** The files of a course of its own, in a folder of the archive. */
export const courseFiles = ({ course }: AutograderFor, folder: string): [string, ArchiveFile][] =>
  course && 'files' in course
    ? [...course.files].map(([path, bytes]) => [`${folder}/${path}`, { bytes, executable: false }])
    : []

/** What a roster calls the course; undefined for the built-in one. @param folder where its files are */
export function courseAt({ course }: AutograderFor, folder: string): string | undefined {
  if (!course) return undefined
  return 'files' in course ? folder : course.address
}

/** Where install.sh of a version is. */
export const installer = (version: string): string =>
  `https://github.com/docker-lab/docker-lab/releases/download/v${version}/install.sh`

/** A word for sh, whatever is in it. */
export const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`
