import { string as arg } from '@oclif/core/args'
import { string } from '@oclif/core/flags'
import { InputError } from '../lab/input-error.ts'
import type { Messages } from '../languages/en/messages.ts'

/** What the commands about one gradebook share. */
export const gradebookFlags = {
  roster: string({ helpValue: 'FILE', summary: 'The roster; default: roster.yaml' }),
  gradebook: string({
    helpValue: 'PATH|URL',
    summary: 'The gradebook: a file or postgres://…; default: beside the roster',
  }),
}

/** What `class roster import` writes. */
const USUAL = 'roster.yaml'

/** Of the commands that take nothing else. */
export const rosterArg = arg({ default: USUAL, description: 'the roster, a YAML file' })

/** Of the commands about one grade; the first can be left out. */
export const gradeArgs = {
  roster: arg({ description: 'the roster, a YAML file; default: roster.yaml' }),
  student: arg({ description: "the student's id in the roster" }),
  lab: arg({ description: 'number, name or path' }),
}

/**
 * Words of a command line, of which the roster may be the first.
 * @param names what the others are called
 * @param flag the roster, where it was given as an option
 * @throws InputError where there are too few or too many
 */
export function rosterFirst<const Names extends readonly string[]>(
  words: readonly (string | undefined)[],
  names: Names,
  { roster: flag }: { roster: string | undefined },
  { errors }: Pick<Messages, 'errors'>,
): { roster: string; others: { [Index in keyof Names]: string } } {
  const given = words.filter((word) => word !== undefined)
  const others = given.slice(-names.length)
  const missing = names[given.length]
  if (missing !== undefined) throw new InputError([{ message: errors.missing(missing) }])
  const [first] = given.length > names.length ? given : []
  if (first !== undefined && flag !== undefined) throw new InputError([{ message: errors.unexpected(first) }])
  return { roster: first ?? flag ?? USUAL, others: others as { [Index in keyof Names]: string } }
}
