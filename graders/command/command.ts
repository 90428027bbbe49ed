import * as z from 'zod'
import type { Container } from '../../src/docker/port/docker.ts'
import { defineContainerKind } from '../../src/grading/contract/container/container.ts'

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

export default defineContainerKind({
  must: 'exist',
  schema: () =>
    z
      .strictObject({
        container: z.string(),
        words: z.array(z.string()).min(1).optional(),
        contains: z.string().min(1).optional(),
        form: z.enum(['exec', 'shell']).optional(),
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

  codes: {
    'command-differs': {
      see: ['docker inspect --format "{{json .Path}} {{json .Args}}" NAME', 'docker ps -a --no-trunc'],
    },
    'command-not-given': {
      see: [
        'docker inspect --format "{{json .Config.Cmd}}" NAME',
        'docker image inspect --format "{{json .Config.Cmd}}" IMAGE',
      ],
    },
    'command-one-word': { mistakes: ['M16'], see: ['docker inspect --format "{{json .Config.Cmd}}" NAME'] },
    'command-shell-form': {
      mistakes: ['M69'],
      see: ['docker inspect --format "{{json .Path}} {{json .Args}}" NAME', 'docker top NAME'],
    },
    'command-exec-form': {
      mistakes: ['M79'],
      see: ['docker inspect --format "{{json .Path}} {{json .Args}}" NAME'],
    },
    'option-in-command': { mistakes: ['M15'], see: ['docker inspect --format "{{json .Config.Cmd}}" NAME'] },
  },
})
