import type { ErrorCode, YAMLError } from 'yaml'
import type { YamlFault } from '../languages/lab-faults.ts'
import type { LabFault } from './fault.ts'

const FAULTS: Partial<Record<ErrorCode, YamlFault>> = {
  ALIAS_PROPS: 'alias',
  BAD_ALIAS: 'alias',
  BAD_DIRECTIVE: 'directive',
  BAD_DQ_ESCAPE: 'escape',
  BAD_INDENT: 'indent',
  BAD_PROP_ORDER: 'order',
  BAD_SCALAR_START: 'start-of-text',
  BLOCK_AS_IMPLICIT_KEY: 'mapping-in-text',
  BLOCK_IN_FLOW: 'block-in-flow',
  DUPLICATE_KEY: 'duplicate-key',
  KEY_OVER_1024_CHARS: 'key-too-long',
  MISSING_CHAR: 'missing',
  MULTILINE_IMPLICIT_KEY: 'key-on-one-line',
  MULTIPLE_ANCHORS: 'several-anchors',
  MULTIPLE_DOCS: 'several-documents',
  MULTIPLE_TAGS: 'several-anchors',
  RESOURCE_EXHAUSTION: 'too-deep',
  TAB_AS_INDENT: 'tab',
  TAG_RESOLVE_FAILED: 'tag',
  UNEXPECTED_TOKEN: 'unexpected',
}

/** Where one code of the library is many mistakes, its message tells them apart. */
const FINER: [ErrorCode, RegExp, YamlFault][] = [
  ['BAD_INDENT', /end with a [\]}]$/, 'closing-bracket'],
  ['MISSING_CHAR', /end with a [\]}]$/, 'closing-bracket'],
  ['MISSING_CHAR', /^Missing closing .quote/, 'closing-quote'],
  ['MISSING_CHAR', /^Missing , /, 'comma'],
  ['MISSING_CHAR', /^Missing space|white space/, 'space'],
  ['MISSING_CHAR', /^Sequence item without -/, 'dash'],
  ['UNEXPECTED_TOKEN', /at node end$/, 'after-value'],
  ['MISSING_CHAR', /^Implicit map keys/, 'key-without-value'],
]

/** A syntax error of the yaml library as a fault, with the library's own words for what a code does not say. */
export function syntaxFault({ code, message }: Pick<YAMLError, 'code' | 'message'>): LabFault {
  const finer = FINER.find(([of, pattern]) => of === code && pattern.test(message))
  return { code: 'yaml', fault: finer?.[2] ?? FAULTS[code] ?? 'other', said: message }
}
