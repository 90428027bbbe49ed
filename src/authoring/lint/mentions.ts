import { familiar } from '../../docker/port/reference.ts'
import { amountsIn, saysNumber, saysSize } from './amounts.ts'
import type { Literal, LiteralKind } from './literals.ts'
import { halfWidth, literally, squeezed, ungrouped } from './plain-text.ts'

/** What must not come right before and after a word for it to be that word: `nginx` is not in `nginx01`, nor 80 in 8080. */
const EDGES: Record<
  Exclude<LiteralKind, 'text' | 'url' | 'image' | 'size'>,
  { before: string; after: string }
> = {
  container: { before: '[\\w./-]', after: '[\\w-]|\\.\\w' },
  service: { before: '[\\w./-]', after: '[\\w-]|\\.\\w' },
  'swarm-service': { before: '[\\w./-]', after: '[\\w-]|\\.\\w' },
  volume: { before: '[\\w./-]', after: '[\\w-]|\\.\\w' },
  network: { before: '[\\w./-]', after: '[\\w-]|\\.\\w' },
  port: { before: '[\\w.]', after: '\\w|\\.\\d' },
  path: { before: '[\\w.~/-]', after: '\\w|[./-]\\w' },
  value: { before: '[\\w.-]', after: '\\w|[.-]\\w' },
}
const IMAGE = { before: '[\\w./:@-]', after: '\\w|[.:/@-]\\w' }
/** A tag alone: it can come after a colon. */
const TAG = { before: '[\\w.-]', after: '\\w|[.-]\\w' }

/** Whether a text mentions a literal, in any way that a reader understands. */
export function mentions(text: string, literal: Literal): boolean {
  if (mentionsAsWritten(text, literal)) return true
  const plain = ungrouped(halfWidth(text))
  return plain !== text && mentionsAsWritten(plain, literal)
}

function mentionsAsWritten(text: string, { kind, value }: Literal): boolean {
  switch (kind) {
    case 'size':
      return text.includes(value) || saysSize(amountsIn(text), value)
    case 'value':
      return holds(text, value, EDGES.value) || mentionsNumber(text, value)
    case 'text':
      return squeezed(text).includes(squeezed(value))
    case 'image':
      return mentionsImage(text, value)
    case 'url':
      return mentionsUrl(text, value)
    case 'path':
      return mentionsPath(text, value)
    default:
      return holds(text, value, EDGES[kind])
  }
}

/** In words, or as a percentage: half a processor. */
const mentionsNumber = (text: string, value: string) =>
  /^\d+(\.\d+)?$/.test(value) && saysNumber(amountsIn(text), Number(value))

export function holds(
  text: string,
  word: string,
  { before, after }: { before: string; after: string },
): boolean {
  if (!text.includes(word)) return false
  return new RegExp(`(?<!${before})${literally(word)}(?!${after})`, 'u').test(text)
}

/** Under any of its names, or with the name and the tag in different places. */
function mentionsImage(text: string, image: string): boolean {
  const full = familiar(image)
  const [, name = full, tag = ''] = /^(.*?):([^:/@]+)$/.exec(full) ?? []
  const names = [image, full, ...(tag === 'latest' ? [name] : [])]
  if (names.some((one) => holds(text, one, IMAGE))) return true
  if (holds(text, `docker.io/library/${full}`, IMAGE)) return true
  return tag !== '' && tag !== 'latest' && holds(text, name, IMAGE) && holds(text, tag, TAG)
}

/** As a whole, or without its last part where that is elsewhere: index.html, in /usr/share/nginx/html. */
function mentionsPath(text: string, path: string): boolean {
  const plain = path.replace(/^\.\//, '').replace(/(.)\/+$/, '$1')
  if (holds(text, plain, EDGES.path)) return true
  const slash = plain.lastIndexOf('/')
  return (
    slash > 0 &&
    holds(text, plain.slice(0, slash), EDGES.path) &&
    holds(text, plain.slice(slash + 1), EDGES.path)
  )
}

/** As an address, or its port and its path separately. */
function mentionsUrl(text: string, address: string): boolean {
  const url = URL.parse(address)
  if (!url) return text.includes(address)
  const { host, hostname, port, pathname, search } = url
  const rest = pathname === '/' && search === '' ? '' : pathname + search
  const here = rest === '' || new RegExp(`${literally(rest)}(?!${EDGES.path.after})`).test(text)
  if (!here) return false
  return port === ''
    ? holds(text, hostname, EDGES.value) || holds(text, '80', EDGES.port)
    : text.includes(host) || holds(text, port, EDGES.port)
}
