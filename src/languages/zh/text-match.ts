import type { TextMatch } from '../../grading/contract/text/text.ts'

/** 例如：`包含「hello」`。 */
export function textMatchWords({ contains, matches, equals }: TextMatch): string {
  return [
    contains !== undefined && `包含「${contains}」`,
    matches !== undefined && `符合正则 /${matches}/`,
    equals !== undefined && `正好是「${equals.trimEnd()}」`,
  ]
    .filter(Boolean)
    .join('，并且')
}

/** What the schema says of the keys. */
export const textMatchOptions = {
  contains: '里面要有的文字',
  matches: '里面要能找到的正则表达式（RE2）；(?i) 忽略大小写，(?m) 让 ^ 和 $ 表示每一行的头尾',
  equals: '完整的文字；末尾的空白不算',
} satisfies Record<keyof TextMatch, string>

/** The same, for an option in which they stand: `body.contains`. */
export function textMatchOptionsOf(option: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(textMatchOptions).map(([key, words]) => [`${option}.${key}`, words]),
  )
}
