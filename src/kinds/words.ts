import { containerTexts } from '../grading/contract/container/en.ts'
import type { AnyGrader, ContainerFacts, Diagnosis } from '../grading/contract/contract.ts'
import type { Language } from '../lab/lab.ts'
import { registry } from './catalogue.ts'

export type AnyDiagnosis = Diagnosis<unknown, unknown>

/** Everything that a grader says, in one language. */
export interface Words {
  summary: string
  expected(want: unknown): string
  actual(facts: unknown, want: unknown, code: string): string
  /** What stands in the place of the schema's own descriptions, by the option's path. */
  options: Record<string, string>
  /** A diagnosis of the grader's own, or one that all checks of containers share. */
  diagnosis(code: string): AnyDiagnosis | undefined
}

/** The words of the check kind `key`. English stands in the grader; other languages are laid over it. */
export async function wordsOf(key: string, grader: AnyGrader, language: Language): Promise<Words> {
  const own = language === 'zh' ? (await registry[key]?.zh())?.default : undefined
  const shared = await sharedWords(language)
  const texts = { ...grader, ...own }
  return {
    summary: texts.summary,
    options: own?.options ?? {},
    expected: (want) => texts.expected(want),
    actual: (facts, want, code) =>
      code in shared.diagnoses ? shared.actual(facts as ContainerFacts) : texts.actual(facts, want),
    diagnosis: (code) => translated(grader.diagnoses, own?.diagnoses, code) ?? shared.diagnoses[code],
  }
}

type Shared = { actual(facts: ContainerFacts): string; diagnoses: Record<string, AnyDiagnosis> }

/** The words for a container that is missing or does not run. */
export async function sharedWords(language: Language): Promise<Shared> {
  const english: Record<string, AnyDiagnosis> = containerTexts.diagnoses as Record<string, AnyDiagnosis>
  if (language === 'en') return { actual: containerTexts.actual, diagnoses: english }
  const { containerTexts: own } = await import('../grading/contract/container/zh.ts')
  const diagnoses: Record<string, AnyDiagnosis> = {}
  for (const code of Object.keys(english))
    diagnoses[code] = translated(english, own.diagnoses, code) as AnyDiagnosis
  return { actual: own.actual, diagnoses }
}

/** The commands of a page are the same in every language, so a translation does not repeat them. */
function translated(
  english: Record<string, AnyDiagnosis>,
  own: Record<string, Partial<AnyDiagnosis> | { page: object }> | undefined,
  code: string,
): AnyDiagnosis | undefined {
  const base = english[code]
  const over = own?.[code]
  return base && { ...base, ...over, page: { ...base.page, ...over?.page } }
}
