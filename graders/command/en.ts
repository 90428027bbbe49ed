import type { KindWords } from '../../src/grading/contract/kind.ts'
import type kind from './command.ts'
import { line } from './command.ts'

export default {
  summary: 'A container runs a command',
  options: {
    container: 'name of the container',
    words: 'program and arguments; what the image puts before them may be left out',
    contains: 'text that stands somewhere in the command',
    form: 'shell: the line is run by «sh -c»; exec: it is not',
  },
  expected: ({ words, contains, form }) =>
    [words && line(words), contains && `a command with «${contains}»`, form && `${form} form`]
      .filter(Boolean)
      .join(', '),
  actual: ({ container }) => line(container.argv) || 'no command',
  codes: {
    'command-differs': {
      message: (_, { container }) => `${container.name} runs «${line(container.argv)}».`,
      next: 'Compare the two commands word by word. Which words did your shell change before Docker saw them?',
    },
    'command-not-given': {
      message: (_, { container }) =>
        `${container.name} was given no command, so it runs that of its image: «${line(container.argv)}».`,
      next: 'Where in «docker run» does a command for the container stand?',
    },
    'command-one-word': {
      message: (_, { container }) =>
        `«${container.command[0]}» is one single word to Docker: the name of a program with spaces in it.`,
      next: 'What do the quotes around it do?',
    },
    'command-shell-form': {
      message: (_, { container }) =>
        `The first process of ${container.name} is a shell, which runs the command in its turn.`,
      next: 'In a Dockerfile, brackets make the difference; on the command line, it is «sh -c».',
    },
    'command-exec-form': {
      message: (_, { container }) => `${container.name} runs its program directly, without a shell.`,
      next: 'Who replaces a variable, or understands «;» and «>»?',
    },
    'option-in-command': {
      message: (_, { container }) =>
        `The command of ${container.name} begins with «${container.command[0]}», which looks like an option that came after the image.`,
      next: 'Where in the line does the image stand, and what has to come before it?',
    },
  },
} satisfies KindWords<typeof kind>
