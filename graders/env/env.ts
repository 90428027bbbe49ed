import * as z from 'zod'
import type { Container } from '../../src/docker/port/docker.ts'
import { own } from '../../src/docker/port/json.ts'
import { defineContainerKind, nearestName } from '../../src/grading/contract/container/container.ts'
import { field } from '../../src/grading/contract/field.ts'

const variable = () => z.string().regex(/^[^=\s]+$/, 'variable-name')

const ENV = 'docker inspect --format "{{json .Config.Env}}" NAME'

export default defineContainerKind({
  must: 'exist',
  schema: () =>
    z
      .strictObject({
        container: field.container(),
        name: variable().optional(),
        value: z.string().optional(),
        contains: z.array(field.part()).min(1).optional(),
        set: z.record(variable(), field.as(z.string(), { usual: ['any'] })).optional(),
      })
      .refine(({ name, set }) => (name === undefined) !== (set === undefined), { error: 'name-or-set' })
      .refine(({ name, value, contains }) => name !== undefined || (value ?? contains) === undefined, {
        error: 'needs-name',
      })
      .refine(({ value, contains }) => value === undefined || contains === undefined, {
        error: 'value-or-contains',
      }),
  example: { container: 'db', name: 'MYSQL_ROOT_PASSWORD' },

  judge: (want, { container }) => wrongIn(want, container)?.code ?? 'pass',

  codes: {
    'env-missing': { mistakes: ['M47'], see: [ENV] },
    'env-name-differs': { mistakes: ['M48'], see: [ENV] },
    'env-in-command': {
      mistakes: ['M48'],
      see: ['docker inspect --format "{{json .Config.Cmd}} {{json .Config.Env}}" NAME'],
    },
    'env-empty': { see: [ENV, 'echo "$VARIABLE"'] },
    'env-value-differs': { mistakes: ['M53'], see: [ENV] },
  },
  authoring: { subject: ['container', 'name'], single: ['value'] },
})

type EnvCode = 'env-missing' | 'env-name-differs' | 'env-in-command' | 'env-empty' | 'env-value-differs'

export interface EnvWant {
  name?: string | undefined
  value?: string | undefined
  contains?: string[] | undefined
  set?: Record<string, string> | undefined
}

/** One variable of those that are asked for. */
interface Variable {
  name: string
  value?: string | undefined
  contains?: string[] | undefined
}

/** `any`: with any value that is not empty. */
export const variablesOf = ({ name, value, contains, set = {} }: EnvWant): Variable[] =>
  name === undefined
    ? Object.entries(set).map(([name, value]) => ({ name, value: value === 'any' ? undefined : value }))
    : [{ name, value, contains }]

/** The first variable that is not as it must be, with the code of what is wrong. */
export function wrongIn(want: EnvWant, container: Container) {
  for (const variable of variablesOf(want)) {
    const code = diagnose(variable, container)
    if (code) return { name: variable.name, code }
  }
  return undefined
}

function diagnose({ name, value, contains }: Variable, container: Container): EnvCode | undefined {
  const actual = own(container.env, name)
  if (actual === undefined) {
    if (isInCommand(name, container)) return 'env-in-command'
    return nearestVariable(name, container) ? 'env-name-differs' : 'env-missing'
  }
  if (actual === '' && value !== '') return 'env-empty'
  const words = actual.split(/\s+/)
  const right = contains ? contains.every((word) => words.includes(word)) : actual === (value ?? actual)
  return right ? undefined : 'env-value-differs'
}

/** The name of the variable that is said to be wrong. */
export const wrongName = (want: EnvWant, { container }: { container: Container }): string =>
  wrongIn(want, container)?.name ?? ''

const SECRETS = /^pass$|(password|passwd|passphrase|secret|token|credential|apikey)s?$/
/** What makes a key one that opens something: a `SORT_KEY` does not. */
const KEYS = /^(api|access|auth|encryption|license|master|private|secret|signing|ssh)$/

/** Whether the values of a variable must not be in a report that others can read: by the words of its name. */
export function isSecret(name: string): boolean {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z]+/)
  const isKey = words.includes('key') && words.some((word) => KEYS.test(word))
  return isKey || words.some((word) => SECRETS.test(word)) || /[^a-z]pwd$/i.test(name)
}

/** A variable with its value, as a report can show it. */
export const assignment = (name: string, value: string): string =>
  `${name}=${value !== '' && isSecret(name) ? '***' : value}`

/** The names of the variables that the container does not have from its image. */
export const ownVariables = ({ env, image }: Container): string[] =>
  Object.keys(env).filter((name) => own(image?.env, name) !== env[name])

/** A variable of the container's own with almost this name. */
export const nearestVariable = (name: string, container: Container): string | undefined =>
  nearestName(
    name,
    ownVariables(container).map((other) => ({ name: other })),
  )

const isInCommand = (name: string, { command }: Container) =>
  command.some((word) => word.replace(/^(-e|--env)=?/, '').split('=')[0] === name)
