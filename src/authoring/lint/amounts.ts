import { halfWidth, ungrouped } from './plain-text.ts'

/** How many and how much a text says, in digits or in words of either language. */
export interface Amounts {
  /** Written in digits, with the place of each. */
  digits: { value: string; offset: number; keys: string[] }[]
  /** All of it, also what is in words: `5`, and with its unit `1048576 B`, `500 ms`. */
  keys: ReadonlySet<string>
}

const SIZES: Record<string, number> = { b: 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3, t: 1024 ** 4 }
const TIMES: [RegExp, number][] = [
  [/^(ms|milliseconds?|毫秒)/i, 1],
  [/^(s|secs?|seconds?|秒)/i, 1000],
  [/^(m|mins?|minutes?|分钟?)/i, 60_000],
  [/^(h|hours?|(个)?小时)/i, 3_600_000],
]
const DIGITS = /(?<![\w./:,-])(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)*)(?![\w]*[\d_]|[/:-]\w)/g

export function amountsIn(source: string): Amounts {
  const text = halfWidth(source)
  const digits = [...text.matchAll(DIGITS)].map(({ 0: value, index }) => ({
    value,
    offset: index,
    keys: keysOf(value, text.slice(index + value.length, index + value.length + 16)),
  }))
  return {
    digits,
    get keys() {
      return new Set([...digits.flatMap(({ keys }) => keys), ...grouped(ungrouped(text)), ...inWords(text)])
    },
  }
}

const grouped = (text: string) =>
  [...text.matchAll(DIGITS)].flatMap(({ 0: value, index }) =>
    keysOf(value, text.slice(index + value.length, index + value.length + 16)),
  )

/** A number that each of two texts says and the other does not: of one in the place of another. */
export function swappedNumber(one: string, other: string): string | undefined {
  const [mine, theirs] = [one, other].map((text) => new Set([...amountsIn(text).keys].filter(isCount)))
  const isNew = [...(mine ?? [])].some((number) => !theirs?.has(number))
  return isNew ? [...(theirs ?? [])].find((number) => !mine?.has(number)) : undefined
}

/** One is in every other sentence, and in `一起`. */
const isCount = (key: string) => /^\d+$/.test(key) && key !== '0' && key !== '1'

/** Whether a text says a number, in digits or in words. */
export const saysNumber = ({ keys }: Amounts, value: number): boolean =>
  keys.has(`${value}`) || keys.has(`${value * 100} %`)

/** Whether it says an amount of memory, `64m`, in any of the ways that people write it. */
export function saysSize({ keys }: Amounts, size: string): boolean {
  const [, value = '', unit = 'b'] = /^([\d.]+)\s*([bkmgt]?)/i.exec(size) ?? []
  return keysOf(value, unit === '' ? 'b' : unit).some((key) => key.endsWith(' B') && keys.has(key))
}

/** A number alone, and with the unit after it. */
function keysOf(value: string, after: string): string[] {
  const number = Number(value.replaceAll(',', ''))
  const rest = after.replace(/^[\s\u00a0-]/, '').replace(/^(个|a |an )/, '')
  const size = /^(?:([bkmgt])(?:i?b)?|bytes?|字节|兆|吉)(?![a-z])/i.exec(rest)
  const unit = size?.[1] ?? { 兆: 'm', 吉: 'g' }[size?.[0] ?? ''] ?? 'b'
  const time = TIMES.find(([name]) => name.test(rest) && !/^[a-z]/i.test(rest.replace(name, '')))
  return [
    Number.isNaN(number) ? value : `${number}`,
    ...(size ? [`${number * (SIZES[unit.toLowerCase()] ?? 1)} B`] : []),
    ...(time ? [`${number * time[1]} ms`] : []),
    ...(/^(%|percent|％)/.test(rest) ? [`${number} %`] : []),
  ]
}

const WORDS =
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
  seventeen eighteen nineteen`.split(/\s+/)
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const OTHERS: Record<string, number> = {
  both: 2,
  twice: 2,
  pair: 2,
  half: 0.5,
  quarter: 0.25,
  dozen: 12,
}
const ENGLISH: Record<string, number> = {
  ...OTHERS,
  ...Object.fromEntries(WORDS.map((word, value) => [word, value])),
  ...Object.fromEntries(TENS.map((word, at) => [word, 20 + 10 * at])),
  hundred: 100,
  thousand: 1000,
}
const CHINESE: Record<string, number> = {
  ...Object.fromEntries([...'零一二三四五六七八九'].map((digit, value) => [digit, value])),
  两: 2,
  俩: 2,
  双: 2,
  半: 0.5,
}
const CHINESE_UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000, 万: 10_000 }

/** Words with a number in them that count nothing. */
const NO_NUMBERS = /十分(?!钟)|千万(?!个)|万一|四周|四处|三番两次/g

function inWords(text: string): string[] {
  const english = [...text.matchAll(/[a-z]+(?:[ -][a-z]+)*/gi)].flatMap(({ 0: run, index }) =>
    runsOf(run.toLowerCase().split(/[ -]/)).flatMap(({ value, rest }) =>
      keysOf(`${value}`, rest || text.slice(index + run.length, index + run.length + 16)),
    ),
  )
  const plain = text.replace(NO_NUMBERS, (found) => ' '.repeat(found.length))
  const chinese = [...plain.matchAll(/[零一二三四五六七八九两俩双半十百千万]+/g)].flatMap(
    ({ 0: run, index }) =>
      keysOf(`${chineseNumber(run)}`, text.slice(index + run.length, index + run.length + 16)),
  )
  return [...english, ...chinese]
}

/** The numbers in a row of words: `two hundred`, `twenty five`, each with the words after it. */
function runsOf(words: string[]): { value: number; rest: string }[] {
  const found: { value: number; rest: string }[] = []
  for (let at = 0; at < words.length; at++) {
    if (!Object.hasOwn(ENGLISH, words[at] ?? '')) continue
    let value = ENGLISH[words[at] ?? ''] ?? 0
    let next = at + 1
    for (; Object.hasOwn(ENGLISH, words[next] ?? ''); next++) {
      const more = ENGLISH[words[next] ?? ''] ?? 0
      if (more < 100 && value % 10 !== 0) break
      value = more >= 100 ? value * more : value + more
    }
    found.push({ value, rest: words.slice(next, next + 3).join(' ') })
    at = next - 1
  }
  return found
}

function chineseNumber(run: string): number {
  let total = 0
  let digit: number | undefined
  for (const sign of run) {
    const unit = CHINESE_UNITS[sign]
    if (unit === undefined) digit = CHINESE[sign]
    else {
      total += (digit ?? 1) * unit
      digit = undefined
    }
  }
  return total + (digit ?? 0)
}
