import { serviceOf } from '../../src/grading/contract/container/shown.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import type command from './command.ts'
import { line } from './command.ts'

export default {
  summary: 'A container runs a command',
  options: {
    container: 'name of the container',
    words: 'program and arguments; what the image puts in front of them can be left out',
    contains: 'text that the command must contain',
    form: 'shell: "sh -c" runs the command; exec: it runs without a shell',
  },
  refusals: { 'asks-for-nothing': 'needs at least one of words, contains and form' },
  expected: ({ words, contains, form }) =>
    [words && line(words), contains && `a command that contains "${contains}"`, form && `${form} form`]
      .filter(Boolean)
      .join(', '),
  actual: ({ container }) => line(container.argv) || 'no command',
  codes: {
    'command-differs': {
      message: (_, { container }) => `${container.name} runs "${line(container.argv)}".`,
      next: 'Compare the two commands word by word. Which words did your shell change before Docker saw them?',
    },
    'command-not-given': {
      message: (_, { container }) =>
        `${container.name} runs the default command of its image: "${line(container.argv)}".`,
      next: (_, { container }) => {
        const service = serviceOf(container)
        return service
          ? `Which key of the service ${service} in the Compose file sets the command?`
          : 'In "docker run", where do you write the command for the container?'
      },
    },
    'command-one-word': {
      message: (_, { container }) =>
        `To Docker, "${container.command[0]}" is a single word: the name of a program with spaces in it.`,
      next: 'What do the quotes around it do?',
    },
    'command-shell-form': {
      message: (_, { container }) => `${container.name} does not run the command directly: a shell runs it.`,
      next: 'In a Dockerfile, the brackets make the difference; on the command line, "sh -c" does.',
    },
    'command-exec-form': {
      message: (_, { container }) => `${container.name} runs its program directly, without a shell.`,
      next: 'Which program replaces variables, and understands ";" and ">"?',
    },
    'option-in-command': {
      message: (_, { container }) =>
        `The command of ${container.name} starts with "${container.command[0]}", which looks like an option that comes after the image name.`,
      next: 'Where in your command is the image name, and what has to come before it?',
    },
  },
} satisfies KindWords<typeof command>
