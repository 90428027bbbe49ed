import * as z from 'zod'
import type { Container } from '../../src/docker/port/docker.ts'
import { defineContainerKind, nearestName } from '../../src/grading/contract/container/container.ts'
import { field } from '../../src/grading/contract/field.ts'

const ENV = 'docker inspect --format "{{json .Config.Env}}" NAME'

export default defineContainerKind({
  must: 'exist',
  schema: () =>
    z
      .strictObject({
        container: field.container(),
        name: z.string().regex(/^[^=\s]+$/, 'variable-name'),
        value: z.string().optional(),
        contains: z.array(field.part()).min(1).optional(),
      })
      .refine(({ value, contains }) => value === undefined || contains === undefined, {
        error: 'value-or-contains',
      }),
  example: { container: 'db', name: 'MYSQL_ROOT_PASSWORD' },

  judge({ name, value, contains }, { container }) {
    const actual = container.env[name]
    if (actual === undefined) {
      if (isInCommand(name, container)) return 'env-in-command'
      return nearestVariable(name, container) ? 'env-name-differs' : 'env-missing'
    }
    if (actual === '' && value !== '') return 'env-empty'
    const words = actual.split(/\s+/)
    const right = contains ? contains.every((word) => words.includes(word)) : actual === (value ?? actual)
    return right ? 'pass' : 'env-value-differs'
  },

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

/** Variables whose values must not be in a report that others can read. */
const SECRET = /pass|secret|token|key|credential/i

/** A variable with its value, as a report can show it. */
export const assignment = (name: string, value: string): string =>
  `${name}=${value !== '' && SECRET.test(name) ? '***' : value}`

/** The names of the variables that the container does not have from its image. */
export const ownVariables = ({ env, image }: Container): string[] =>
  Object.keys(env).filter((name) => image?.env[name] !== env[name])

/** A variable of the container's own with almost this name. */
export const nearestVariable = (name: string, container: Container): string | undefined =>
  nearestName(
    name,
    ownVariables(container).map((other) => ({ name: other })),
  )

const isInCommand = (name: string, { command }: Container) =>
  command.some((word) => word.replace(/^(-e|--env)=?/, '').split('=')[0] === name)
