import fc from 'fast-check'
import { parse, stringify } from 'yaml'
import { validLab } from './valid-lab.ts'

type Path = (string | number)[]
type Damage = (bytes: Buffer) => Buffer
const FREE_KEYS = /^(env|header)$/

/** Lab files that are wrong whatever the generator draws: data of a valid lab with one thing spoilt. */
export const wrongLabs = (): fc.Arbitrary<string> =>
  fc
    .oneof(unknownKeys(), missingKeys(), otherTypes(), brokenNeeds(), repeatedLines())
    .map((lab) => (typeof lab === 'string' ? lab : stringify(lab)))

/** Texts made from a valid lab by accident: lines, tokens, indentation, bytes. Few of them are labs. */
export const damagedLabs = (): fc.Arbitrary<Uint8Array> =>
  fc
    .array(fc.oneof(lineDamage(), tokenDamage(), cut(), bytes()), { minLength: 1, maxLength: 3 })
    .map((damages) => damages.reduce<Buffer>((text, damage) => damage(text), Buffer.from(validLab)))

function unknownKeys() {
  const mappings = pathsOf(isMapping).filter((path) => !FREE_KEYS.test(String(path.at(-1))))
  const word = fc.constantFrom('potr', 'Title', 'points ', 'id_', '<<', 'constructor', 'on', '')
  return fc
    .record({ path: fc.constantFrom(...mappings), word, value: fc.jsonValue() })
    .map(({ path, word, value }) => {
      const lab = parse(validLab)
      Object.assign(at(lab, path) as object, { [word]: value })
      return lab
    })
}

function missingKeys() {
  const required = [
    ['title'],
    ['checks'],
    ['title', 'en'],
    ['environment', 'containers', 0, 'image'],
    ...['id', 'title', 'port'].map((key) => ['checks', 0, key]),
    ['checks', 0, 'port', 'container'],
    ['checks', 1, 'http', 'url'],
    ['checks', 2, 'file', 'from'],
  ]
  return fc.constantFrom(...required).map((path) => {
    const lab = parse(validLab)
    delete (at(lab, path.slice(0, -1)) as Record<string, unknown>)[String(path.at(-1))]
    return lab
  })
}

/** A text becomes a number, and so on: each value of a lab has only one right type. */
function otherTypes() {
  const wrong = (value: unknown) =>
    [0.5, true, null, ['x', 1], { nothing: 1 }, 'Not / a : word'].filter(
      (other) => kindOf(other) !== kindOf(value) && !(isTextLike(value) && isTextLike(other)),
    )
  const leaves = pathsOf(() => true).filter((path) => path.length > 0)
  return fc.record({ path: fc.constantFrom(...leaves), choice: fc.nat() }).map(({ path, choice }) => {
    const lab = parse(validLab)
    const parent = at(lab, path.slice(0, -1)) as Record<string | number, unknown>
    const key = path.at(-1) as string
    const others = wrong(parent[key])
    parent[key] = others[choice % others.length]
    return lab
  })
}

function brokenNeeds() {
  const needs = fc.constantFrom(['kept'], ['published'], ['answers'], ['Published'], ['kept', 'nothing'])
  return needs.map((needs) => {
    const lab = parse(validLab)
    lab.checks[0].needs = needs[0] === 'kept' && needs.length === 1 ? ['answers'] : needs
    return lab
  })
}

function repeatedLines() {
  const lines = validLab.split('\n')
  const keyed = lines.flatMap((line, index) => (/^ *[a-z_]+:/.test(line) ? [index] : []))
  return fc.constantFrom(...keyed).map((index) => lines.toSpliced(index, 0, lines[index] ?? '').join('\n'))
}

function lineDamage(): fc.Arbitrary<Damage> {
  const word = fc.constantFrom(
    '',
    '- x',
    '---',
    '...',
    '\t',
    '? [a]',
    '%YAML 1.1',
    '&a',
    '*a',
    '!!set',
    '"',
    '|',
    '  {',
    '}',
  )
  return fc
    .record({ line: fc.nat(), action: fc.nat(4), word })
    .map(({ line, action, word }) => (bytes: Buffer) => {
      const lines = bytes.toString().split('\n')
      const index = line % lines.length
      const here = lines[index] ?? ''
      const there =
        [[], [here, here], [word, here], [`  ${here}`], [here.replace(/^ {1,2}/, '')]][action] ?? []
      return Buffer.from(lines.toSpliced(index, 1, ...there).join('\n'))
    })
}

function tokenDamage(): fc.Arbitrary<Damage> {
  const word = fc.constantFrom(
    '',
    '1e999',
    '-0',
    '0x50',
    '.nan',
    '~',
    'null',
    'true',
    '[]',
    '{}',
    ':',
    '#',
    '__proto__',
    '实验',
  )
  return fc.record({ place: fc.nat(), word }).map(({ place, word }) => (bytes: Buffer) => {
    const tokens = bytes.toString().split(/(\w+)/)
    return Buffer.from(tokens.toSpliced(place % tokens.length, 1, word).join(''))
  })
}

function cut(): fc.Arbitrary<Damage> {
  return fc.nat().map((place) => (bytes: Buffer) => bytes.subarray(0, place % (bytes.length + 1)))
}

function bytes(): fc.Arbitrary<Damage> {
  const some = fc.uint8Array({ minLength: 1, maxLength: 4 })
  return fc.record({ place: fc.nat(), some }).map(({ place, some }) => (bytes: Buffer) => {
    const index = place % (bytes.length + 1)
    return Buffer.concat([bytes.subarray(0, index), some, bytes.subarray(index)])
  })
}

function pathsOf(
  wanted: (value: unknown) => boolean,
  value: unknown = parse(validLab),
  path: Path = [],
): Path[] {
  const own = wanted(value) ? [path] : []
  if (typeof value !== 'object' || value === null) return own
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value)
  return [...own, ...keys.flatMap((key) => pathsOf(wanted, at(value, [key]), [...path, key]))]
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown>)[key], value)
}

function isMapping(value: unknown): value is object {
  return kindOf(value) === 'mapping'
}

/** Where both a text and a mapping are allowed. */
function isTextLike(value: unknown): boolean {
  return typeof value === 'string' || (isMapping(value) && ('en' in value || 'contains' in value))
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'list'
  return typeof value === 'object' ? 'mapping' : typeof value
}
