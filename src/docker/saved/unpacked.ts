import { Readable, type Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createZstdDecompress } from 'node:zlib'
import type { Packing } from '../port/saved.ts'

type Bytes = AsyncIterable<Uint8Array>

/** The first bytes of what is packed. */
const MAGIC: Record<Packing, number[]> = {
  gzip: [0x1f, 0x8b, 0x08],
  bzip2: [0x42, 0x5a, 0x68],
  zstd: [0x28, 0xb5, 0x2f, 0xfd],
  xz: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00],
}
const LONGEST_MAGIC = 6
/** Layers are large, and each chunk takes as long as any other on its way. */
const CHUNK_BYTES = 256 * 1024

const UNPACK: Record<Packing, (packed: Bytes) => Bytes> = {
  gzip: (packed) => through(createGunzip({ chunkSize: CHUNK_BYTES }), packed),
  zstd: (packed) => through(createZstdDecompress({ chunkSize: CHUNK_BYTES }), packed),
  bzip2: unpackBzip2,
  xz: unpackXz,
}

/**
 * What begins like a packed file, unpacked while it is read, and anything else as it is. Reading the content rejects
 * where the file is cut off or broken.
 */
export async function unpacked(bytes: Bytes): Promise<{ packing?: Packing; content: Bytes }> {
  const source = bytes[Symbol.asyncIterator]()
  let start = Buffer.alloc(0)
  let isOver = false
  while (start.length < LONGEST_MAGIC && !isOver) {
    const { value, done } = await source.next()
    if (done) isOver = true
    else start = Buffer.concat([start, value])
  }
  const whole = withStart(start, source)
  const packing = (Object.keys(MAGIC) as Packing[]).find((one) =>
    MAGIC[one].every((byte, at) => start[at] === byte),
  )
  return packing ? { packing, content: UNPACK[packing](whole) } : { content: whole }
}

async function* withStart(start: Buffer, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (start.length > 0) yield start
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
  } finally {
    await rest.return?.()
  }
}

async function* through(unpacker: Transform, packed: Bytes): AsyncGenerator<Buffer> {
  const piping = pipeline(Readable.from(packed), unpacker)
  piping.catch(() => {})
  yield* unpacker as AsyncIterable<Buffer>
  await piping
}

/** Node has none of its own. This one unpacks what it is given at once, and says the rest by events. */
async function* unpackBzip2(packed: Bytes): AsyncGenerator<Uint8Array> {
  const { default: unbzip2 } = await import('unbzip2-stream')
  const ready: Uint8Array[] = []
  const failures: Error[] = []
  const unpacker = unbzip2()
  unpacker.on('data', (chunk: Uint8Array) => ready.push(chunk)).on('error', (error) => failures.push(error))
  const given = () => {
    if (failures[0]) throw failures[0]
    return ready.splice(0)
  }
  for await (const chunk of packed) {
    unpacker.write(chunk)
    yield* given()
  }
  unpacker.end()
  yield* given()
}

async function* unpackXz(packed: Bytes): AsyncGenerator<Uint8Array> {
  const { XzReadableStream } = (await import('xz-decompress')).default
  const source = ReadableStream.from(packed) as ReadableStream<Uint8Array>
  yield* new XzReadableStream(source) as unknown as Bytes
}
