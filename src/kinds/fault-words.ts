import type { FaultWords } from '../lab/fault.ts'
import type { Problem } from '../lab/input-error.ts'
import type { Language } from '../languages/list.ts'
import { wordsIn } from '../languages/loader.ts'
import { kindNames, ownWords } from './kinds.ts'

/** All words that telling these problems takes: those of the check kinds whose schemas refused something come along. */
export async function faultWords(problems: readonly Problem[], language: Language): Promise<FaultWords> {
  const named = problems.flatMap(({ fault }) => (fault?.code === 'refused' ? [fault.kind] : []))
  const refusing = kindNames.filter((name) => named.includes(name))
  const [general, ...own] = await Promise.all([
    wordsIn('lab-faults', language),
    ...refusing.map((name) => ownWords(name, language)),
  ])
  const refusals = refusing.map((name, index) => [name, own[index]?.refusals ?? {}] as const)
  return { ...general, refusals: Object.fromEntries(refusals) }
}
