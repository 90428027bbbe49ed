import { type Document, isMap, Pair, Scalar, visit, YAMLMap, type YAMLSeq } from 'yaml'

/** A student as a roster's line has them. */
export interface StudentLine {
  id: string
  name?: string | undefined
  email?: string | undefined
  keys: Readonly<Record<string, string>>
}

/** `{ id: alice, name: Alice, keys: { "ID number": "0042" } }`, on one line. */
export function studentNode({ id, name, email, keys }: StudentLine): YAMLMap {
  const node = new YAMLMap()
  node.flow = true
  const known = { id, name, email }
  for (const [key, value] of Object.entries(known))
    if (value !== undefined) node.items.push(new Pair(text(key), text(value)))
  if (Object.keys(keys).length > 0) node.items.push(new Pair(text('keys'), keysNode(keys)))
  return node
}

/** Adds what a student of a roster does not have yet; nothing is changed. Whether there was anything to add. */
export function complete(node: unknown, { email, keys }: Pick<StudentLine, 'email' | 'keys'>): boolean {
  if (!isMap(node)) return false
  let isNew = false
  const add = (to: YAMLMap, key: string, value: unknown) => {
    to.items.push(new Pair(text(key), value))
    isNew = true
  }
  if (email !== undefined && !node.has('email')) add(node, 'email', text(email))
  const there = node.get('keys')
  const lacking = Object.entries(keys).filter(([key]) => !(isMap(there) && there.has(key)))
  if (isMap(there)) for (const [key, value] of lacking) add(there, key, text(value))
  else if (!node.has('keys') && lacking.length > 0) add(node, 'keys', keysNode(Object.fromEntries(lacking)))
  return isNew
}

function keysNode(keys: Readonly<Record<string, string>>): YAMLMap {
  const node = new YAMLMap()
  node.flow = true
  for (const [key, value] of Object.entries(keys)) node.items.push(new Pair(text(key), text(value)))
  return node
}

const PLAIN = /^\p{L}[\p{L}\p{M}\p{N}_@.-]*( [\p{L}\p{M}\p{N}_@.-]+)*$/u
/** What some readers of YAML take for something else. */
const NOT_TEXT = /^(true|false|yes|no|on|off|y|n|null)$/i

/** Text in quotes, unless every reader of YAML would take it for text. */
export function text(value: string): Scalar {
  const scalar = new Scalar(value)
  if (!PLAIN.test(value) || NOT_TEXT.test(value)) scalar.type = Scalar.QUOTE_DOUBLE
  return scalar
}

/** A roster's text, without line breaks of the library's own. @param source what it was read from */
export function written(doc: Document, source = ''): string {
  visit(doc, { Collection: (_, node) => keepPadding(node, source) })
  return doc.toString({ lineWidth: 0, indentSeq: !/^- /m.test(source) })
}

/** Brackets keep their spaces; new ones are written as `{ id: alice }` and `[3, 13]`. The library knows only one way for all. */
function keepPadding(node: YAMLMap | YAMLSeq, source: string): void {
  const after = node.range ? source[node.range[0] + 1] : isMap(node) ? ' ' : ''
  const flowCollectionPadding = after === ' ' ? ' ' : ''
  const plain = node.toString.bind(node)
  node.toString = (context, ...more) => plain(context && { ...context, flowCollectionPadding }, ...more)
}
