import { chmod, link, mkdir, symlink, writeFile } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { extract } from 'tar-stream'
import { createExec } from '../docker/probes/exec-session.ts'
import type { Ask } from '../docker/wire/ask.ts'
import { chunksOf, demultiplex } from '../docker/wire/engine-stream.ts'
import { accepted } from '../docker/wire/read-answer.ts'
import { CASE_FOLDER } from './start-script.ts'

const DEADLINE_MS = 60_000
/** What may be a hundred images; more is no work of a lab. */
const MOST_BYTES = 2 ** 31

/**
 * Copies the working folder of a sandbox's container to an empty folder of this machine. A pipe, a socket and a device
 * stay behind. Rejects where the folder could not be read.
 */
export async function fetchWork(outer: Ask, container: string, to: string): Promise<void> {
  const Cmd = ['tar', '-C', `${CASE_FOLDER}/work`, '-cf', '-', '.']
  const { id } = await createExec(outer, container, { Cmd })
  const question = { method: 'POST', body: { Detach: false, Tty: false }, endless: true } as const
  const { body } = await accepted(await outer.stream(`/exec/${id}/start`, question), outer.endpoint)
  const archive = extract()
  const reading = pipeline(Readable.from(stdoutOf(outer, body)), archive)
  reading.catch(() => {})
  await unpack(archive, to)
  await reading
}

async function* stdoutOf(outer: Ask, body: Readable): AsyncGenerator<Buffer> {
  for await (const { stream, data } of demultiplex(chunksOf(outer, body, DEADLINE_MS), outer.endpoint))
    if (stream === 'stdout') yield data
}

/** Links come last, so that nothing is written through one. */
async function unpack(archive: ReturnType<typeof extract>, to: string): Promise<void> {
  const links: (() => Promise<void>)[] = []
  let left = MOST_BYTES
  for await (const entry of archive) {
    const { name, type, mode, linkname, size = 0 } = entry.header
    const path = join(to, normalize(`/${name}`))
    left -= size
    if (left < 0) throw new Error('the working folder is too large')
    if (type === 'directory') await mkdir(path, { recursive: true })
    else if (type === 'symlink') links.push(() => symlink(linkname ?? '', path))
    else if (type === 'link') links.push(() => link(join(to, normalize(`/${linkname}`)), path))
    else if (type === 'file' || type === 'contiguous-file') {
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, entry as AsyncIterable<Buffer>)
      await chmod(path, (mode ?? 0o644) | 0o600)
    }
    entry.resume()
  }
  for (const make of links) await make().catch(() => {})
}
