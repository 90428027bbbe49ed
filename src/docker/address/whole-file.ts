import { writeFile } from 'node:fs/promises'

/**
 * Writes a file whole, or leaves what was there: through a temporary file beside it, and a rename. Rejects where it
 * can't be written.
 * @param mode of the file; by default, that of the one which was there, or what the user's files have
 */
export async function writeWholeFile(path: string, text: string | Uint8Array, mode?: number): Promise<void> {
  const { default: writeFileAtomic } = await import('write-file-atomic')
  // By itself it writes once, and a disk that is almost full takes a part: that would count as the file.
  const tmpfileCreated = (made: string) => writeFile(made, text)
  await writeFileAtomic(path, '', { tmpfileCreated, ...(mode !== undefined && { mode }) })
}
