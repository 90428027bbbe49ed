import type * as z from 'zod'
import type { World } from './world.ts'

/**
 * The contract of a check kind. A folder in `graders/` has one: its name is the key in YAML, and
 * `graders/NAME/NAME.ts` default-exports the logic. The words are beside it, in each language: `en.ts` has the
 * sentences that use facts ({@link KindWords}), `en.md` the pages of the codes.
 *
 * Looking and judging are apart: `observe` asks the world for plain facts, `judge` decides from them alone. So `judge`
 * is tested with literals, the runner can wait and look again, and a tape of the answers can be judged elsewhere.
 */
export interface CheckKind<Want, Facts, Code extends string = string, Shown = Facts> {
  /**
   * What comes under the key in YAML, built from {@link field}s. It gives the types, the validation, the editor's
   * schema and the docs. A function, because building schemas takes time that a `check` of a lab that was validated
   * before need not spend.
   */
  schema(): z.ZodType<Want>
  /** A valid `Want` as an author would write it: shown in the catalogue. */
  example: unknown
  /** Asks the world. What it throws is our failure to look, never the student's mistake. */
  observe(want: Want, world: World): Promise<Facts>
  /** `pass`, or the code of what is wrong. Pure and synchronous; also right for facts that went through JSON. */
  judge(want: Want, facts: Facts): string
  /** In how many ms what was seen will have settled, so that it can be judged; undefined when it can be now. */
  pending?(want: NoInfer<Want>, facts: NoInfer<Facts>): number | undefined
  /** How old what was asked is, in ms: `within` looks again only while that is younger. */
  ageMs?(facts: NoInfer<Facts>): number | undefined
  /** Every way to fail that is this kind's own. */
  codes: Record<Code, CodeFacts>
  /** Whose codes it gives besides. */
  causes?: readonly Cause[]
  /** What lint knows of the checks of this kind. */
  authoring?: Authoring<Want>
  /** Only a type: what `judge` leaves to the words to show. */
  shown?: Shown
}

/** What every language has in common for a diagnosis code. */
export interface CodeFacts {
  /** Ids in the catalogue of beginners' mistakes. */
  mistakes?: readonly string[]
  /** Commands that a student can type to see it, with upper-case words to replace. */
  see: readonly string[]
  /** What was seen decides nothing: the check counts as one that we could not look at, and costs no points. */
  undecided?: true
}

/** Diagnoses that several check kinds give, such as why a container does not run: a folder in `contract/`, by its name. */
export interface Cause<Code extends string = string> {
  name: 'container' | 'connection' | 'image'
  codes: Record<Code, CodeFacts>
}

/** What the checks of a kind ask for, for the rules of lint. */
export interface Authoring<Want> {
  /** Together they say which thing a check is about. */
  subject?: readonly (keyof Want & string)[]
  /** Of these a thing has one value, so that two checks about it cannot want different ones. */
  single?: readonly (keyof Want & string)[]
  /** What it asks for, where that can be written in several ways: in one of them, to be compared. */
  means?(want: Want): Record<string, unknown>
  /** Whether it looks into a container that runs, which `container` names. */
  needsRunning?(want: Want): boolean
  /** The names of the containers that have to run for the check to pass. */
  runs?(want: Want): readonly string[]
  /** Which containers it wants on one network and which apart, and which to find each other by name or not. */
  groups?(
    want: Want,
  ): Record<'together' | 'apart' | 'named' | 'nameless', readonly (readonly [string, string])[]>
  /** For checks of a container's own state, with its name as the subject: whether it can run while the check passes. */
  canRun?(want: Want): boolean
  /** A part of the check that can never fail, and why. */
  neverFails?(want: Want): { path: PropertyKey[]; why: NeverFails } | undefined
  /** The key of the student's answer that it is about. */
  answers?(want: Want): string
  /** It compares with what `start` noted, so that it says nothing before. */
  sinceStart?: true
  /** Whether the check passes before the student has done anything. */
  passesAtOnce?(want: Want, prepared: Prepared): boolean
}

/** Why a part of a check can never fail. */
export type NeverFails = 'itself' | 'always-there' | 'any-network'

/** What `start` makes for the student. */
export interface Prepared {
  images: readonly string[]
  containers: readonly { name: string; image: string }[]
  volumes: readonly string[]
  networks: readonly string[]
}

// biome-ignore lint/suspicious/noExplicitAny: a check kind of any types; its schema vouches for them.
export type AnyCheckKind = CheckKind<any, any, string, any>

/** A sentence that uses facts, or one that needs none. */
type Sentence<Want, Shown> = string | ((want: Want, facts: Shown) => string)

/** What is said of a code in a report; the rest of its words is its page, in `en.md`. */
export interface CodeWords<Want, Shown> {
  /** Why this state is not what was asked, for this student's own names and numbers. Claim only what was seen. */
  message: Sentence<Want, Shown>
  /** What to try or think about next, without giving the answer away. */
  next: Sentence<Want, Shown>
}

/** The words of a check kind in one language: `satisfies KindWords<typeof kind>`. What is missing does not compile. */
export type KindWords<Kind> =
  Kind extends CheckKind<infer Want, infer _Facts, infer Code, infer Shown>
    ? {
        /** What the check proves, in one line, without a full stop: the catalogue's heading. */
        summary: string
        /** What an author has to know of each key, by its path: `port`, `body.contains`. */
        options: Record<keyof Want & string, string> & Record<string, string>
        /** What follows `NAME:` where a rule of the schema is broken, by the rule's name. */
        refusals?: Record<string, string>
        /** What should be there, and what is. Both appear in every failure. */
        expected(want: Want): string
        actual(facts: Shown, want: Want): string
        codes: Record<Code, CodeWords<Want, Shown>>
      }
    : never

/** The words of a cause in one language. */
export interface CauseWords<Want, Shown, Code extends string> {
  /** What was seen, instead of the check kind's own words for it. */
  actual?(facts: Shown, want: Want): string
  codes: Record<Code, CodeWords<Want, Shown>>
}

type CodesOf<One> = One extends Cause<infer Code> ? Code : never

/** Defines a check kind about anything. Most are about one container: see {@link defineContainerKind}. */
export function defineKind<
  Want,
  Facts,
  const Code extends string,
  const Causes extends readonly Cause[] = readonly [],
>(
  kind: Omit<CheckKind<Want, Facts, Code>, 'judge' | 'causes'> & {
    causes?: Causes
    judge(want: Want, facts: Facts): 'pass' | NoInfer<Code> | NoInfer<CodesOf<Causes[number]>>
  },
): CheckKind<Want, Facts, Code> {
  return kind
}
