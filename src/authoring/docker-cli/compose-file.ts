import type { Node, Scalar } from 'yaml'
import type { Heredoc } from './script.ts'

/** An entry of a mapping or of a list in a Compose file that a script holds. Offsets are of the script. */
export interface ComposeEntry {
  /** The keys and places that lead to it: `services web ports 0`. */
  path: string
  start: number
  end: number
  /** It has lines of its own, and the list it belongs to has other entries. */
  separable: boolean
  /** Where it is a word, a number or a text. */
  scalar: { start: number; end: number; value: string; quotes: '"' | "'" | '' } | undefined
}

/** All entries, in the order of the file; none where it is not readable YAML. */
export async function readCompose({ text, start }: Pick<Heredoc, 'text' | 'start'>): Promise<ComposeEntry[]> {
  const { parseDocument, isMap, isScalar, isSeq } = await import('yaml')
  const document = parseDocument(text)
  if (document.errors.length > 0) return []
  const entries: ComposeEntry[] = []
  const enter = (path: string[], from: Node, node: Node, separable: boolean): void => {
    const [first, last] = [from.range?.[0] ?? 0, node.range?.[1] ?? 0]
    const end = first + text.slice(first, last).trimEnd().length
    const scalar = isScalar(node) ? scalarOf(node, start) : undefined
    entries.push({ path: path.join(' '), start: start + first, end: start + end, separable, scalar })
    walk(node, path)
  }
  const walk = (node: unknown, path: string[]): void => {
    if (isMap<Node, Node | null>(node))
      for (const { key, value } of node.items)
        if (isScalar(key) && value) enter([...path, String(key.value)], key, value, !node.flow)
    if (isSeq<Node>(node))
      for (const [index, item] of node.items.entries())
        enter([...path, String(index)], item, item, !node.flow && node.items.length > 1)
  }
  walk(document.contents, [])
  return entries
}

function scalarOf({ range, type, source, value }: Scalar, offset: number): ComposeEntry['scalar'] {
  const quotes = { QUOTE_SINGLE: "'", QUOTE_DOUBLE: '"' } as const
  if (!range || type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED') return undefined
  return {
    start: offset + range[0],
    end: offset + range[1],
    value: source ?? String(value),
    quotes: quotes[type as keyof typeof quotes] ?? '',
  }
}
