import { readFile } from 'node:fs/promises'
import { createSecureContext } from 'node:tls'
import { InputError } from '../../lab/input-error.ts'
import type { ServeWords } from '../../languages/en/class-serve.ts'

/** A certificate and its key, in PEM. @throws InputError where they cannot be read, or do not belong together */
export async function readTls(
  { cert, key }: { cert: string | undefined; key: string | undefined },
  words: ServeWords,
): Promise<{ cert: string; key: string } | undefined> {
  if (cert === undefined && key === undefined) return undefined
  if (cert === undefined || key === undefined) throw new InputError([{ message: words.tlsTogether }])
  const read = (file: string) =>
    readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      throw new InputError([{ file, message: words.tlsUnreadable(`${error.code}`) }])
    })
  const both = { cert: await read(cert), key: await read(key) }
  try {
    createSecureContext(both)
  } catch {
    throw new InputError([{ file: cert, message: words.tlsWrong }])
  }
  return both
}
