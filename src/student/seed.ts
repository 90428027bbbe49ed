import { randomBytes } from 'node:crypto'
import { dirname, join } from 'node:path'
import { readSmallFile } from '../docker/address/small-file.ts'
import { writeWholeFile } from '../docker/address/whole-file.ts'
import { placeFor } from './places.ts'
import { makeFolder } from './state.ts'

/** Where the seed is kept: beside the progress. */
export const seedFile = async (): Promise<string> => join(await placeFor('data'), 'seed')

/**
 * What makes this student's labs different from those of others. It is made when it is first asked for, and never
 * changes. Rejects where it can't be kept.
 */
export async function ownSeed(): Promise<string> {
  const file = await seedFile()
  const there = seedIn(file)
  if (there !== undefined) return there
  await makeFolder(dirname(file))
  await writeWholeFile(file, `${randomBytes(16).toString('hex')}\n`)
  return seedIn(file) ?? ''
}

function seedIn(file: string): string | undefined {
  try {
    return /^[0-9a-f]{32}$/m.exec(readSmallFile(file))?.[0]
  } catch {
    return undefined
  }
}
