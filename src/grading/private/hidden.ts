import { hash, randomBytes } from 'node:crypto'
import type { Tape } from '../../docker/port/tape.ts'
import type { Lab } from '../../lab/lab.ts'
import { withPrivate } from './places.ts'

/** What is in place of a word that is hidden: the salt, and the hash of both. So a tape has all that it takes to read it. */
const HIDDEN = /hidden-([0-9a-f]{12})-[0-9a-f]{16}/g

export const isHidden = (text: string): boolean => text.search(HIDDEN) >= 0

/** Goes into every hash of a tape: a new one for each, so that two tapes cannot be compared. */
export const newSalt = (): string => randomBytes(6).toString('hex')

/** Parts of paths that every machine has, so that they say nothing; some of them mean something to checks. */
const COMMON = new Set(
  (
    '. .. bin data dev docker docker.sock etc home host host_mnt desktop lib media mnt opt podman podman.sock private ' +
    'proc root run srv sys tmp users usr var wsl$ wsl.localhost'
  ).split(' '),
)

const tokenOf = (word: string, salt: string) =>
  `hidden-${salt}-${hash('sha256', `${salt}/${word}`).slice(0, 16)}`

/**
 * Words, and the parts of a path, are hidden one by one, always in the same way. So whatever is equal stays equal, a
 * path stays inside another, and a value still has the words that a check looks for.
 */
export function hider(salt: string, keep: ReadonlySet<string>) {
  const hide = (word: string) => tokenOf(word, salt)
  return {
    value: (text: string) => (keep.has(text) ? text : text.replace(/\S+/g, hide)),
    path: (text: string) =>
      keep.has(text)
        ? text
        : text.replace(/[^/\\]+/g, (part) =>
            COMMON.has(part.toLowerCase()) || /^[a-z]:?$/i.test(part) ? part : hide(part),
          ),
  }
}

/** The tape as it can be judged by these labs: a hidden word that one of them asks for is itself again. */
export function readableFor(labs: readonly Lab[], tape: Tape): Tape {
  const known = new Map<string, string | undefined>()
  const salts = new Set<string>()
  const collect = (text: string) => {
    for (const [token, salt = ''] of text.matchAll(HIDDEN)) {
      known.set(token, undefined)
      salts.add(salt)
    }
    return text
  }
  withPrivate(tape, { value: collect, path: collect })
  if (known.size === 0) return tape
  const words = [...wordsOf(labs), ...wordsOnTape(tape)]
  for (const salt of [...salts].slice(0, MOST_SALTS))
    for (const word of words) {
      const token = tokenOf(word, salt)
      if (known.has(token)) known.set(token, word)
    }
  const show = (text: string) => text.replace(HIDDEN, (token) => known.get(token) ?? token)
  return withPrivate(tape, { value: show, path: show })
}

/** A tape has one salt, a file as many characters, and files as many words; somebody can have written more into it. */
const MOST_SALTS = 4
const LONGEST = 64 * 1024
const MOST_WORDS = 20_000

const wanted = new WeakMap<Lab, ReadonlySet<string>>()

function wordsOf(labs: readonly Lab[]): string[] {
  return labs.flatMap((lab) => {
    const words = wanted.get(lab) ?? new Set(lab.checks.flatMap(({ want }) => wordsIn(want)))
    wanted.set(lab, words)
    return [...words]
  })
}

function wordsIn(want: unknown): string[] {
  if (typeof want === 'object' && want !== null)
    return Object.entries(want).flatMap(([key, value]) => [...partsOf(key), ...wordsIn(value)])
  return partsOf(`${want}`)
}

const partsOf = (text: string) => [
  text,
  ...text.split(/\s+/),
  ...text.split(/[/\\]+/),
  ...text.split(/[\s=]+/),
]

/** What is on the tape in any case: a Dockerfile is compared with how the image was built, an answer with a container. */
function wordsOnTape({ answers }: Tape): Set<string> {
  const texts = Object.entries(answers).flatMap(([key, answer]) => {
    const text = /^\["(folder","file|answers)",/.test(key) && 'gave' in answer && Object(answer.gave).text
    return typeof text === 'string' ? [text, ...text.slice(0, LONGEST).split(/[\s"'\\=]+/)] : []
  })
  return new Set(texts.slice(0, MOST_WORDS))
}
