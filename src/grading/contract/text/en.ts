import { literalOf, type TextMatch, type TextWords } from './text.ts'

/** Such as: contains "hello". */
function expected({ contains, matches, equals, lacks }: TextMatch): string {
  const literal = matches === undefined ? undefined : literalOf(matches)
  return [
    contains !== undefined && `contains "${contains}"`,
    matches !== undefined && (literal === undefined ? `matches /${matches}/` : `is exactly "${literal}"`),
    equals !== undefined && `is "${equals.trimEnd()}"`,
    lacks !== undefined && `does not contain "${lacks}"`,
  ]
    .filter(Boolean)
    .join(' and ')
}

export default {
  expected,
  options: {
    contains: 'text that must be in it',
    matches: 'pattern (RE2) that must be found in it; (?i) ignores case, (?m) makes ^ and $ match at lines',
    equals: 'the whole text; white space at its end does not count',
    lacks: 'text that must not be in it',
  },
} satisfies TextWords
