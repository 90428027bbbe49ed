import { type Alias, type Document, isAlias, isMap, isNode, isScalar, isSeq, type Node } from 'yaml'

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
  const targets = aliasTargets()
  let aliases = 0
  const fault = (node: Node, message: string) => {
    faults.push({ offset: node.range?.[0] ?? 0, message })
  }

  const plain = (node: unknown, depth: number, expanding: boolean): unknown => {
    if (isNode(node) && !expanding) targets.pass(node)
    if (isScalar(node)) return scalar(node)
    if (isAlias(node)) {
      aliases += 1
      const target = targets.of(node)
      if (!target) return fault(node, `no anchor &${node.source} stands above this alias`)
      if (aliases <= MOST_ALIASES) return plain(target, depth + 1, true)
      return aliases === MOST_ALIASES + 1 ? fault(node, `more than ${MOST_ALIASES} aliases (*)`) : undefined
    }
    if (!isMap(node) && !isSeq(node)) return null
    if (depth > DEEPEST) return fault(node, `nested more than ${DEEPEST} levels deep`)
    if (isSeq(node)) return node.items.map((item) => plain(item, depth + 1, expanding))
    const value: Record<string, unknown> = {}
    for (const { key, value: inner } of node.items) {
      if (isNode(key) && !expanding) targets.pass(key)
      const name = isScalar(key) ? key.value : undefined
      const place = (key ?? node) as Node
      if (typeof name !== 'string') fault(place, 'a key must be text; put quotes around it')
      else if (name === '__proto__') fault(place, 'a key must not be «__proto__»')
      else if (Object.hasOwn(value, name)) fault(place, `the key «${name}» stands here twice`)
      else value[name] = plain(inner, depth + 1, expanding)
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

  return { value: plain(doc.contents, 0, false), faults }
}

/**
 * What an alias stands for: `alias.resolve(doc)`, but that goes through the whole document for each of them. Nodes are
 * passed in the order of the document; what an alias stood for there holds wherever it is met again.
 */
function aliasTargets() {
  const anchors = new Map<string, Node>()
  const targets = new Map<Alias, Node | undefined>()
  return {
    pass(node: Node): void {
      if (isAlias(node)) {
        if (!targets.has(node)) targets.set(node, anchors.get(node.source))
      } else if ('anchor' in node && typeof node.anchor === 'string') anchors.set(node.anchor, node)
    },
    of: (alias: Alias): Node | undefined => targets.get(alias),
  }
}
