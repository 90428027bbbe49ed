import * as z from 'zod'
import type { Container } from '../../src/docker/port/docker.ts'
import { defineContainerGrader, nearestName } from '../../src/grading/contract/contract.ts'

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

export default defineContainerGrader({
  summary: 'A container has an environment variable',
  must: 'exist',
  schema: () =>
    z
      .strictObject({
        container: z.string().describe('name of the container'),
        name: z
          .string()
          .regex(/^[^=\s]+$/)
          .describe('name of the variable'),
        value: z.string().optional().describe('its value; any that is not empty, when left out'),
        contains: z
          .array(z.string().min(1))
          .min(1)
          .optional()
          .describe('words, split at spaces, that its value must have'),
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

  expected: ({ name, value, contains }) =>
    contains
      ? `${name} with ${contains.join(' and ')}`
      : `${name}=${value === undefined ? '…' : valueShown(name, value)}`,
  actual({ container }, { name }) {
    const value = container.env[name]
    const names = Object.keys(container.env).filter(
      (other) => container.image?.env[other] !== container.env[other],
    )
    return value === undefined
      ? `${name} is not set; what is: ${names.join(', ') || 'nothing but what the image brings'}`
      : `${name}=${valueShown(name, value)}`
  },
  diagnoses: {
    'env-missing': {
      title: 'The variable is not set',
      catalogue: ['M47'],
      message: ({ name }, { container }) => `${container.name} was made without the variable ${name}.`,
      next: () => 'Variables are given when a container is made. Which option of «docker run» does that?',
      page: {
        what: 'The environment of the container does not have this variable.',
        see: ['docker inspect --format "{{json .Config.Env}}" NAME'],
        why: 'Many images are configured by variables; mysql, for one, refuses to start without a password. A container keeps the variables that it was made with: «export» in your shell or in the container does not change them, and a new one is needed.',
      },
    },
    'env-name-differs': {
      title: 'A variable with almost this name is set',
      catalogue: ['M48'],
      message: ({ name }, { container }) =>
        `${container.name} has no variable ${name}, but it has ${nearestVariable(name, container)}. The program inside looks for the exact name.`,
      next: () => 'Compare the two names letter by letter, also for large and small letters.',
      page: {
        what: 'The variable that is asked for is not set, but one whose name differs a little is.',
        see: ['docker inspect --format "{{json .Config.Env}}" NAME'],
        why: 'Docker passes on every variable as it is, and does not know which ones an image understands. So a misspelt name is no error to Docker, and is silently ignored by the program.',
      },
    },
    'env-in-command': {
      title: 'The variable stands in the command',
      catalogue: ['M48'],
      message: ({ name }, { container }) =>
        `${name} was given to ${container.name} as a part of its command, not as a variable: it stands after the name of the image.`,
      next: () => 'Where in the line does the image stand, and what has to come before it?',
      page: {
        what: 'The words of the variable are in the command that the container runs, and not in its environment.',
        see: ['docker inspect --format "{{json .Config.Cmd}} {{json .Config.Env}}" NAME'],
        why: 'The line reads: docker run [OPTIONS] IMAGE [COMMAND]. What stands after the image goes to the program, even if it looks like an option of Docker.',
      },
    },
    'env-empty': {
      title: 'The variable is empty',
      message: ({ name }, { container }) => `${container.name} has the variable ${name}, but nothing in it.`,
      next: () => 'What stands behind the «=»? If it is another variable, does your shell know it?',
      page: {
        what: 'The variable is set, to nothing.',
        see: ['docker inspect --format "{{json .Config.Env}}" NAME', 'echo "$VARIABLE"'],
        why: '-e NAME= sets an empty value, and so does -e NAME=$OTHER when your shell has no variable OTHER: the shell replaces it before docker sees it.',
      },
    },
    'env-value-differs': {
      title: 'The variable has another value',
      catalogue: ['M53'],
      message: ({ name }, { container }) =>
        `${name} is set in ${container.name}, but to another value than the task asks for.`,
      next: () => 'Compare the two values. If there is a space in it, what does your shell make of that?',
      page: {
        what: 'The variable is there under the right name, with a value that is not the one asked for.',
        see: ['docker inspect --format "{{json .Config.Env}}" NAME'],
        why: 'The shell splits a line at spaces before docker sees it, so a value with a space has to be quoted: -e "NAME=one two". Quotes inside a file for --env-file, on the other hand, become a part of the value.',
      },
    },
  },
})
