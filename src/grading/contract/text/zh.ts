import { literalOf, type TextMatch, type TextWords } from './text.ts'

/** 例如：包含“hello”。 */
function expected({ contains, matches, equals, lacks }: TextMatch): string {
  const literal = matches === undefined ? undefined : literalOf(matches)
  return [
    contains !== undefined && `包含“${contains}”`,
    matches !== undefined && (literal === undefined ? `匹配正则表达式 /${matches}/` : `等于“${literal}”`),
    equals !== undefined && `等于“${equals.trimEnd()}”`,
    lacks !== undefined && `不包含“${lacks}”`,
  ]
    .filter(Boolean)
    .join('，并且')
}

export default {
  expected,
  options: {
    contains: '必须包含的文字',
    matches: '必须能匹配到的正则表达式（RE2）；(?i) 忽略大小写，(?m) 让 ^ 和 $ 匹配每一行的开头和结尾',
    equals: '完整的文字；末尾的空白不计',
    lacks: '不能包含的文字',
  },
} satisfies TextWords
