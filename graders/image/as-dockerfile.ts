import type { Image } from '../../src/docker/port/docker.ts'
import { NOT_ROOT } from '../../src/grading/contract/user.ts'
import { checkOf, exposedPorts, workdirOf } from './built.ts'
import type { ImageWant } from './want.ts'

/** What the words of every language show of an image: `['EXPOSE', '80/tcp']`, with '' where there is none. */
type Instruction = [name: string, value: string]

/** What a check asks for, as a Dockerfile writes it. */
export function askedFor(want: ImageWant): Instruction[] {
  const { built_from, any_form, env, workdir, user, healthcheck, exposes, volumes, labels } = want
  const written = (words: string[] | undefined) => words && (any_form ? words.join(' ') : wordsOf(words))
  const all: [string, string | undefined][] = [
    ['FROM', built_from],
    ['ENTRYPOINT', written(want.entrypoint)],
    ['CMD', written(want.command)],
    ['ENV', env && pairs(env)],
    ['WORKDIR', workdir],
    ['USER', user === NOT_ROOT ? '≠ root' : user],
    ['HEALTHCHECK', healthcheck && (healthcheck === true ? '…' : `…${healthcheck.contains}…`)],
    ['EXPOSE', exposes?.join(' ')],
    ['VOLUME', volumes?.join(' ')],
    ['LABEL', labels && pairs(labels)],
  ]
  return all.flatMap(([name, value]): Instruction[] => (value === undefined ? [] : [[name, value]]))
}

/** The same parts of the image. */
export function inPlace(image: Image, want: ImageWant): Instruction[] {
  const all: [asked: unknown, ...Instruction][] = [
    [asksForCommand(want), 'ENTRYPOINT', wordsOf(image.entrypoint)],
    [asksForCommand(want), 'CMD', wordsOf(image.command)],
    [want.env, 'ENV', pairs(withoutPath(image.env, want.env))],
    [want.workdir, 'WORKDIR', workdirOf(image)],
    [want.user, 'USER', image.user],
    [want.healthcheck, 'HEALTHCHECK', checkOf(image.healthCheck ?? [])],
    [want.exposes, 'EXPOSE', exposedPorts(image).join(' ')],
    [want.volumes, 'VOLUME', image.volumes.join(' ')],
    [want.labels, 'LABEL', pairs(image.labels)],
  ]
  return all.flatMap(([asked, ...instruction]) => (asked === undefined ? [] : [instruction]))
}

const wordsOf = (words: string[]) => (words.length > 0 ? JSON.stringify(words) : '')

/** Nearly every image sets PATH, which says nothing where it is not asked for. */
const withoutPath = ({ PATH, ...env }: Record<string, string>, asked: Record<string, string> = {}) =>
  PATH !== undefined && 'PATH' in asked ? { PATH, ...env } : env

const asksForCommand = ({ command, entrypoint, starts }: ImageWant) => command ?? entrypoint ?? starts

const pairs = (values: Record<string, string | true>) =>
  Object.entries(values)
    .map(([key, value]) => `${key}=${value === true ? '…' : value}`)
    .join(' ')
