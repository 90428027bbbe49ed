import { problemCodes } from '../../grading/problems/codes.ts'
import { allCodes, type Code, explainCode } from '../../kinds/pages.ts'
import type { Messages } from '../../languages/en/messages.ts'
import type { Language } from '../../languages/list.ts'

/** The page of every diagnosis code, in the order of the alphabet, as a chapter each. */
export async function diagnosesPage(
  { docs, explain }: Pick<Messages, 'docs' | 'explain'>,
  language: Language,
): Promise<string> {
  const chapters = (await allCodes()).map((code) => chapter(code, docs, explain, language))
  return (await Promise.all(chapters)).join('\n\n')
}

async function chapter(
  code: Code,
  docs: Messages['docs'],
  explain: Messages['explain'],
  language: Language,
): Promise<string> {
  const { title, page, catalogue = [] } = await explainCode(code, language)
  const ofNone = Object.hasOwn(problemCodes, code.code) ? docs.byAll : docs.byContainers
  const from = code.kinds.length > 0 ? docs.by(code.kinds.join(docs.comma)) : ofNone
  const mistakes = catalogue.length > 0 ? [docs.mistakes(catalogue.join(docs.comma))] : []
  return `## ${code.code}

${[`**${title}**${docs.stop}`, from, ...mistakes].join(docs.space)}

${docs.label(explain.what, page.what)}

${docs.label(explain.see, '')}

\`\`\`sh
${page.see.join('\n')}
\`\`\`

${docs.label(explain.why, page.why)}`
}
