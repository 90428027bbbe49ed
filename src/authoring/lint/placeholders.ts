import type { LabWords } from './lab-words.ts'
import { HAN, halfWidth, literally } from './plain-text.ts'

/** Words to replace: `NAME`, `名字`, an ellipsis. */
const PLACEHOLDER =
  /[\p{Script=Han}\uff08\uff09\u3001]+|…|\.\.\.|<[^>]*>|(?<![\w./-])[A-Z][A-Z0-9]*(?:[-_][A-Z0-9]+)*(?![\w.])/gu

/** Whether nothing in a text is what a student types. */
export function isAllPlaceholder(text: string, words: LabWords): boolean {
  return !/[\p{L}\p{N}]/u.test(text.replace(PLACEHOLDER, (found) => (words.has(found) ? found : ' ')))
}

/** Whether one is the other with the words to replace in the words of its own language. */
export function sameButPlaceholders(one: string, other: string, words: LabWords): boolean {
  return matchesPlaceholders(one, other, words) || matchesPlaceholders(other, one, words)
}

function matchesPlaceholders(template: string, text: string, words: LabWords): boolean {
  const plain = halfWidth(template)
  if (plain.search(PLACEHOLDER) < 0 || isAllPlaceholder(plain, words)) return false
  let pattern = ''
  let from = 0
  for (const { 0: found, index } of plain.matchAll(PLACEHOLDER)) {
    if (!HAN.test(found) && words.has(found)) continue
    const isPath = plain[index - 1] === '/'
    pattern += `${literally(plain.slice(from, index))}${isPath ? '[^\\s"\':]+' : '[^\\s"\'/:]+'}`
    from = index + found.length
  }
  return new RegExp(`^${pattern}${literally(plain.slice(from))}$`, 'u').test(halfWidth(text))
}
