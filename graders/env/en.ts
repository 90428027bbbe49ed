import type { KindWords } from '../../src/grading/contract/kind.ts'
import type kind from './env.ts'
import { nearestVariable, valueShown } from './env.ts'

export default {
  summary: 'A container has an environment variable',
  options: {
    container: 'name of the container',
    name: 'name of the variable',
    value: 'its value; any that is not empty, when left out',
    contains: 'words, split at spaces, that its value must have',
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
  codes: {
    'env-missing': {
      message: ({ name }, { container }) => `${container.name} was made without the variable ${name}.`,
      next: 'Variables are given when a container is made. Which option of «docker run» does that?',
    },
    'env-name-differs': {
      message: ({ name }, { container }) =>
        `${container.name} has no variable ${name}, but it has ${nearestVariable(name, container)}. The program inside looks for the exact name.`,
      next: 'Compare the two names letter by letter, also for large and small letters.',
    },
    'env-in-command': {
      message: ({ name }, { container }) =>
        `${name} was given to ${container.name} as a part of its command, not as a variable: it stands after the name of the image.`,
      next: 'Where in the line does the image stand, and what has to come before it?',
    },
    'env-empty': {
      message: ({ name }, { container }) => `${container.name} has the variable ${name}, but nothing in it.`,
      next: 'What stands behind the «=»? If it is another variable, does your shell know it?',
    },
    'env-value-differs': {
      message: ({ name }, { container }) =>
        `${name} is set in ${container.name}, but to another value than the task asks for.`,
      next: 'Compare the two values. If there is a space in it, what does your shell make of that?',
    },
  },
} satisfies KindWords<typeof kind>
