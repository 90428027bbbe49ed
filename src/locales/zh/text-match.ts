import type { TextMatch } from '../../grading/contract/text-match.ts'

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
