import { type Alias, type Document, isAlias, isMap, isNode, isScalar, isSeq, type Node } from 'yaml'
import type { LabFault } from './fault.ts'

/** A fault at an offset of the source. */
export interface FaultAt {
  offset: number
  fault: LabFault
}

const DEEPEST = 32
const MOST_ALIASES = 20
const LONGEST_VALUE = 16 * 1024

/**
 * A YAML document as plain data, and what YAML allows but a course does not: keys that are not text or appear twice,
 * numbers that JavaScript cannot hold, endless nesting. A few aliases are fine; a bomb of them is not.
 */
export function plainValue(doc: Document): { value: unknown; faults: FaultAt[] } {
  const faults: FaultAt[] = []
  const targets = aliasTargets()
  let aliases = 0
  const refuse = (node: Node, fault: LabFault) => {
    faults.push({ offset: node.range?.[0] ?? 0, fault })
  }

  const plain = (node: unknown, depth: number, expanding: boolean): unknown => {
    if (isNode(node) && !expanding) targets.pass(node)
    if (isScalar(node)) return scalar(node)
    if (isAlias(node)) {
      aliases += 1
      const target = targets.of(node)
      if (!target) return refuse(node, { code: 'no-anchor', anchor: node.source })
      if (aliases <= MOST_ALIASES) return plain(target, depth + 1, true)
      return aliases === MOST_ALIASES + 1
        ? refuse(node, { code: 'too-many-aliases', most: MOST_ALIASES })
        : undefined
    }
    if (!isMap(node) && !isSeq(node)) return null
    if (depth > DEEPEST) return refuse(node, { code: 'too-deep', most: DEEPEST })
    if (isSeq(node)) return node.items.map((item) => plain(item, depth + 1, expanding))
    const value: Record<string, unknown> = {}
    for (const { key, value: inner } of node.items) {
      if (isNode(key) && !expanding) targets.pass(key)
      const name = isScalar(key) ? key.value : undefined
      const place = (key ?? node) as Node
      if (typeof name !== 'string') refuse(place, { code: 'key-not-text' })
      else if (name === '__proto__') refuse(place, { code: 'key-proto' })
      else if (Object.hasOwn(value, name)) refuse(place, { code: 'key-twice', key: name })
      else value[name] = plain(inner, depth + 1, expanding)
    }
    return value
  }

  const scalar = (node: Node & { value: unknown; type?: string | undefined }): unknown => {
    const { value } = node
    if (value === '' && node.type === 'PLAIN') return null
    if (
      typeof value === 'string' &&
      (!value.isWellFormed() || /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/.test(value))
    ) {
      refuse(node, { code: 'control-in-text' })
    } else if (typeof value === 'string' && value.length > LONGEST_VALUE) {
      refuse(node, { code: 'value-too-long', most: LONGEST_VALUE })
    } else if (
      typeof value === 'number' &&
      (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER)
    ) {
      refuse(node, { code: 'number-too-large' })
    }
    return value
  }

  return { value: plain(doc.contents, 0, false), faults }
}

/**
 * What an alias refers to: as `alias.resolve(doc)`, which searches the whole document each time. Nodes are passed in the
 * order of the document; what an alias referred to there is kept for every other place where it is met.
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
