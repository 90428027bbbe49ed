import { randomBytes } from 'node:crypto'
import { dirname, join } from 'node:path'
import { readSmallFile } from '../docker/address/small-file.ts'
import { writeWholeFile } from '../docker/address/whole-file.ts'
import { placeFor } from './places.ts'
import { makeFolder } from './state.ts'

/** Where the seed is kept: beside the progress. */
export const seedFile = async (): Promise<string> => join(await placeFor('data'), 'seed')

/** Whether it can be a seed. */
export const isSeed = (text: string): boolean => /^[0-9a-f]{32}$/.test(text)

/**
 * What makes this student's labs different from those of others. It is made when it is first asked for, and never
 * changes by itself. Rejects where it can't be kept.
 */
export async function ownSeed(): Promise<string> {
  const there = await keptSeed()
  if (there !== undefined) return there
  await keepSeed(randomBytes(16).toString('hex'))
  return (await keptSeed()) ?? ''
}

/** The student's seed, where there is one yet. */
export const keptSeed = async (): Promise<string | undefined> => seedIn(await seedFile())

/** Keeps a seed in place of an earlier one. Rejects where it can't be kept. */
export async function keepSeed(seed: string): Promise<void> {
  const file = await seedFile()
  await makeFolder(dirname(file))
  await writeWholeFile(file, `${seed}\n`)
}

function seedIn(file: string): string | undefined {
  try {
    return /^[0-9a-f]{32}$/m.exec(readSmallFile(file))?.[0]
  } catch {
    return undefined
  }
}
