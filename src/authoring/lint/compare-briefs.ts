import { amountsIn, swappedNumber } from './amounts.ts'
import type { Block, Brief, Fence } from './brief.ts'
import { isShell } from './command-lines.ts'
import type { LabWords } from './lab-words.ts'
import { holds } from './mentions.ts'
import { oncePer } from './once.ts'
import { isAllPlaceholder, sameButPlaceholders } from './placeholders.ts'
import { HAN, halfWidth, squeezed } from './plain-text.ts'

/** What one brief says and its translation does not. */
export interface Difference {
  brief: Brief
  offset: number
  said: string
  /** The one that does not say it. */
  other: Brief
}

/**
 * Where two briefs of a lab disagree: code, numbers and names that one of them has and the other has not, as a whole or
 * in the same place. Words to replace (`NAME`, `名字`) are in the words of each language.
 */
export function differencesOf(one: Brief, other: Brief, words: LabWords): Difference[] {
  const both = [
    [one, other],
    [other, one],
  ] as const
  const found = both.flatMap(([brief, second]) => [
    ...strangeSpans(brief, second, words),
    ...strangeLines(brief, second, words),
    ...strangeNumbers(brief, second),
  ])
  return found.length > 0 ? found : [...movedNames(one, other, words), ...otherCounts(one, other)]
}

function strangeSpans(brief: Brief, other: Brief, words: LabWords): Difference[] {
  const source = halfWidth(other.source)
  const others = [
    ...new Set([...other.spans.map(({ text }) => text), ...linesOf(other).map(({ line }) => line)]),
  ]
  const seen = new Set<string>()
  return brief.spans.flatMap(({ text, offset }) => {
    const said = squeezed(halfWidth(text))
    if (seen.has(said) || isAllPlaceholder(said, words) || isCommandName(said)) return []
    seen.add(said)
    if (holds(source, said, EDGES) || others.some((one) => sameButPlaceholders(said, squeezed(one), words)))
      return []
    return [{ brief, offset, said, other }]
  })
}

/** `docker pull` alone says nothing that a student types. */
const isCommandName = (text: string) => /^docker [a-z]+$/.test(text)

/** What must not come before and after code for it to be that code, and no part of a longer word. */
const EDGES = { before: '[\\w]', after: '[\\w]' }

/** Commands and other lines of code blocks, without their comments. */
function strangeLines(brief: Brief, other: Brief, words: LabWords): Difference[] {
  const others = linesOf(other)
  const isSaid = ({ line, isCommand }: Line) =>
    others.some(
      (one) =>
        one.line === line ||
        sameButPlaceholders(line, one.line, words) ||
        (!isCommand && !one.isCommand && haveSameNames(line, one.line)),
    )
  return linesOf(brief)
    .filter((line) => !isSaid(line))
    .map(({ line, offset }) => ({ brief, offset, said: line, other }))
}

interface Line {
  line: string
  offset: number
  isCommand: boolean
}

/** A picture is drawn in the words of each language. */
const isPicture = ({ text, language }: Fence) => !isShell(language) && /[\u2500-\u257f]/.test(text)

const linesOf = oncePer(({ fences }: Brief): Line[] =>
  fences
    .filter((fence) => !isPicture(fence))
    .flatMap(({ text, textOffset, language }: Fence) => {
      let start = textOffset
      return text.split('\n').flatMap((whole) => {
        const offset = start
        start += whole.length + 1
        const line = squeezed(
          halfWidth(whole)
            .replace(/(^|\s)(#|\/\/).*$/, '')
            .replace(/^\s*[$>] /, ''),
        )
        return !/[\p{L}\p{N}]/u.test(line) ? [] : [{ line, offset, isCommand: isShell(language) }]
      })
    }),
)

const numbersOf = oncePer(
  ({ blocks, text }: Brief) => amountsIn([...blocks.map(({ prose }) => prose), text].join('\n')).keys,
)

function strangeNumbers(brief: Brief, other: Brief): Difference[] {
  const others = numbersOf(other)
  const seen = new Set<string>()
  return brief.blocks.flatMap(({ prose, offset, end }) =>
    amountsIn(prose).digits.flatMap(({ value, keys }) => {
      if (value === '1' || seen.has(value) || keys.some((key) => others.has(key))) return []
      seen.add(value)
      const at = halfWidth(brief.source.slice(offset, end)).indexOf(value)
      return [{ brief, offset: offset + Math.max(at, 0), said: value, other }]
    }),
  )
}

/** Names that one brief has more often, where a part of it has a name that the same part of the other lacks. */
function movedNames(one: Brief, other: Brief, words: LabWords): Difference[] {
  const [parts, others] = partsOf(one, other)
  const counts = [one, other].map((brief) => countsOf(brief.spans.map(({ text }) => nameOf(text))))
  const differs = (text: string) => counts[0]?.get(nameOf(text)) !== counts[1]?.get(nameOf(text))
  return parts.flatMap((part, index) => {
    const second = others[index]
    if (!second) return []
    const sides = [
      { brief: one, here: spansIn(one, part), there: spansIn(other, second), rest: other },
      { brief: other, here: spansIn(other, second), there: spansIn(one, part), rest: one },
    ]
    return sides
      .flatMap(({ brief, here, there, rest }) =>
        here
          .filter(
            ({ text }) =>
              words.has(text) && differs(text) && !there.some((span) => nameOf(span.text) === nameOf(text)),
          )
          .filter(
            ({ text }) =>
              !halfWidth(rest.source.slice(...rangeOf(rest === one ? part : second))).includes(text),
          )
          .map(({ text, offset }) => ({ brief, offset, said: text, other: rest })),
      )
      .slice(0, 1)
  })
}

/** Without what Docker adds. */
const nameOf = (text: string) => text.replace(/:latest$/, '').replace(/^(docker\.io\/)?library\//, '')

/** `three containers` and `四个容器`, in the same place. */
function otherCounts(one: Brief, other: Brief): Difference[] {
  if (one.blocks.length !== other.blocks.length) return []
  return one.blocks.flatMap(({ prose }, index) => {
    const second = other.blocks[index]
    const said = second && swappedNumber(prose, second.prose)
    return said === undefined ? [] : [{ brief: other, offset: second?.offset ?? 0, said, other: one }]
  })
}

type Part = Pick<Block, 'offset' | 'end'>
const rangeOf = ({ offset, end }: Part): [number, number] => [offset, end]
const spansIn = ({ spans }: Brief, { offset, end }: Part) =>
  spans.filter((span) => span.offset >= offset && span.offset < end)

/** The same parts of two briefs: each block, where both have as many of the same kinds, or else each section. */
function partsOf(one: Brief, other: Brief): [Part[], Part[]] {
  const kinds = ({ blocks }: Brief) => blocks.map(({ kind }) => kind).join()
  if (kinds(one) === kinds(other)) return [one.blocks, other.blocks]
  const sections = ({ headings, source }: Brief) =>
    headings.map(({ offset }, at) => ({ offset, end: headings[at + 1]?.offset ?? source.length }))
  return [sections(one), sections(other)]
}

function countsOf(texts: string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return counts
}

/** Whether two lines that are no commands say the same, as far as that is in names and numbers. */
function haveSameNames(one: string, other: string): boolean {
  const names = (line: string) =>
    [...line.matchAll(/[\w./:@-]*[\d./:@_=-][\w./:@=-]*/g)].map(String).sort().join(' ')
  const isProse = (line: string) => HAN.test(line) || /^[A-Za-z ,.'"!?-]+$/.test(line)
  return isProse(one) && isProse(other) && HAN.test(one + other) && names(one) === names(other)
}
