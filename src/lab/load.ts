import { hash } from 'node:crypto'
import { join } from 'node:path'
import * as z from 'zod'
import { parseWith } from './explain-issues.ts'
import type { Check, Lab } from './lab.ts'
import { namedBy } from './lab-folder.ts'
import { brokenRules } from './rules.ts'
import { type CheckInput, labSchema } from './schema.ts'
import { filled, SAMPLE, type Seed } from './varied.ts'
import { variedBy } from './vary.ts'
import { readYaml } from './yaml-file.ts'

/** All check kinds: the key of each, and how to load it. */
export interface KindSchemas {
  keys: readonly string[]
  load(key: string): Promise<{ schema(): z.ZodType }>
}

/**
 * Reads and validates the lab in a folder, loading only the check kinds that it uses. @throws InputError
 * @param seed whose values it gets, where it varies
 */
export async function loadLab(folder: string, kinds: KindSchemas, seed: Seed = SAMPLE): Promise<Lab> {
  const path = join(folder, 'lab.yaml')
  const varied = await variedBy(path, namedBy(folder).slug, seed)
  const file = await readYaml(path, (text) => filled(text, varied))
  const {
    chapter,
    minutes,
    checks,
    environment,
    vary: _,
    ...rest
  } = await parseWith(await schemaFor(file.value, kinds), file, kinds.keys)
  const inputs = checks as CheckInput[]
  const broken = brokenRules(inputs, kinds.keys)
  if (broken.length > 0) throw await file.refusal(broken)
  const { anonymous_volumes: anonymousVolumes, dangling_images: danglingImages, ...prepared } = environment
  const containers = prepared.containers.map(({ serves, login, cpus, ...service }) => ({
    ...service,
    cpus,
    serves,
    login,
  }))
  return {
    ...namedBy(folder),
    digest: digestOf(file.bytes),
    ...rest,
    chapter,
    minutes,
    varied,
    environment: { ...prepared, containers, anonymousVolumes, danglingImages },
    checks: inputs.map((check, index) =>
      toCheck(check, Object(file.value).checks[index], kinds.keys, rest.owns.images),
    ),
  }
}

/** `sha256:…` of the bytes of a lab.yaml. */
export const digestOf = (bytes: Uint8Array): string => `sha256:${hash('sha256', bytes)}`

/** By the check kinds that are used: building a schema takes longer than reading a lab with it. */
const schemas = new WeakMap<KindSchemas, Map<string, ReturnType<typeof buildSchema>>>()

function schemaFor(value: unknown, kinds: KindSchemas) {
  const checks: unknown = Object(value).checks
  const used = kinds.keys.filter(
    (key) => Array.isArray(checks) && checks.some((check) => Object.hasOwn(Object(check), key)),
  )
  const built = schemas.get(kinds) ?? new Map<string, ReturnType<typeof buildSchema>>()
  schemas.set(kinds, built)
  const schema = built.get(`${used}`) ?? buildSchema(used, kinds)
  built.set(`${used}`, schema)
  return schema
}

async function buildSchema(used: string[], kinds: KindSchemas) {
  const all = kinds.keys.map(
    async (key) => [key, used.includes(key) ? (await kinds.load(key)).schema() : z.unknown()] as const,
  )
  return labSchema(Object.fromEntries(await Promise.all(all)))
}

/** @param written the check as the file has it: without defaults */
function toCheck(
  input: CheckInput,
  written: Record<string, unknown>,
  kindKeys: readonly string[],
  owned: readonly string[],
): Check {
  const { id, title, points, needs, within, hints, reveal } = input
  const grader = kindKeys.find((key) => Object.hasOwn(input, key)) ?? ''
  return {
    id,
    title,
    points,
    needs,
    withinMs: within,
    hints,
    reveal,
    grader,
    want: Object.hasOwn(Object(written[grader]), 'renamed')
      ? input[grader]
      : withOwnNames(input[grader], owned),
  }
}

/** Keys that can name the image which the key `renamed` is about, the narrowest first. */
const RENAMED = ['same_as', 'image', 'name'] as const

/** A name that the lab owns is the student's to give, so a check that does not say `renamed` accepts any image under it. */
function withOwnNames(want: unknown, owned: readonly string[]): unknown {
  if (typeof want !== 'object' || want === null || !('renamed' in want)) return want
  const about = RENAMED.map((key) => (want as Record<string, unknown>)[key]).find(
    (name) => name !== undefined,
  )
  const isOwn = typeof about === 'string' && owned.map(short).includes(short(about))
  return isOwn ? { ...want, renamed: true } : want
}

/** As authors write it: without what Docker adds by itself. */
const short = (image: string) => image.replace(/^docker\.io\/(library\/)?/, '').replace(/:latest$/, '')
