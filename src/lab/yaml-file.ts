import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type YAMLError,
} from 'yaml'
import { problemAt } from './frame.ts'
import { InputError } from './input-error.ts'
import { readText } from './text-file.ts'
import { type Fault, plainValue } from './yaml-value.ts'

export type Path = PropertyKey[]

/** What is wrong with the value at a path, or with its key. */
export interface Finding {
  path: Path
  at?: 'key'
  message: string
  suggestion?: string | undefined
}

export interface YamlFile {
  /** Plain data. */
  value: unknown
  /** The error that says what was found, in the order of the lines. */
  refusal(findings: Finding[]): Promise<InputError>
}

/** Syntax errors that say more in words of ours. */
const WORDS: Partial<Record<YAMLError['code'], string>> = {
  BLOCK_AS_IMPLICIT_KEY:
    'a mapping cannot begin here; if this is text, a colon in it needs quotes around the text',
  MULTIPLE_DOCS: 'a second document begins here; a file holds one',
  RESOURCE_EXHAUSTION: 'nested too deeply',
  TAB_AS_INDENT: 'tabs cannot indent in YAML; use spaces',
  UNEXPECTED_TOKEN: 'this cannot stand here',
  TAG_RESOLVE_FAILED: 'tags (!) have no meaning here',
}

/** How many problems of one file are told at a time, and how many are looked up to find the first ones. */
const MOST = 10
const MOST_LOOKED_UP = 200

/** Reads one YAML 1.2 document: the core schema, no tags of one's own, no merge keys. @throws InputError */
export async function readYaml(file: string): Promise<YamlFile> {
  const source = await readText(file)
  const refusal = async (faults: (Fault & Pick<Finding, 'suggestion'>)[], all = faults.length) => {
    const told = faults.sort((one, other) => one.offset - other.offset).slice(0, MOST)
    const problems = told.map(({ offset, ...fault }) => problemAt({ file, source }, offset, fault))
    return new InputError(await Promise.all(problems), all - told.length)
  }
  const doc = parseDocument(source, {
    prettyErrors: false,
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    uniqueKeys: false,
  })
  const mistakes = [...doc.errors, ...doc.warnings]
  const tooDeep = mistakes.filter(({ code }) => code === 'RESOURCE_EXHAUSTION').slice(0, 1)
  if (mistakes.length > 0) throw await refusal((tooDeep.length > 0 ? tooDeep : mistakes).map(syntaxFault))
  const { value, faults } = plainValue(doc)
  if (faults.length > 0) throw await refusal(faults)
  if (value === null) throw await refusal([{ offset: 0, message: 'this file is empty' }])
  return {
    value,
    refusal(findings) {
      const placed = findings.slice(0, MOST_LOOKED_UP).map(({ path, at, ...fault }) => ({
        ...fault,
        offset: offsetOf(doc, path, at),
      }))
      return refusal(placed, findings.length)
    },
  }
}

function syntaxFault({ code, message, pos }: YAMLError) {
  return { offset: pos[0], message: WORDS[code] ?? message }
}

/** Where the value at a path starts, or its key. Of a path that leads nowhere, the key of the last part that is there. */
function offsetOf(doc: Document, path: Path, at: 'key' | undefined): number {
  let node: unknown = doc.contents
  let key: unknown
  let found = true
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(doc)
    const pair = isMap(node)
      ? node.items.find((one) => isScalar(one.key) && one.key.value === step)
      : undefined
    const item = isSeq(node) && typeof step === 'number' ? node.items[step] : undefined
    found = Boolean(pair ?? item)
    if (!found) break
    key = pair?.key
    node = pair ? pair.value : item
  }
  const nothing = !found || (isScalar(node) && node.value === null)
  const place = (at === 'key' || nothing ? (key ?? node) : (node ?? key)) as Node | null | undefined
  return place?.range?.[0] ?? 0
}
