import { createReadStream, createWriteStream } from 'node:fs'
import { chmod, copyFile, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { extract, pack } from 'tar-stream'
import type { Packed } from './choose-files.ts'

/** The same for every file, so that the same course gives the same archive. Some programs complain about 1970. */
const MTIME = new Date('2000-01-01T00:00:00Z')
const modeOf = ({ executable }: Packed) => (executable ? 0o755 : 0o644)

/** Writes a gzipped tar that holds all files in one folder. The same files give the same bytes. */
export async function writeArchive(files: Packed[], folder: string, archive: string): Promise<void> {
  const tar = pack()
  const writing = pipeline(tar, createGzip({ level: 9 }), createWriteStream(archive))
  const filling = async () => {
    for (const file of files) {
      const header = { name: `${folder}/${file.path}`, size: file.bytes, mode: modeOf(file), mtime: MTIME }
      await pipeline(createReadStream(file.source), tar.entry(header))
    }
    tar.finalize()
  }
  await Promise.all([writing, filling().catch((error) => tar.destroy(error))])
}

/** Unpacks what {@link writeArchive} wrote. */
export async function readArchive(archive: string, into: string): Promise<void> {
  const tar = extract()
  const reading = pipeline(createReadStream(archive), createGunzip(), tar)
  reading.catch(() => {})
  for await (const entry of tar) {
    const file = join(into, entry.header.name)
    await mkdir(dirname(file), { recursive: true })
    await pipeline(entry, createWriteStream(file))
  }
  await reading
}

/** Copies the files into a folder that does not exist yet. */
export async function writeFolder(files: Packed[], folder: string): Promise<void> {
  for (const file of files) {
    const target = join(folder, file.path)
    await mkdir(dirname(target), { recursive: true })
    await copyFile(file.source, target)
    await chmod(target, modeOf(file))
  }
}
