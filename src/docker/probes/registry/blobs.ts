import { createHash } from 'node:crypto'
import type { Descriptor } from './answers.ts'
import { type AskRegistry, notARegistry } from './ask.ts'

/** So much of all layers is read, and for so long: what is left is only asked for its size. */
const READ_BYTES = 512 * 1024 * 1024
const READ_MS = 5000

/** Rejects where the registry does not have these bytes. */
export type ProveBlob = (blob: Descriptor) => Promise<void>

/** Reads layers to the end, each once, and holds them against their digests: a pull fails where they differ. */
export function proveBlobs(ask: AskRegistry, repositoryUrl: string): ProveBlob {
  const proven = new Set<string>()
  let left = READ_BYTES
  const begun = performance.now()
  return async ({ digest, size }) => {
    if (proven.has(digest)) return
    proven.add(digest)
    const path = `${repositoryUrl}/blobs/${digest}`
    const leftMs = READ_MS - (performance.now() - begun)
    if (size > left || leftMs <= 0) return proveSize(ask, path, size)
    left -= size
    const hash = createHash('sha256')
    const { status, read, isCut } = await ask(path, {
      maxBytes: size,
      withinMs: leftMs,
      sink: (part) => hash.update(part),
    })
    if (status !== 200) throw notARegistry('part-missing', { status, at: path })
    if (isCut) return proveSize(ask, path, size)
    if (read !== size) throw notARegistry('wrong-size', { at: path })
    if (`sha256:${hash.digest('hex')}` !== digest) throw notARegistry('wrong-digest', { at: path })
  }
}

async function proveSize(ask: AskRegistry, path: string, size: number): Promise<void> {
  const { status, headers } = await ask(path, { head: true })
  if (status !== 200) throw notARegistry('part-missing', { status, at: path })
  if (Number(headers['content-length']) !== size) throw notARegistry('wrong-size', { at: path })
}
