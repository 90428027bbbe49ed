import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import * as z from 'zod'
import type { FaultWords } from '../../src/lab/fault.ts'
import { InputError, tellProblems } from '../../src/lab/input-error.ts'
import type { Lab } from '../../src/lab/lab.ts'
import { type KindSchemas, loadLab } from '../../src/lab/load.ts'
import { LANGUAGES, type Language } from '../../src/languages/list.ts'
import { wordsIn } from '../../src/languages/loader.ts'

const schemas: Record<string, z.ZodType> = {
  port: z.strictObject({
    container: z.string(),
    port: z.int().min(1).max(65535),
    host_port: z.int().min(1).max(65535).optional(),
    protocol: z.enum(['tcp', 'udp']).default('tcp'),
  }),
  http: z.strictObject({
    url: z.string().refine((url) => url.startsWith('http://localhost'), 'this-machine-only'),
    status: z.int().default(200),
    body: z.union([z.string(), z.strictObject({ contains: z.string() })]).optional(),
    header: z.record(z.string(), z.string()).optional(),
  }),
  file: z.discriminatedUnion('from', [
    z.strictObject({ from: z.literal('container'), container: z.string(), path: z.string().startsWith('/') }),
    z.strictObject({ from: z.literal('host'), path: z.string() }),
  ]),
}

/** Check kinds that are only there for tests. */
export const testKinds: KindSchemas = {
  keys: Object.keys(schemas).sort(),
  load: async (key) => ({ schema: () => schemas[key] as z.ZodType }),
}

const refusals: Record<Language, FaultWords['refusals']> = {
  en: { http: { 'this-machine-only': 'only addresses of this machine' } },
  zh: { http: { 'this-machine-only': '只能是本机的地址' } },
}
const words = Object.fromEntries(
  await Promise.all(
    LANGUAGES.map(async (language) => [
      language,
      { ...(await wordsIn('lab-faults', language)), refusals: refusals[language] },
    ]),
  ),
) as Record<Language, FaultWords>

/** What a user reads of an error; '' for none. */
export const told = (error: unknown, language: Language = 'en'): string =>
  error instanceof InputError ? tellProblems(error, words[language]) : ''

/** What a user reads where this is refused; '' where it is not. */
export async function toldOf(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt
    return ''
  } catch (error) {
    if (error instanceof InputError) return told(error)
    throw error
  }
}

/** Writes files into a folder of their own, for as long as `use` runs. */
export async function inFolder<T>(
  files: Record<string, string | Uint8Array>,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'docker-lab-test-'))
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), content)
    }
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The lab that a lab.yaml holds. */
export const labOf = (yaml: string | Uint8Array, kinds = testKinds): Promise<Lab> =>
  inFolder({ 'lab.yaml': yaml }, (folder) => loadLab(folder, kinds))

/** What reading files rejects with; anything but an InputError is thrown on. Undefined when they are accepted. */
export async function refusalOf(
  files: Record<string, string | Uint8Array>,
  read: (folder: string) => Promise<unknown> = (folder) => loadLab(folder, testKinds),
): Promise<InputError | undefined> {
  return inFolder(files, async (folder) => {
    try {
      await read(folder)
      return undefined
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      const shortened = error.problems.map((problem) => ({
        ...problem,
        file: problem.file?.replace(`${folder}/`, '') ?? '',
      }))
      return new InputError(shortened, error.more)
    }
  })
}
