import * as z from 'zod'
import type { Container } from '../../src/docker/port/docker.ts'
import { defineContainerGrader } from '../../src/grading/contract/contract.ts'

/** Words as a shell would need them, so that one word with a space shows. */
export const line = (words: string[]): string =>
  words.map((word) => (/^[\w./:=,@%+-]+$/.test(word) ? word : `'${word}'`)).join(' ')

const isShellForm = ([program, option]: string[]) =>
  /^(\/bin\/)?(ba|da|a)?sh$/.test(program ?? '') && option === '-c'
const lastPart = (path: string) => path.replace(/^.*\//, '')
/** Whether they are the same words; the program may be named with or without its folder. */
const isSame = ([program = '', ...rest]: string[], [wanted = '', ...words]: string[]) =>
  (program === wanted || lastPart(program) === lastPart(wanted)) &&
  JSON.stringify(rest) === JSON.stringify(words)
const isImageDefault = ({ image, command, entrypoint }: Container) =>
  JSON.stringify([image?.entrypoint, image?.command]) === JSON.stringify([entrypoint, command])

export default defineContainerGrader({
  summary: 'A container runs a command',
  must: 'exist',
  schema: () =>
    z
      .strictObject({
        container: z.string().describe('name of the container'),
        words: z
          .array(z.string())
          .min(1)
          .optional()
          .describe('program and arguments; what the image puts before them may be left out'),
        contains: z.string().min(1).optional().describe('text that stands somewhere in the command'),
        form: z
          .enum(['exec', 'shell'])
          .optional()
          .describe('shell: the line is run by «sh -c»; exec: it is not'),
      })
      .refine((want) => (want.words ?? want.contains ?? want.form) !== undefined, {
        error: 'asks for nothing',
      }),
  example: { container: 'box', words: ['sleep', '1000'] },

  judge({ words, contains, form }, { container }) {
    const { argv, command } = container
    const said = argv.join(' ')
    const right =
      (!words || isSame(argv, words) || isSame(command, words)) && (!contains || said.includes(contains))
    const shell = isShellForm(argv) || isShellForm(command)
    if (right)
      return form === undefined || shell === (form === 'shell')
        ? 'pass'
        : shell
          ? 'command-shell-form'
          : 'command-exec-form'
    if (words && words.length > 1 && command.length === 1 && command[0] === words.join(' '))
      return 'command-one-word'
    if (words && shell && said.includes(words.join(' '))) return 'command-shell-form'
    if (/^-{1,2}[a-z]/.test(command[0] ?? '') && container.entrypoint.length === 0) return 'option-in-command'
    return isImageDefault(container) ? 'command-not-given' : 'command-differs'
  },

  expected: ({ words, contains, form }) =>
    [words && line(words), contains && `a command with «${contains}»`, form && `${form} form`]
      .filter(Boolean)
      .join(', '),
  actual: ({ container }) => line(container.argv) || 'no command',
  diagnoses: {
    'command-differs': {
      title: 'The container runs another command',
      message: (_, { container }) => `${container.name} runs «${line(container.argv)}».`,
      next: () =>
        'Compare the two commands word by word. Which words did your shell change before Docker saw them?',
      page: {
        what: 'The program, or its arguments, are not the ones that the task asks for.',
        see: ['docker inspect --format "{{json .Path}} {{json .Args}}" NAME', 'docker ps -a --no-trunc'],
        why: 'What stands after the image replaces the CMD of the image, and is added to its ENTRYPOINT. Before that, your own shell replaces variables, splits at spaces and takes quotes away.',
      },
    },
    'command-not-given': {
      title: 'The container runs what its image runs by default',
      message: (_, { container }) =>
        `${container.name} was given no command, so it runs that of its image: «${line(container.argv)}».`,
      next: () => 'Where in «docker run» does a command for the container stand?',
      page: {
        what: 'The container was made without a command of its own.',
        see: [
          'docker inspect --format "{{json .Config.Cmd}}" NAME',
          'docker image inspect --format "{{json .Config.Cmd}}" IMAGE',
        ],
        why: 'An image says what its containers run when nothing else is said. Words after the name of the image take the place of that.',
      },
    },
    'command-one-word': {
      title: 'The whole command is one word',
      catalogue: ['M16'],
      message: (_, { container }) =>
        `«${container.command[0]}» is one single word to Docker: the name of a program with spaces in it.`,
      next: () => 'What do the quotes around it do?',
      page: {
        what: 'Program and arguments were quoted together, so they arrived as one word.',
        see: ['docker inspect --format "{{json .Config.Cmd}}" NAME'],
        why: 'Docker runs the first word as a program and hands it the others; it does not split a word at its spaces. Quotes are for what must stay together, such as the line that is given to «sh -c».',
      },
    },
    'command-shell-form': {
      title: 'A shell stands before the command',
      catalogue: ['M69'],
      message: (_, { container }) =>
        `The first process of ${container.name} is a shell, which runs the command in its turn.`,
      next: () => 'In a Dockerfile, brackets make the difference; on the command line, it is «sh -c».',
      page: {
        what: 'The command is run by «sh -c», and should be run directly.',
        see: ['docker inspect --format "{{json .Path}} {{json .Args}}" NAME', 'docker top NAME'],
        why: 'The shell is then the first process: it gets the signal of «docker stop», does not always pass it on, and takes no further arguments. The form with brackets, ["program", "argument"], starts the program itself.',
      },
    },
    'command-exec-form': {
      title: 'No shell stands before the command',
      catalogue: ['M79'],
      message: (_, { container }) => `${container.name} runs its program directly, without a shell.`,
      next: () => 'Who replaces a variable, or understands «;» and «>»?',
      page: {
        what: 'The command should be run by a shell, and is run directly.',
        see: ['docker inspect --format "{{json .Path}} {{json .Args}}" NAME'],
        why: 'Variables, pipes, «;» and «&&» are the work of a shell. Without one they are handed to the program as plain words.',
      },
    },
    'option-in-command': {
      title: 'An option of docker run became the command',
      catalogue: ['M15'],
      message: (_, { container }) =>
        `The command of ${container.name} begins with «${container.command[0]}», which looks like an option that came after the image.`,
      next: () => 'Where in the line does the image stand, and what has to come before it?',
      page: {
        what: 'The first word that the container should run begins with a dash.',
        see: ['docker inspect --format "{{json .Config.Cmd}}" NAME'],
        why: 'The line reads: docker run [OPTIONS] IMAGE [COMMAND]. Docker stops reading options at the image; the rest goes to the container as its command.',
      },
    },
  },
})
