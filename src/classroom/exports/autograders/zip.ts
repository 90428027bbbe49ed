import type { Archive } from './autograder.ts'

/** The system that made an archive: Unix, which knows modes. */
const UNIX = 3
/** The same time in every archive, so that the same files make the same archive. */
const AT = new Date('2000-01-01T12:00:00')

/** A ZIP archive, whose scripts can be run. */
export async function zipped(files: Archive): Promise<Uint8Array> {
  const { zipSync } = await import('fflate')
  const entries = [...files].map(([path, { bytes, executable }]) => {
    const mode = 0o100000 | (executable ? 0o755 : 0o644)
    return [path, [bytes, { os: UNIX, attrs: mode << 16, mtime: AT }]] as const
  })
  return zipSync(Object.fromEntries(entries) as Parameters<typeof zipSync>[0], { level: 9 })
}
