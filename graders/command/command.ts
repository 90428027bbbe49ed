import * as z from 'zod'
import type { Container } from '../../src/docker/port/docker.ts'
import { defineContainerKind } from '../../src/grading/contract/container/container.ts'
import { isShellForm } from '../../src/grading/contract/container/shell-form.ts'
import { field } from '../../src/grading/contract/field.ts'

const COMMAND = 'docker inspect --format "{{json .Config.Cmd}}" NAME'
const ARGUMENTS = 'docker inspect --format "{{json .Path}} {{json .Args}}" NAME'

export default defineContainerKind({
  must: 'exist',
  schema: () =>
    z
      .strictObject({
        container: field.container(),
        words: field.words().min(1).optional(),
        contains: field.part().optional(),
        form: z.enum(['exec', 'shell']).optional(),
      })
      .refine(({ words, contains, form }) => (words ?? contains ?? form) !== undefined, {
        error: 'asks-for-nothing',
      }),
  example: { container: 'box', words: ['sleep', '1000'] },

  judge({ words, contains, form }, { container }) {
    const { argv, command, entrypoint } = container
    const typed = argv.join(' ')
    // What the image puts in front was not typed. An entrypoint of one's own runs in place of the words.
    const forms = hasImagesEntrypoint(container) ? [argv, command] : [argv]
    const isRight =
      (!words || forms.some((form) => isSame(form, words))) && (!contains || typed.includes(contains))
    const isShell = forms.some(isShellForm)
    if (isRight) {
      if (form === undefined || isShell === (form === 'shell')) return 'pass'
      return isShell ? 'command-shell-form' : 'command-exec-form'
    }
    if (words && words.length > 1 && command.length === 1 && command[0] === words.join(' '))
      return 'command-one-word'
    if (words && isShell && typed.includes(words.join(' '))) return 'command-shell-form'
    if (isOption(command[0]) && !isOption(words?.[0]) && entrypoint.length === 0) return 'option-in-command'
    return isImageDefault(container) ? 'command-not-given' : 'command-differs'
  },

  codes: {
    'command-differs': { see: [ARGUMENTS, 'docker ps -a --no-trunc'] },
    'command-not-given': {
      see: [COMMAND, 'docker image inspect --format "{{json .Config.Cmd}}" IMAGE'],
    },
    'command-one-word': { mistakes: ['M16'], see: [COMMAND] },
    'command-shell-form': { mistakes: ['M69'], see: [ARGUMENTS, 'docker top NAME'] },
    'command-exec-form': { mistakes: ['M79'], see: [ARGUMENTS] },
    'option-in-command': { mistakes: ['M15'], see: [COMMAND] },
  },
  authoring: { subject: ['container'], single: ['words', 'form'] },
})

const isOption = (word = '') => /^-{1,2}[a-z]/.test(word)

const isImageDefault = ({ image, command, entrypoint }: Container) =>
  JSON.stringify([image?.entrypoint, image?.command]) === JSON.stringify([entrypoint, command])

const hasImagesEntrypoint = ({ image, entrypoint }: Container) =>
  !image || JSON.stringify(image.entrypoint) === JSON.stringify(entrypoint)

/** Whether they are the same words; the program can be named with or without its directory. */
const isSame = ([program = '', ...rest]: string[], [wanted = '', ...words]: string[]) =>
  (program === wanted || lastPart(program) === lastPart(wanted)) &&
  JSON.stringify(rest) === JSON.stringify(words)

const lastPart = (path: string) => path.replace(/^.*\//, '')

/** Words with the quotes that a shell would need, so that a word with a space in it is seen to be one. */
export const line = (words: string[]): string =>
  words.map((word) => (/^[\w./:=,@%+-]+$/.test(word) ? word : `'${word}'`)).join(' ')
