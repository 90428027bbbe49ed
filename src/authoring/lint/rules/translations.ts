import { inLanguage, type Language, type Text } from '../../../languages/list.ts'
import { amountsIn, swappedNumber } from '../amounts.ts'
import { type Brief, hasOpenFence } from '../brief.ts'
import { differencesOf } from '../compare-briefs.ts'
import { type LabWords, labWords } from '../lab-words.ts'
import { HAN, halfWidth } from '../plain-text.ts'
import { inLab, labRule } from '../rule.ts'
import { textsOf } from '../shown-texts.ts'

/** Whether the languages of a lab say the same. */
export const translationRules = [
  labRule('translations-differ', 'warning', function* (scope, say) {
    const words = labWords(scope)
    const briefs = scope.briefs.filter((brief) => !isForeign(brief))
    const [first, ...others] = briefs
    if (first && !briefs.some(hasOpenFence))
      for (const other of others)
        for (const { brief, offset, said, other: silent } of differencesOf(first, other, words))
          yield { place: { file: brief.file, offset }, ...say(said, silent.file) }
    for (const { text, path } of textsOf(scope.lab))
      for (const said of differencesIn(text, words)) yield { place: inLab(path), ...say(said, undefined) }
  }),

  labRule('wrong-language', 'warning', function* ({ lab, briefs }, say) {
    for (const brief of briefs) {
      const foreign = brief.blocks.find((block) =>
        isInOther(block.prose, brief.language, block.kind === 'heading'),
      )
      if (foreign) yield { place: { file: brief.file, offset: foreign.offset }, ...say(brief.language) }
    }
    for (const { text, path } of textsOf(lab)) {
      if (typeof text === 'string') continue
      for (const language of Object.keys(text) as Language[])
        if (isInOther(text[language] ?? '', language, true) || isCopied(text, language)) {
          yield { place: inLab([...path, language]), ...say(language) }
          break
        }
    }
  }),
]

/** A brief that is in the other language altogether has nothing to compare. */
const isForeign = ({ blocks, language }: Brief) =>
  blocks.filter(({ prose }) => isInOther(prose, language, false)).length > blocks.length / 3

/** What one language of a title or a hint names, and another does not. */
function differencesIn(text: Text, words: LabWords): string[] {
  if (typeof text === 'string' || text.zh === undefined) return []
  const sides = [text.en, text.zh].map(halfWidth)
  const count = swappedNumber(sides[0] ?? '', sides[1] ?? '')
  if (count !== undefined) return [count]
  return [
    ...missingIn(sides[1] ?? '', sides[0] ?? '', words),
    ...missingIn(sides[0] ?? '', sides[1] ?? '', words),
  ]
}

const TOKEN =
  /(?<![\w./:@-])-{1,2}[a-zA-Z][\w-]*|(?<![\w@-])\/?[A-Za-z0-9_][\w./:@-]*[\w]|(?<![\w./:@-])\d(?![\w./:@-])/g

/** Options, names and numbers of a text that another lacks. */
function missingIn(text: string, other: string, words: LabWords): string[] {
  const tokens = [...text.matchAll(TOKEN)].map(([token]) => token)
  const missing = [...new Set(tokens)].filter((token) => isStrong(token, words) && !other.includes(token))
  if (missing.length === 0) return []
  const amounts = amountsIn(other).keys
  return missing.filter((token) => !amounts.has(token) && !amounts.has(token.replace(/\D+$/, '')))
}

/** Words differ between languages; what a student types does not. */
const isStrong = (token: string, words: LabWords) =>
  token !== '1' &&
  !/^[A-Z][A-Z-]*(:[A-Z][A-Z-]*)*$/.test(token) &&
  (token.startsWith('-') ||
    (/\d/.test(token) && !/^\d+(st|nd|rd|th)$/.test(token)) ||
    (/[^A-Za-z]/.test(token) && words.names.has(token)))

const ENGLISH =
  /\b(the|an?|is|are|to|of|and|or|in|on|your|you|with|for|that|it|this|when|from|how|what|has|be|by|do|need)\b/gi

/** Whether prose is in the other language. Names alone are in none. */
function isInOther(prose: string, language: Language, isShort: boolean): boolean {
  const text = withoutQuotes(prose)
  if (language !== 'zh') return [...text].filter((sign) => HAN.test(sign)).length >= 4
  return text.split('\n').some((line) => !HAN.test(line) && isEnglish(line, isShort))
}

function isEnglish(text: string, isShort: boolean): boolean {
  const words = text.match(/[A-Za-z]{2,}/g)?.length ?? 0
  const english = new Set((text.match(ENGLISH) ?? []).map((word) => word.toLowerCase())).size
  return english >= 2 || (english === 1 && (isShort || words >= 4)) || words >= 8
}

/** A translation that was only copied. */
const isCopied = (text: Exclude<Text, string>, language: Language) =>
  language !== 'en' &&
  text[language] === text.en &&
  (inLanguage(text, 'en').match(/(?<![\w-])[a-z]{2,}(?![\w-])/g)?.length ?? 0) >= 2

const withoutQuotes = (text: string) => text.replace(/"[^"]*"|「[^」]*」|“[^”]*”|`[^`]*`/g, ' ')
