import type { Language } from '../../lab/lab.ts'
import type { Messages } from '../../locales/en/messages.ts'

/** The rules of lint as a table in Markdown. */
export async function ruleTable(words: Messages['docs'], language: Language): Promise<string> {
  const [{ lintRules }, { lint }] = await Promise.all([
    import('../lint/rules.ts'),
    language === 'zh' ? import('../../locales/zh/lint.ts') : import('../../locales/en/lint.ts'),
  ])
  const rows = lintRules.map(
    ({ name, severity }) => `| \`${name}\` | ${words.severities[severity]} | ${lint.rules[name].about} |`,
  )
  return [`| ${words.rule} | ${words.severity} | ${words.keeps} |`, '| --- | --- | --- |', ...rows].join('\n')
}
