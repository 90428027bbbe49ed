import { hash } from 'node:crypto'
import * as z from 'zod'
import { parseWith } from './explain-issues.ts'
import { problemAt, shownPath } from './frame.ts'
import { InputError } from './input-error.ts'
import { nearest } from './nearest.ts'
import { readTextFile } from './text-file.ts'
import { NAMED, type Seed, type Varied } from './varied.ts'
import { readYaml } from './yaml-file.ts'

/** Letters that nobody takes for others. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz'

/** Shorter words can mean something in YAML, such as `true`. */
const SHORTEST_WORD = 6

const variation = z
  .strictObject({
    word: z.int().min(SHORTEST_WORD).max(40).optional(),
    between: z
      .array(z.int())
      .length(2)
      .refine(([low = 0, high = 0]) => low < high, { error: 'low-then-high' })
      .optional(),
    one_of: z
      .array(z.union([z.string().regex(/^[\p{L}\p{N}._/:@+-]+$/u, { error: 'plain-word' }), z.number()]))
      .min(2)
      .optional(),
  })
  .refine((ways) => Object.values(ways).filter((way) => way !== undefined).length === 1, {
    error: 'one-way-to-vary',
  })

/** What can vary, by its name: a word of so many letters, a whole number, or one of several things. */
export const varySchema = z.record(z.string().regex(/^[a-z][a-z0-9_]*$/, { error: 'variable' }), variation)

type Variation = z.output<typeof variation>

/**
 * What a lab.yaml gives to a student: always the same for one seed. Empty for a lab that is the same for all.
 * @throws InputError
 */
export async function variedBy(file: string, slug: string, seed: Seed): Promise<Varied> {
  const source = await readTextFile(file)
  if (!/\bvary\b/.test(source)) return {}
  const yaml = await readYaml(file, (text) => text.replace(NAMED, '0'))
  const { vary } = await parseWith(z.looseObject({ vary: varySchema.default({}) }), yaml)
  const names = Object.keys(vary)
  if (names.length === 0) return {}
  for (const { 1: name = '', index } of source.matchAll(NAMED)) {
    if (names.includes(name)) continue
    const suggestion = nearest(name, names)
    const fault = { code: 'does-not-vary', name } as const
    throw new InputError([await problemAt({ file, source }, index, { fault, suggestion })])
  }
  const own = await seed()
  return Object.fromEntries(
    Object.entries(vary).map(([name, variation]) => [
      name,
      typeof own === 'string'
        ? valueFor(variation, `${own}/${slug}/${name}`)
        : noted(own, name, variation, file),
    ]),
  )
}

/** It becomes a part of the file's text, so it must be one that the file can give. */
function noted(values: Varied, name: string, variation: Variation, file: string): string | number {
  const value = Object.hasOwn(values, name) ? values[name] : undefined
  if (value !== undefined && canGive(variation, value)) return value
  throw new InputError([
    { file: shownPath(file), fault: { code: 'never-varies-so', name, value: `${value ?? ''}` } },
  ])
}

function canGive({ word = 0, between, one_of }: Variation, value: string | number): boolean {
  if (one_of) return one_of.includes(value)
  if (!between)
    return (
      typeof value === 'string' && value.length === word && [...value].every((one) => LETTERS.includes(one))
    )
  const [low = 0, high = 0] = between
  return Number.isInteger(value) && Number(value) >= low && Number(value) <= high
}

function valueFor({ word = 0, between, one_of }: Variation, of: string): string | number {
  const pick = (count: number) => Number(BigInt(`0x${hash('sha256', of)}`) % BigInt(count))
  if (one_of) return one_of[pick(one_of.length)] ?? ''
  if (between) {
    const [low = 0, high = 0] = between
    return low + pick(high - low + 1)
  }
  let left = BigInt(`0x${hash('sha512', of)}`)
  return Array.from({ length: word }, () => {
    const letter = LETTERS[Number(left % BigInt(LETTERS.length))]
    left /= BigInt(LETTERS.length)
    return letter
  }).join('')
}
