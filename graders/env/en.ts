import { own } from '../../src/docker/port/json.ts'
import { serviceOf } from '../../src/grading/contract/container/shown.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import type env from './env.ts'
import { assignment, nearestVariable, ownVariables } from './env.ts'

export default {
  summary: 'A container has an environment variable',
  options: {
    container: 'name of the container',
    name: 'name of the variable',
    value: 'its value; any value that is not empty, when left out',
    contains: 'words, separated by spaces, that its value must contain',
  },
  refusals: {
    'value-or-contains': 'takes either value or contains, not both',
    'variable-name': 'must be the name of a variable, without spaces and "="',
  },
  expected: ({ name, value, contains }) =>
    contains
      ? `${name} contains ${contains.join(' and ')}`
      : value === undefined
        ? `${name}=…`
        : assignment(name, value),
  actual({ container }, { name }) {
    const value = own(container.env, name)
    if (value !== undefined) return assignment(name, value)
    const found = ownVariables(container).join(', ')
    return `${name} is not set; ${found ? `found instead: ${found}` : 'the only variables are those of the image'}`
  },
  codes: {
    'env-missing': {
      message: ({ name }, { container }) => `${container.name} was created without the variable ${name}.`,
      next: (_, { container }) => {
        const service = serviceOf(container)
        return `Variables are set when a container is created. Which ${service ? `key of the service ${service} in the Compose file` : 'option of "docker run"'} does that?`
      },
    },
    'env-name-differs': {
      message: ({ name }, { container }) =>
        `${container.name} has no variable ${name}, but it has ${nearestVariable(name, container)}. The program inside looks for the exact name.`,
      next: 'Compare the two names character by character. Upper case and lower case are different.',
    },
    'env-in-command': {
      message: ({ name }, { container }) =>
        `${name} became part of the command of ${container.name}, not a variable, because it comes after the image name.`,
      next: 'Where in your command is the image name, and what has to come before it?',
    },
    'env-empty': {
      message: ({ name }, { container }) =>
        `${container.name} has the variable ${name}, but its value is empty.`,
      next: 'What comes after the "="? If it is another variable, is that one set in your shell?',
    },
    'env-value-differs': {
      message: ({ name }, { container }) =>
        `${name} is set in ${container.name}, but not to the value that the task asks for.`,
      next: 'Compare the two values. If there is a space in the value, what does your shell do with it?',
    },
  },
} satisfies KindWords<typeof env>
