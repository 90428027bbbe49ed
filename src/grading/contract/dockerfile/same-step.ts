import { cleanPath } from '../../../docker/port/container-path.ts'
import type { BuildStep } from '../../../docker/port/docker.ts'
import { plain, type Step } from './dockerfile.ts'

/**
 * Whether a step of a Dockerfile can be the one that an image's history has. Builders write the same step in different
 * ways, and none writes all of it: what a history does not show is taken for the same.
 */
export function isSameStep(step: Step, made: BuildStep): boolean {
  if (step.instruction !== made.instruction) return false
  if (step.heredoc) return true
  return COMPARED[step.instruction]?.(step, plain(made.text)) ?? true
}

type Compare = (step: Step, made: string) => boolean

/** `HEALTHCHECK`, `SHELL` and `STOPSIGNAL` are only compared by their names. */
const COMPARED: Record<string, Compare> = {
  RUN: isSameRun,
  CMD: isSameCommand,
  ENTRYPOINT: isSameCommand,
  COPY: isSameCopy,
  ADD: isSameCopy,
  ENV: isSamePairs,
  LABEL: isSamePairs,
  ARG: ({ text }, made) => nameIn(text) === nameIn(made),
  MAINTAINER: ({ text }, made) => unquoted(text) === unquoted(made),
  USER: ({ text }, made) => fits(text, made),
  WORKDIR: isSameDirectory,
  EXPOSE: ({ text }, made) => text.includes('$') || portsIn(text) === portsIn(made),
  VOLUME: ({ text, words = text.split(' ') }, made) => fits(words.join(' '), made.replace(/^\[|\]$/g, '')),
}

/** Podman keeps the older way to write it. */
function isSamePairs({ text }: Step, made: string): boolean {
  return fits(unquoted(withEquals(text)), unquoted(withEquals(made)))
}

const ARGUMENTS = /^(\|.*)?$/
const SHELL = /^(\|.* \S*sh( -\S+)+|\S+( -\S+)+)$/

/**
 * In front of what was run are the shell, and before it the build's arguments: `|1 A=b /bin/sh -c make`. Podman writes
 * the shell in front of a list as well.
 */
function isSameRun({ text, words }: Step, made: string): boolean {
  if (made === text || isAfter(SHELL, text, made)) return true
  return words !== undefined && isAfter(ARGUMENTS, plain(words.join(' ')), made)
}

const isAfter = (before: RegExp, line: string, made: string) =>
  ` ${made}`.endsWith(` ${line}`) && before.test(made.slice(0, -line.length).trimEnd())

/** `["ls" "-a"]`; a plain line is the last word, after its shell. */
function isSameCommand({ text, words }: Step, made: string): boolean {
  if (!words) return made === text || made.endsWith(`${plain(JSON.stringify(text))}]`)
  const list = words.map((word) => plain(JSON.stringify(word)))
  return [list.join(' '), list.join(','), list.join(', ')].includes(made.slice(1, -1))
}

/** The classic builder writes a checksum in place of the names: `file:… in /usr/local/`. */
function isSameCopy({ text, words }: Step, made: string): boolean {
  const line = words ? plain(words.join(' ')) : text
  const [, target] = /(?:file|dir|multi):[0-9a-f]+ in (.*)$/.exec(made) ?? []
  if (target !== undefined) return fits(line.split(' ').at(-1) ?? '', target)
  return fits(line, made.replace(/^(--\S+ )+/, ''))
}

/** A relative one is appended to the one before it, in some histories. */
function isSameDirectory({ text }: Step, made: string): boolean {
  const path = unquoted(text)
  if (path.includes('$')) return !path.startsWith('/') || fits(path, made)
  if (path.startsWith('/')) return cleanPath(path) === cleanPath(made)
  return cleanPath(`/${made}`).endsWith(cleanPath(`/${path}`))
}

/** Whether a text can have become the other; a variable in it can have become anything. */
function fits(text: string, made: string): boolean {
  const [first = '', ...rest] = text.split(/\$(?:\{[^}]*\}|\w+)/)
  const last = rest.pop()
  if (last === undefined) return text === made
  let at = first.length
  for (const part of rest) {
    const found = made.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return made.startsWith(first) && made.endsWith(last) && made.length - last.length >= at
}

/** `ENV NAME value` is an older way to write `ENV NAME=value`. */
const withEquals = (text: string) => (/^[^\s=]+ /.test(text) ? text.replace(' ', '=') : text)

const unquoted = (text: string) => plain(text.replace(/["'\\]/g, ''))

const nameIn = (text: string) => /^\w*/.exec(text)?.[0]

/** `80 53/udp` and `[53/udp 80/tcp]` are the same. */
const portsIn = (text: string) =>
  [...text.matchAll(/(\d+(?:-\d+)?)(\/[a-z]+)?/gi)]
    .map(([, port, protocol = '/tcp']) => `${port}${protocol.toLowerCase()}`)
    .sort()
    .join(' ')
