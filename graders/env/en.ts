import { own } from '../../src/docker/port/json.ts'
import { serviceOf } from '../../src/grading/contract/container/shown.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import type env from './env.ts'
import { assignment, nearestVariable, ownVariables, variablesOf, wrongName } from './env.ts'

export default {
  summary: 'A container has an environment variable',
  options: {
    container: 'name of the container',
    name: 'name of the variable',
    value: 'its value; any value that is not empty, when left out',
    contains: 'words, separated by spaces, that its value must contain',
    set: 'several variables at once, by their names: a value, or any, which is any value that is not empty',
  },
  refusals: {
    'value-or-contains': 'takes either value or contains, not both',
    'name-or-set': 'takes either name or set',
    'needs-name': 'value and contains need name',
    'variable-name': 'must be the name of a variable, without spaces and "="',
  },
  expected: (want) =>
    variablesOf(want)
      .map(({ name, value, contains }) =>
        contains
          ? `${name} contains ${contains.join(' and ')}`
          : value === undefined
            ? `${name}=…`
            : assignment(name, value),
      )
      .join(', '),
  actual({ container }, want) {
    const missing = variablesOf(want).filter(({ name }) => own(container.env, name) === undefined)
    const set = variablesOf(want).flatMap(({ name }) => {
      const value = own(container.env, name)
      return value === undefined ? [] : [assignment(name, value)]
    })
    if (missing.length === 0) return set.join(', ')
    const names = missing.map(({ name }) => name).join(', ')
    const found = ownVariables(container).join(', ')
    return `${[...set, `${names} ${missing.length === 1 ? 'is' : 'are'} not set`].join(', ')}; ${found ? `found instead: ${found}` : 'the only variables are those of the image'}`
  },
  codes: {
    'env-missing': {
      message: (want, { container }) =>
        `${container.name} was created without the variable ${wrongName(want, { container })}.`,
      next: (_, { container }) => {
        const service = serviceOf(container)
        return `Variables are set when a container is created. Which ${service ? `key of the service ${service} in the Compose file` : 'option of "docker run"'} does that?`
      },
    },
    'env-name-differs': {
      message: (want, { container }) =>
        `${container.name} has no variable ${wrongName(want, { container })}, but it has ${nearestVariable(wrongName(want, { container }), container)}. The program inside looks for the exact name.`,
      next: 'Compare the two names character by character. Upper case and lower case are different.',
    },
    'env-in-command': {
      message: (want, { container }) =>
        `${wrongName(want, { container })} became part of the command of ${container.name}, not a variable, because it comes after the image name.`,
      next: 'Where in your command is the image name, and what has to come before it?',
    },
    'env-empty': {
      message: (want, { container }) =>
        `${container.name} has the variable ${wrongName(want, { container })}, but its value is empty.`,
      next: 'What comes after the "="? If it is another variable, is that one set in your shell?',
    },
    'env-value-differs': {
      message: (want, { container }) =>
        `${wrongName(want, { container })} is set in ${container.name}, but not to the value that the task asks for.`,
      next: 'Compare the two values. If there is a space in the value, what does your shell do with it?',
    },
  },
} satisfies KindWords<typeof env>
