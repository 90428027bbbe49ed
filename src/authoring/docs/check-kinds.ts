import { stringify } from 'yaml'
import type { AnyCheckKind } from '../../grading/contract/kind.ts'
import { everyKind, ownWords } from '../../kinds/kinds.ts'
import { allCodes, type Code, explainCode } from '../../kinds/pages.ts'
import type { Messages } from '../../languages/en/messages.ts'
import type { Language } from '../../languages/list.ts'
import { optionTable } from './option-table.ts'
import { optionsOf } from './options.ts'

type Words = Messages['docs']

/** Every check kind with its options, an example and its codes, from the check kinds themselves: the parts of a page. */
export async function checkKinds(words: Words, language: Language) {
  const [all, codes] = await Promise.all([everyKind(), allCodes()])
  const kinds = Object.entries(all)
  const sections = kinds.map(async ([name, kind]) => {
    const { summary, options } = await ownWords(name, language)
    const given = codes.filter(({ kinds }) => kinds.includes(name))
    return section(name, kind, { summary, options, titles: await titlesOf(given, name, language) }, words)
  })
  return {
    kinds: kinds.map(([name]) => `[${name}](#${name})`).join(' · '),
    kindSections: (await Promise.all(sections)).join('\n\n'),
  }
}

interface Said {
  summary: string
  options: Record<string, string>
  /** By code. */
  titles: [code: string, title: string][]
}

function section(
  name: string,
  { schema, example }: AnyCheckKind,
  { summary, options, titles }: Said,
  words: Words,
): string {
  return `## ${name}

${summary}${words.stop}

\`\`\`yaml
${stringify({ [name]: example }).trimEnd()}
\`\`\`

${optionTable(optionsOf(schema()), words, options)}

${words.codes}

${titles.map(([code, title]) => `- \`${code}\`: ${title}`).join('\n')}`
}

const titlesOf = (codes: Code[], name: string, language: Language): Promise<Said['titles']> =>
  Promise.all(
    codes.map(async ({ code }) => [code, (await explainCode({ code, kinds: [name] }, language)).title]),
  )
