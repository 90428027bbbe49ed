import { writeFile } from 'node:fs/promises'

/**
 * Writes a file whole, or leaves what was there: through a temporary file beside it, and a rename. Rejects where it
 * can't be written.
 */
export async function writeWholeFile(path: string, text: string | Uint8Array): Promise<void> {
  const { default: writeFileAtomic } = await import('write-file-atomic')
  // By itself it writes once, and a disk that is almost full takes a part: that would count as the file.
  await writeFileAtomic(path, '', { tmpfileCreated: (made) => writeFile(made, text) })
}
