import { hash, randomBytes } from 'node:crypto'
import type { Tape } from '../../docker/port/tape.ts'
import type { Lab } from '../../lab/lab.ts'
import { withPrivate } from './places.ts'

/** What is in place of a word that is hidden. */
const HIDDEN = /hidden-[0-9a-f]{16}/g

export const isHidden = (text: string): boolean => text.search(HIDDEN) >= 0

/** Parts of paths that every machine has, so that they say nothing; some of them mean something to checks. */
const COMMON = new Set(
  (
    '. .. bin data dev docker docker.sock etc home host host_mnt desktop lib media mnt opt podman podman.sock private ' +
    'proc root run srv sys tmp users usr var volumes _data wsl$ wsl.localhost'
  ).split(' '),
)

const tokenOf = (word: string, salt: string) => `hidden-${hash('sha256', `${salt}/${word}`).slice(0, 16)}`

/**
 * The tape with everything private hidden, except for some of it. It gets a salt that nobody knew while they worked, so
 * that no value can be made to look like a hidden one. Words, and the parts of a path, are hidden one by one, always in the same way. So whatever is equal stays equal, a
 * path stays inside another, and a value still has the words that a check looks for.
 */
export function withHidden(tape: Tape, keep: ReadonlySet<string>): Tape {
  const salt = randomBytes(16).toString('hex')
  const hide = (word: string) => tokenOf(word, salt)
  const hidden = withPrivate(tape, {
    value: (text: string) => (keep.has(text) ? text : text.replace(/\S+/g, hide)),
    path: (text: string) =>
      keep.has(text)
        ? text
        : text.replace(/[^/\\]+/g, (part) =>
            COMMON.has(part.toLowerCase()) || /^[a-z]:?$/i.test(part) ? part : hide(part),
          ),
  })
  return { ...hidden, salt }
}

/** The tape as it can be judged by these labs: a hidden word that one of them asks for is itself again. */
export function readableFor(labs: readonly Lab[], tape: Tape): Tape {
  const { salt } = tape
  if (salt === undefined) return tape
  const words = [...wordsOf(labs), ...wordsOnTape(tape)]
  const known = new Map(words.map((word) => [tokenOf(word, salt), word]))
  const show = (text: string) => text.replace(HIDDEN, (token) => known.get(token) ?? token)
  return withPrivate(tape, { value: show, path: show })
}

/** Of a file, so many characters count, and of all files so many words; somebody can have written more into a tape. */
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
