import type { RuleName } from '../../languages/en/lint.ts'
import type { Severity } from './rule.ts'
import { briefRules } from './rules/briefs.ts'
import { caseRules } from './rules/cases.ts'
import { checkRules } from './rules/checks.ts'
import { courseRules, folderRules } from './rules/folders.ts'
import { nameRules } from './rules/names.ts'
import { strangerRules } from './rules/strangers.ts'
import { textRules } from './rules/texts.ts'
import { translationRules } from './rules/translations.ts'

/** Every rule that looks at what was read, by what it looks at. */
export const rulesOn = {
  lab: [...checkRules, ...nameRules, ...textRules, ...translationRules, ...strangerRules, ...caseRules],
  brief: briefRules,
  folder: folderRules,
  course: courseRules,
}

/**
 * Every rule that a finding can name, in the order of the alphabet. `rules[name].about` of the words of lint says what
 * each requires. `schema` is for what the readers refuse.
 */
export const lintRules: { name: RuleName; severity: Severity }[] = [
  { name: 'schema' as const, severity: 'error' as const },
  ...Object.values(rulesOn)
    .flat()
    .map(({ name, severity }) => ({ name, severity })),
].sort((one, other) => (one.name < other.name ? -1 : 1))
