import * as z from 'zod'
import type { Container } from '../../src/docker/port/docker.ts'
import { defineContainerKind, nearestName } from '../../src/grading/contract/container/container.ts'

/** Names whose values are not for a report that others may read. */
const SECRET = /pass|secret|token|key|credential/i

/** A value as a report may show it. */
export const valueShown = (name: string, value: string): string => (SECRET.test(name) ? '***' : value)
/** A variable of the container that the image does not bring, with almost this name. */
export const nearestVariable = (name: string, { env, image }: Container): string | undefined => {
  const own = Object.keys(env).filter((other) => image?.env[other] !== env[other])
  return nearestName(
    name,
    own.map((other) => ({ name: other })),
  )
}
const isInCommand = (name: string, { command }: Container) =>
  command.some((word) => word.replace(/^(-e|--env)=?/, '').split('=')[0] === name)

export default defineContainerKind({
  must: 'exist',
  schema: () =>
    z
      .strictObject({
        container: z.string(),
        name: z.string().regex(/^[^=\s]+$/),
        value: z.string().optional(),
        contains: z.array(z.string().min(1)).min(1).optional(),
      })
      .refine((want) => want.value === undefined || want.contains === undefined, {
        error: 'value and contains exclude each other',
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
    'env-missing': { mistakes: ['M47'], see: ['docker inspect --format "{{json .Config.Env}}" NAME'] },
    'env-name-differs': { mistakes: ['M48'], see: ['docker inspect --format "{{json .Config.Env}}" NAME'] },
    'env-in-command': {
      mistakes: ['M48'],
      see: ['docker inspect --format "{{json .Config.Cmd}} {{json .Config.Env}}" NAME'],
    },
    'env-empty': { see: ['docker inspect --format "{{json .Config.Env}}" NAME', 'echo "$VARIABLE"'] },
    'env-value-differs': { mistakes: ['M53'], see: ['docker inspect --format "{{json .Config.Env}}" NAME'] },
  },
})
