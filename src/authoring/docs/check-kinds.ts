import { stringify } from 'yaml'
import type { AnyGrader } from '../../grading/contract/contract.ts'
import { everyGrader } from '../../kinds/every.ts'
import { type Words, wordsOf } from '../../kinds/words.ts'
import type { Language } from '../../lab/lab.ts'
import type { Messages } from '../../languages/en/messages.ts'
import { optionTable } from './option-table.ts'
import { optionsOf } from './options.ts'

/** Every check kind with its options, an example and its diagnoses, from the graders themselves: the parts of a page. */
export async function checkKinds(words: Messages['docs'], language: Language) {
  const graders = Object.entries(await everyGrader())
  const sections = graders.map(async ([name, grader]) =>
    section(name, grader, await wordsOf(name, grader, language), words),
  )
  return {
    kinds: graders.map(([name]) => `[${name}](#${name})`).join(' · '),
    kindSections: (await Promise.all(sections)).join('\n\n'),
  }
}

function section(name: string, grader: AnyGrader, own: Words, words: Messages['docs']): string {
  const codes = Object.keys(grader.diagnoses).map((code) => `- \`${code}\`: ${own.diagnosis(code)?.title}`)
  return `## ${name}

${own.summary}${words.stop}

\`\`\`yaml
${stringify({ [name]: grader.example }).trimEnd()}
\`\`\`

${optionTable(optionsOf(grader.schema()), words, own.options)}

${words.diagnoses}

${codes.join('\n')}`
}
