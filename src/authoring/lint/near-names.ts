import { distance } from 'fastest-levenshtein'
import { EVERY_OPTION } from './docker-options.ts'
import { DOCKER } from './known-commands.ts'
import type { LabWords } from './lab-words.ts'

/** A word that looks like a slip of a name: which name, and where. */
export interface Slip {
  word: string
  offset: number
  meant: string
}

/** What commands and their output are full of. */
const USUAL = new Set(
  `apk app apt bash body box cache cat cp curl data date db default dev echo etc exit file files grep head home host
  html http image images index info kill latest lib lib64 list local localhost log logs ls main mkdir mount mv name
  names node path pid ping port ports ps pull push root rm run server shell size sleep src stop sudo tag tail tee test
  text time tmp top touch true type user username usr var volume volumes web wget wc`.split(/\s+/),
)
const COMMANDS = new Set(
  Object.entries(DOCKER).flatMap(([name, subs]) => [name, ...(Array.isArray(subs) ? subs : [])]),
)
const WORD = /(?<![\w./:@-])(?:\.?\/)?[A-Za-z0-9_][\w./:@-]*[\w]|(?<![\w./:@-])\/\w[\w./:@-]*/g

/** The words of a text that are one or two letters off a name of the lab, and no name of it themselves. */
export function slipsIn(text: string, isCode: boolean, words: LabWords): Slip[] {
  return [...text.matchAll(WORD)].flatMap(({ 0: whole, index }) => {
    if ((!isCode && /^[A-Za-z]{1,4}$/.test(whole)) || isUsual(whole) || words.has(whole)) return []
    const candidates = [{ word: whole, offset: index }, ...partsOf(whole, index)]
    for (const { word, offset } of candidates) {
      if (isUsual(word) || words.has(word) || /^[\d.:]*$/.test(word)) continue
      const meant = [...words.names].find((name) => isSlipOf(word, name, isCode))
      if (meant !== undefined) return [{ word, offset, meant }]
    }
    return []
  })
}

function partsOf(whole: string, index: number): { word: string; offset: number }[] {
  const parts = [...whole.matchAll(/[^/:@=]+/g)]
  return parts.length < 2 ? [] : parts.map((part) => ({ word: part[0], offset: index + part.index }))
}

const isUsual = (word: string) =>
  USUAL.has(word.toLowerCase()) ||
  COMMANDS.has(word) ||
  EVERY_OPTION.has(`--${word}`) ||
  word === 'docker-lab'

function isSlipOf(word: string, name: string, isCode: boolean): boolean {
  if (Math.abs(word.length - name.length) > 2) return false
  const isWord = /^[A-Za-z]+$/.test(word)
  if (isWord && !/^[A-Za-z]+$/.test(name)) return false
  if (word.toUpperCase() === word && /[A-Z]/.test(word) && name.toUpperCase() !== name) return false
  if (isPlural(word, name) || isPlural(name, word)) return false
  if (isWord && !isCode) return name.length >= 5 && (areSwapped(word, name) || isInnerSlip(word, name))
  const slips = distance(word.toLowerCase(), name.toLowerCase())
  return slips <= (name.length < 6 ? 1 : 2) || (name.length >= 3 && areSwapped(word, name))
}

const isPlural = (one: string, other: string) => one === `${other}s` || one === `${other}es`

/** Two neighbouring letters the wrong way round. */
function areSwapped(one: string, other: string): boolean {
  if (one.length !== other.length) return false
  const at = [...one].findIndex((letter, index) => letter !== other[index])
  return (
    at >= 0 &&
    one[at] === other[at + 1] &&
    one[at + 1] === other[at] &&
    one.slice(at + 2) === other.slice(at + 2)
  )
}

/** In a sentence, words differ in their ends for good reasons. */
const isInnerSlip = (one: string, other: string) =>
  distance(one, other) === 1 && one[0] === other[0] && one.slice(-2) === other.slice(-2)
