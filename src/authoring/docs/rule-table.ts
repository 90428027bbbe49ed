import type { Language } from '../../lab/lab.ts'
import type { Messages } from '../../languages/en/messages.ts'

/** The rules of lint as a table in Markdown. */
export async function ruleTable(words: Messages['docs'], language: Language): Promise<string> {
  const [{ lintRules }, { lint }] = await Promise.all([
    import('../lint/rules.ts'),
    language === 'zh' ? import('../../languages/zh/lint.ts') : import('../../languages/en/lint.ts'),
  ])
  const rows = lintRules.map(
    ({ name, severity }) => `| \`${name}\` | ${words.severities[severity]} | ${lint.rules[name].about} |`,
  )
  return [`| ${words.rule} | ${words.severity} | ${words.keeps} |`, '| --- | --- | --- |', ...rows].join('\n')
}
