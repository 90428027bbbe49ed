import { type Document, isAlias, isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml'
import { problemAt } from './frame.ts'
import { InputError, type Wrong } from './input-error.ts'
import { readBytesAndText } from './text-file.ts'
import { syntaxFault } from './yaml-syntax.ts'
import { plainValue } from './yaml-value.ts'

export type Path = PropertyKey[]

/** What is wrong with the value at a path, or with its key. */
export type WrongAt = Wrong & { path: Path; at?: 'key' }

export interface YamlFile {
  /** The file as it is. */
  bytes: Uint8Array
  /** Plain data. */
  value: unknown
  /** The error that says what was found, in the order of the lines. */
  refusal(wrongs: WrongAt[]): Promise<InputError>
}

export interface YamlOptions {
  /** How large the file can be. */
  mostBytes?: number
  /** Every value is text, as it is written: `007` and `null` can be names. */
  asWritten?: boolean
}

/** How many problems of one file are reported at a time, and how many are looked up to find the first ones. */
const MOST = 10
const MOST_LOOKED_UP = 200

/**
 * Reads one YAML 1.2 document: the core schema, no custom tags, no merge keys. @throws InputError
 * @param fill puts values into the text before it is read
 */
export async function readYaml(
  file: string,
  fill: (text: string) => string = (text) => text,
  { mostBytes, asWritten = false }: YamlOptions = {},
): Promise<YamlFile> {
  const { bytes, source: written } = await readBytesAndText(file, mostBytes)
  const source = fill(written)
  const refusal = async (wrongs: (Wrong & { offset: number })[], all = wrongs.length) => {
    const first = wrongs.sort((one, other) => one.offset - other.offset).slice(0, MOST)
    const problems = first.map(({ offset, ...wrong }) => problemAt({ file, source }, offset, wrong))
    return new InputError(await Promise.all(problems), all - first.length)
  }
  const doc = parseDocument(source, {
    prettyErrors: false,
    schema: asWritten ? 'failsafe' : 'core',
    merge: false,
    resolveKnownTags: false,
    uniqueKeys: false,
  })
  const mistakes = [...doc.errors, ...doc.warnings]
  const tooDeep = mistakes.filter(({ code }) => code === 'RESOURCE_EXHAUSTION').slice(0, 1)
  if (mistakes.length > 0) {
    const told = tooDeep.length > 0 ? tooDeep : mistakes
    throw await refusal(told.map((error) => ({ offset: error.pos[0], fault: syntaxFault(error) })))
  }
  const { value, faults } = plainValue(doc)
  if (faults.length > 0) throw await refusal(faults)
  if (value === null) throw await refusal([{ offset: 0, fault: { code: 'empty-file' } }])
  return {
    bytes,
    value,
    refusal(wrongs) {
      const placed = wrongs.slice(0, MOST_LOOKED_UP).map(({ path, at, ...wrong }) => ({
        ...wrong,
        offset: offsetOf(doc, path, at),
      }))
      return refusal(placed, wrongs.length)
    },
  }
}

/** Where the value at a path starts, or its key; for a path that leads nowhere, the key of its last existing part. */
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
