import { withAlgorithm } from '../../port/image-id.ts'
import { type Json, list, parseJson, record, required, text, textRecord, texts } from '../../port/json.ts'
import { familiarOnPodman } from '../../port/reference.ts'
import type { Ask } from '../../wire/ask.ts'
import { readText } from '../../wire/read-answer.ts'
import type { Origins } from './dialect.ts'

/**
 * The `RepoDigests` that Docker would give: the repositories that an image was pulled from. Podman's own say only what
 * an image is called now, no matter who named it, and nothing of one that lost its last name. What it keeps besides is
 * every name that an image ever had, and, as long as its log of events goes back, which of them were given by hand.
 * Undefined where there is no such image. @throws WrongShape
 */
export async function podmanOrigins(ask: Ask, id: string): Promise<Origins | undefined> {
  const raw = await ask.json(`/libpod/images/${id}/json`)
  if (raw === undefined) return undefined
  const image = record(raw, 'image')
  if (isMadeHere(image)) return { digests: [], ...parentOf(image) }
  const names = texts(image.NamesHistory, 'NamesHistory')
  const current = texts(image.RepoTags, 'RepoTags')
  const digest = required(image.Digest, 'Digest')
  const events = names.length > 1 ? await namings(ask, id) : []
  const pulled = pulledNames(names, current, events)
  const byHand = names.filter((name) => isByHand(name, events))
  return {
    digests: [...new Set(pulled.map(repositoryOf))].map((one) => familiarOnPodman(`${one}@${digest}`)),
    ...(byHand.length > 0 &&
      byHand.length < names.length && {
        everNamed: { pulled: pulled.map(familiarOnPodman), byHand: byHand.map(familiarOnPodman) },
      }),
  }
}

/** Built, committed or imported by this engine, or by a Podman elsewhere; where it was loaded from, nothing says. */
function isMadeHere(image: Json): boolean {
  const steps = list(image.History, 'History').map((step) => text(record(step, 'History').comment, 'comment'))
  return (
    'io.buildah.version' in textRecord(image.Labels, 'Labels') ||
    text(image.Parent, 'Parent') !== '' ||
    [...steps, text(image.Comment, 'Comment')].some((comment) => /^(FROM |imported from )/i.test(comment))
  )
}

/** Podman finds a parent for every image; only where the last step says so was this one made from it. */
function parentOf(image: Json): Pick<Origins, 'parent'> {
  const last = record(list(image.History, 'History').at(-1), 'History')
  const parent = text(image.Parent, 'Parent')
  return parent !== '' && /^FROM /i.test(text(last.comment, 'comment'))
    ? { parent: withAlgorithm(parent) }
    : {}
}

/** A name that an image was given, or that was taken from it, oldest first. */
export interface Naming {
  action: string
  name: string
}

/**
 * Which of the names that an image ever had (the last that was added comes first) it was pulled by. Where events do
 * not tell, it is the oldest, unless a name is gone: taking one away moves it to the end.
 */
export function pulledNames(names: string[], current: string[], namings: Naming[]): string[] {
  const left = names.filter((name) => !isByHand(name, namings))
  const possible = left.length > 0 ? left : names
  const allThere = possible.every((name) => current.includes(name))
  if (!severalIn(possible) || !allThere) return possible
  // A log that begins late can tell of a name that was taken away, and not that it was given before.
  const untouched = possible.filter((name) => namings.every((naming) => naming.name !== name))
  return untouched.length > 0 ? untouched.slice(-1) : possible.slice(-1)
}

/** A name that was taken away before it was ever given was there from the beginning; a pull gives it anew. */
function isByHand(name: string, namings: Naming[]): boolean {
  const own = namings.filter((naming) => naming.name === name)
  const first = own.find(({ action }) => action !== PULL_OF_ANY)
  return first?.action === 'tag' && !['pull', PULL_OF_ANY].includes(own.at(-1)?.action ?? '')
}

/** Podman 4.3 does not say which image a pull brought. */
const PULL_OF_ANY = 'pull of any'

/** Of an image. Empty where Podman keeps no events, or no longer. */
async function namings(ask: Ask, id: string): Promise<Naming[]> {
  const filters = JSON.stringify({ type: ['image'], event: ['tag', 'untag', 'pull'] })
  const { status, body } = await ask.stream('/events', { query: { stream: 'false', filters } })
  const answer = await readText(body, 8 * 1024 * 1024)
  if (status !== 200 || answer.truncated) return []
  const lines = answer.text.split('\n').filter((line) => line.trim() !== '')
  return lines.flatMap((line) => {
    const { Action, Actor } = record(parseJson(line), 'event')
    const { ID, Attributes } = record(Actor, 'Actor')
    const [action, of] = [text(Action, 'Action'), text(ID, 'ID')]
    const name = text(record(Attributes, 'Attributes').name, 'name')
    if (of === '') return action === 'pull' ? [{ action: PULL_OF_ANY, name }] : []
    return withAlgorithm(of) === withAlgorithm(id) ? [{ action, name }] : []
  })
}

const repositoryOf = (name: string) => (name.split('@')[0] ?? '').replace(/:[^/:]*$/, '')

const severalIn = (names: string[]) => new Set(names.map(repositoryOf)).size > 1
