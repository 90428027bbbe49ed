import { chmod, link, mkdir, realpath, symlink, writeFile } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { extract } from 'tar-stream'

/** What may be a hundred images; more is no work of a lab. */
const MOST = { bytes: 2 ** 31, entries: 100_000 }

/**
 * Unpacks an archive into an empty folder. Whoever made it has control of what is in it: nothing is written outside the
 * folder, and nothing from outside of it becomes a file inside. A pipe, a socket and a device are left out.
 */
export async function unpackWork(archive: AsyncIterable<Buffer>, to: string, most = MOST): Promise<void> {
  const root = await realpath(to)
  const entries = extract()
  const reading = pipeline(Readable.from(archive), entries)
  reading.catch(() => {})
  await unpack(entries, root, most)
  await reading
}

async function unpack(entries: ReturnType<typeof extract>, to: string, most: typeof MOST): Promise<void> {
  const inside = (name = '') => join(to, normalize(`/${name}`))
  // Later than files, so that nothing is written through a link; symbolic ones last, so that no other leads through them.
  const links: (() => Promise<void>)[] = []
  const symlinks: (() => Promise<void>)[] = []
  let [bytes, count] = [0, 0]
  for await (const entry of entries) {
    const { name, type, mode, linkname, size = 0 } = entry.header
    const path = inside(name)
    bytes += size
    count += 1
    if (bytes > most.bytes || count > most.entries) throw new Error('the working folder is too large')
    if (type === 'directory') await mkdir(path, { recursive: true })
    else if (type === 'link') links.push(() => link(inside(linkname ?? ''), path))
    else if (type === 'symlink') symlinks.push(() => symlinkAt(path, linkname ?? ''))
    else if (type === 'file' || type === 'contiguous-file') {
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, entry as AsyncIterable<Buffer>)
      await chmod(path, (mode ?? 0o644) | 0o600)
    }
    entry.resume()
  }
  for (const make of [...links, ...symlinks]) await make().catch(() => {})
}

/** Not where its own place is behind another link. */
async function symlinkAt(path: string, target: string): Promise<void> {
  const folder = dirname(path)
  if ((await realpath(folder)) === folder) await symlink(target, path)
}
