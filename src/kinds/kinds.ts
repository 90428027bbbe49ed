import type { AnyCheckKind, Cause, CauseWords, KindWords } from '../grading/contract/kind.ts'
import { type ServiceWords, spoken } from '../grading/contract/service/service.ts'
import { forServices, partWith } from '../grading/for-services.ts'
import type { Kinds } from '../grading/grade.ts'
import type { ProblemWords } from '../grading/problems/problems.ts'
import type { SpokenKind, Words } from '../grading/tell.ts'
import type { Language } from '../languages/list.ts'
import { catalogue } from './catalogue.ts'

/** The names of all check kinds, in the order of the alphabet. */
export const kindNames: readonly string[] = Object.keys(catalogue)

/** The check kinds and their words, for code that reads labs, grades them or explains the results. */
export const kinds: Kinds & { keys: readonly string[] } = {
  keys: kindNames,
  load: loadKind,
  words: loadWords,
}

/** A name that is not in {@link kindNames} is a bug: the loader of labs has checked it. */
export async function loadKind(name: string): Promise<AnyCheckKind> {
  const load = catalogue[name]
  if (!load) throw new Error(`no check kind ${name}`)
  return forServices((await load()).default)
}

/** Every check kind by its name, in the order of the alphabet. */
export async function everyKind(): Promise<Record<string, AnyCheckKind>> {
  return Object.fromEntries(
    await Promise.all(kindNames.map(async (name) => [name, await loadKind(name)] as const)),
  )
}

// biome-ignore lint/suspicious/noExplicitAny: the words of a check kind of any types.
export type AnyWords = KindWords<any> & { refusals?: Record<string, string> }
// biome-ignore lint/suspicious/noExplicitAny: the words of a cause, whatever facts it needs.
type AnyCauseWords = CauseWords<any, any, string>

/** What a check kind says of itself, without what it says for causes. */
export async function ownWords(name: string, language: Language): Promise<AnyWords> {
  return (await import(`../../graders/${name}/${language}.ts`)).default
}

/** What is said of a cause that several check kinds share. */
export async function causeWords(name: Cause['name'], language: Language): Promise<AnyCauseWords> {
  return (await import(`../grading/contract/${name}/${language}.ts`)).default
}

async function serviceWords(language: Language): Promise<ServiceWords> {
  return (await import(`../grading/contract/service/${language}.ts`)).default
}

export async function problemWords(language: Language): Promise<ProblemWords> {
  return (await import(`../grading/problems/${language}.ts`)).default
}

/** All words that telling the checks of these kinds takes. */
async function loadWords(names: Iterable<string>, language: Language): Promise<Words> {
  const speaking = [...names].map(async (name) => [name, await spokenKind(name, language)] as const)
  const [spoken, problems] = await Promise.all([Promise.all(speaking), problemWords(language)])
  return { language, kinds: new Map(spoken), problems }
}

/** A check kind's words in one language, with those of the causes whose codes it gives. */
export async function spokenKind(name: string, language: Language): Promise<SpokenKind> {
  const [kind, own, services] = await Promise.all([
    loadKind(name),
    ownWords(name, language),
    serviceWords(language),
  ])
  const { causes = [] } = kind
  const shared = await Promise.all(causes.map((cause) => causeWords(cause.name, language)))
  const causeOf = (code: string) =>
    Object.hasOwn(own.codes, code) ? undefined : shared.find(({ codes }) => Object.hasOwn(codes, code))
  const about = (code: string, want: unknown, facts: unknown) =>
    spoken(partWith(kind, code, want, facts), services)
  return {
    expected: (want) => own.expected(spoken(want, services)),
    actual(allFacts, allOf, code) {
      const { want, facts } = about(code, allOf, allFacts)
      return (causeOf(code)?.actual ?? own.actual)(facts, want)
    },
    say(code, allOf, allFacts) {
      const { want, facts } = about(code, allOf, allFacts)
      const said = Object.hasOwn(own.codes, code) ? own.codes[code] : causeOf(code)?.codes[code]
      if (!said) throw new Error(`the check kind ${name} has no words for ${code}`)
      const { message, next } = said
      return {
        message: typeof message === 'string' ? message : message(want, facts),
        next: typeof next === 'string' ? next : next(want, facts),
      }
    },
  }
}
