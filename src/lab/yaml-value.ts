import { type Alias, type Document, isAlias, isMap, isScalar, isSeq, type Node, visit } from 'yaml'

/** Something that YAML allows and a course does not, at an offset of the source. */
export interface Fault {
  offset: number
  message: string
}

const DEEPEST = 32
const MOST_ALIASES = 20

/**
 * A YAML document as plain data, and what in it is not plain: keys that are not text or stand twice, numbers that
 * JavaScript cannot hold, nests without end. A few aliases are fine; a bomb of them is not.
 */
export function plainValue(doc: Document): { value: unknown; faults: Fault[] } {
  const faults: Fault[] = []
  const targetOf = resolver(doc)
  let aliases = 0
  const fault = (node: Node, message: string) => {
    faults.push({ offset: node.range?.[0] ?? 0, message })
  }

  const plain = (node: unknown, depth: number): unknown => {
    if (isScalar(node)) return scalar(node)
    if (isAlias(node)) {
      aliases += 1
      const target = targetOf(node)
      if (!target) return fault(node, `no anchor &${node.source} stands above this alias`)
      if (aliases <= MOST_ALIASES) return plain(target, depth + 1)
      return aliases === MOST_ALIASES + 1 ? fault(node, `more than ${MOST_ALIASES} aliases (*)`) : undefined
    }
    if (!isMap(node) && !isSeq(node)) return null
    if (depth > DEEPEST) return fault(node, `nested more than ${DEEPEST} levels deep`)
    if (isSeq(node)) return node.items.map((item) => plain(item, depth + 1))
    const value: Record<string, unknown> = {}
    for (const { key, value: inner } of node.items) {
      const name = isScalar(key) ? key.value : undefined
      const place = (key ?? node) as Node
      if (typeof name !== 'string') fault(place, 'a key must be text; put quotes around it')
      else if (name === '__proto__') fault(place, 'a key must not be «__proto__»')
      else if (Object.hasOwn(value, name)) fault(place, `the key «${name}» stands here twice`)
      else value[name] = plain(inner, depth + 1)
    }
    return value
  }

  const scalar = (node: Node & { value: unknown }): unknown => {
    const { value } = node
    if (
      typeof value === 'string' &&
      (!value.isWellFormed() || /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/.test(value))
    ) {
      fault(node, 'this text holds a control character')
    } else if (
      typeof value === 'number' &&
      (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER)
    ) {
      fault(node, 'this number is too large, or none at all')
    }
    return value
  }

  return { value: plain(doc.contents, 0), faults }
}

/** What an alias stands for: `alias.resolve(doc)`, but that goes through the whole document for each of them. */
function resolver(doc: Document): (alias: Alias) => Node | undefined {
  let named: Node[] | undefined
  return (alias) => {
    named ??= namedNodes(doc)
    const above = named.slice(0, named.indexOf(alias))
    return above.findLast((node) => !isAlias(node) && 'anchor' in node && node.anchor === alias.source)
  }
}

/** Aliases, and what has an anchor, as they stand in a document. */
function namedNodes(doc: Document): Node[] {
  const named: Node[] = []
  visit(doc, {
    Node(_, node) {
      if (isAlias(node) || node.anchor !== undefined) named.push(node)
    },
  })
  return named
}
