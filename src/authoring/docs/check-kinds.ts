import { stringify } from 'yaml'
import { containerCause } from '../../grading/contract/container/container.ts'
import type { AnyCheckKind } from '../../grading/contract/kind.ts'
import { problemCodes } from '../../grading/problems/codes.ts'
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
    containerCodes: codeList(await titlesOf(ofContainers(codes), undefined, language)),
    problemCodes: codeList(await titlesOf(ofProblems(codes), undefined, language)),
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

${codeList(titles)}`
}

const codeList = (titles: Said['titles']) =>
  titles.map(([code, title]) => `- \`${code}\`: ${title}`).join('\n')

const isProblem = ({ code }: Code) => Object.hasOwn(problemCodes, code)
/** What every check that looks at a container gives as well. */
const ofContainers = (codes: Code[]) => codes.filter((one) => Object.hasOwn(containerCause.codes, one.code))
const ofProblems = (codes: Code[]) => codes.filter(isProblem)

const titlesOf = (codes: Code[], name: string | undefined, language: Language): Promise<Said['titles']> =>
  Promise.all(
    codes.map(async ({ code }) => [
      code,
      (await explainCode({ code, kinds: name === undefined ? [] : [name] }, language)).title,
    ]),
  )
