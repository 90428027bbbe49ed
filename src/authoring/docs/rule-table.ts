import type { Messages } from '../../languages/en/messages.ts'
import type { Language } from '../../languages/list.ts'
import { wordsIn } from '../../languages/loader.ts'
import { inMarkdown } from './in-markdown.ts'

/** The rules of lint as a table in Markdown. */
export async function ruleTable(words: Messages['docs'], language: Language): Promise<string> {
  const [{ lintRules }, { rules }] = await Promise.all([
    import('../lint/rules.ts'),
    wordsIn('lint', language),
  ])
  const rows = lintRules.map(
    ({ name, severity }) =>
      `| \`${name}\` | ${words.severities[severity]} | ${inMarkdown(rules[name].about)} |`,
  )
  return [`| ${words.rule} | ${words.severity} | ${words.requires} |`, '| --- | --- | --- |', ...rows].join(
    '\n',
  )
}
