import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'

/** More than any configuration, certificate or state takes. */
const LARGEST = 4 * 1024 * 1024
/** Windows has no such flag, and there no pipe has a path among files. */
const { O_RDONLY, O_NONBLOCK = 0 } = constants

/**
 * The text of a small regular file. A pipe or a device is never read: it can be silent, or without end.
 * @throws the system's error, or one with the code EINVAL or EFBIG
 */
export function readSmallFile(path: string): string {
  const file = openSync(path, O_RDONLY | O_NONBLOCK)
  try {
    if (!fstatSync(file).isFile()) throw failure('EINVAL', 'not a regular file', path)
    // Files of /proc have no size.
    const chunks: Buffer[] = []
    let size = 0
    for (;;) {
      const chunk = Buffer.allocUnsafe(64 * 1024)
      const read = readSync(file, chunk)
      if (read === 0) return Buffer.concat(chunks, size).toString()
      size += read
      if (size > LARGEST) throw failure('EFBIG', 'the file is too large', path)
      chunks.push(chunk.subarray(0, read))
    }
  } finally {
    closeSync(file)
  }
}

const failure = (code: string, what: string, path: string) =>
  Object.assign(new Error(`${code}: ${what}, open '${path}'`), { code })
