import { randomUUID } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import * as z from 'zod'
import { writeWholeFile } from '../../docker/address/whole-file.ts'

/** One run of `class grade`, which goes on until everybody was graded, however often it is interrupted. */
export interface Run {
  id: string
  /** ISO 8601. */
  startedAt: string
  /** Grade again what was graded before and has not changed. */
  again: boolean
}

const schema = z.object({
  schema: z.literal('docker-lab/run@1'),
  id: z.string().min(1).max(64),
  startedAt: z.iso.datetime(),
  again: z.boolean(),
})

/** Where the run is noted: beside the gradebook, or beside the roster where the gradebook is on a server. */
export const runFile = (gradebook: string, roster: string): string =>
  `${/^postgres(ql)?:/.test(gradebook) ? roster : gradebook}.run.json`

/**
 * The run that was interrupted, or a new one. A note that cannot be understood is as none.
 * @param again begins a new one in any case. Rejects where the note cannot be written
 */
export async function beginRun(file: string, again = false): Promise<Run & { isResumed: boolean }> {
  const unfinished = again ? undefined : await readRun(file)
  if (unfinished) return { ...unfinished, isResumed: true }
  const run: Run = { id: randomUUID(), startedAt: new Date().toISOString(), again }
  await writeWholeFile(file, `${JSON.stringify({ schema: 'docker-lab/run@1', ...run })}\n`)
  return { ...run, isResumed: false }
}

/** Everybody was graded. */
export const endRun = (file: string): Promise<void> => rm(file, { force: true })

async function readRun(file: string): Promise<Run | undefined> {
  try {
    const { schema: _, ...run } = schema.parse(JSON.parse(await readFile(file, 'utf8')))
    return run
  } catch {
    return undefined
  }
}
