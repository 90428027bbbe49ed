import type * as z from 'zod'
import type { Container, ContainerSummary, Docker } from '../../docker/docker.ts'
import { diagnoseContainer } from './container-diagnoses.ts'
import type { containerTexts } from './container-texts.ts'

export { CouldNotLook } from '../../docker/could-not-look.ts'
export { familiar } from '../../docker/reference.ts'
export { diagnoseContainer, nearestName } from './container-diagnoses.ts'
export {
  IMAGE_CODES,
  imageDiagnoses,
  imageShown,
  type MadeFacts,
  namesake,
  originsOf,
} from './image-diagnoses.ts'
export { isMadeFrom, isRetagged, likeness, repositoryOf } from './image-name.ts'

/**
 * The contract of a check kind. A file in `graders/` default-exports one; its file name is its key in YAML.
 *
 * Looking and judging are apart: `observe` asks the engine for plain facts, `judge` decides from them alone.
 * So `judge` is tested with literals, the runner can look again, and facts can be kept and judged elsewhere.
 */
export interface Grader<Want, Facts, Code extends string = string, Shown = Facts> {
  /** What the check proves, in one line: the catalogue's heading. */
  summary: string
  /**
   * What stands under the key in YAML. It gives the types, the validation, the editor's schema and the docs.
   * A function, because building schemas takes time that a `check` of a lab that was validated before need not spend.
   */
  schema(): z.ZodType<Want>
  /** A valid `Want` as an author would write it: shown in the catalogue. */
  example: unknown
  /** Asks the engine. What it throws is our failure to look, never the student's mistake. */
  observe(want: Want, docker: Docker): Promise<Facts>
  /** Pure and synchronous. */
  judge(want: Want, facts: Facts): 'pass' | Code | SharedCode
  /** What should be there, and what is. Both appear in every failure. */
  expected(want: Want): string
  actual(facts: Shown, want: Want): string
  /** Every way in which this check is failed, but for those that all checks of containers share. */
  diagnoses: Record<Code, Diagnosis<NoInfer<Want>, NoInfer<Shown>>>
  /** How old what is asked is, in ms: `within` looks again only while that is younger. */
  ageMs?(facts: Facts): number | undefined
}

/** A grader whose types the runner does not know. Its schema vouches for `want`, its `observe` for the facts. */
export type AnyGrader = Grader<unknown, unknown>

export type AnyTranslation = Pick<AnyGrader, 'summary' | 'expected' | 'actual'> & {
  options: Record<string, string>
  diagnoses: Record<string, TranslatedDiagnosis<unknown, unknown>>
}

/** The words of a grader in another language. What is missing does not compile. */
export type Translation<G> =
  G extends Grader<infer Want, infer _Facts, infer Code, infer Shown>
    ? Pick<Grader<Want, Shown, Code>, 'summary' | 'expected' | 'actual'> & {
        /** What the schema says of each option; of one inside another by its path, such as `body.contains`. */
        options: Record<OptionOf<Want>, string> & Record<string, string>
        diagnoses: Record<Code, TranslatedDiagnosis<Want, Shown>>
      }
    : never

type OptionOf<Want> = Want extends unknown ? keyof Want & string : never

export type TranslatedDiagnosis<Want, Facts> = Pick<Diagnosis<Want, Facts>, 'title' | 'message' | 'next'> & {
  page: Omit<Page, 'see'>
}

/** One way to go wrong: what a failure says, and the page that `docker-lab explain CODE` shows. */
export interface Diagnosis<Want, Facts> {
  /** A heading, without a full stop. */
  title: string
  /** What was seen decides nothing: the check counts as one that we could not look at, and costs no points. */
  undecided?: true
  /** Ids in the project's catalogue of beginners' mistakes that it covers. */
  catalogue?: string[]
  /** Why this state is not what was asked, for this student's own names and numbers. Claim only what was seen. */
  message(want: Want, facts: Facts): string
  /** What to try or think about next, without giving the answer away. */
  next(want: Want, facts: Facts): string
  /** The page: what happened, in general; docker commands that show it; why Docker works that way. */
  page: Page
}

export interface Page {
  what: string
  /** Commands a student can type, with upper-case words to replace: the same in every language. */
  see: string[]
  why: string
}

/** What a container grader knows: the container, or what stands where it should be. */
export interface ContainerFacts {
  /** The name that was looked for. */
  wanted: string
  container: Container | undefined
  /** Only when the container is missing or does not run: the newest containers, to explain, never to judge. */
  others: ContainerSummary[]
  /** Only when the container has ended: the last line that it printed, or ''. */
  lastLine: string
}

/** Facts about a container that is there, with whatever else the grader observed. */
export type Present<Facts> = Omit<Facts, 'container'> & { container: Container }

export type SharedCode = keyof typeof containerTexts.diagnoses

/** Defines a check kind about anything. Most are about one container: see {@link defineContainerGrader}. */
export function defineGrader<Want, Facts, const Code extends string>(
  grader: Grader<Want, Facts, Code>,
): Grader<Want, Facts, Code> {
  return grader
}

/** A check kind about one container, which must be there (`exist`) or up and settled (`run`) first. */
export interface ContainerGrader<Want extends { container: string }, Extra, Code extends string>
  extends Pick<Grader<Want, ContainerFacts & Extra, Code>, 'summary' | 'schema' | 'example' | 'expected'> {
  must: 'exist' | 'run'
  /** What else to ask, once the container is as it must be. */
  observe?(want: Want, docker: Docker, container: Container): Promise<Extra>
  judge(want: Want, facts: Present<ContainerFacts & Extra>): 'pass' | Code | SharedCode
  actual(facts: Present<ContainerFacts & Extra>, want: Want): string
  diagnoses: Record<Code, Diagnosis<NoInfer<Want>, Present<ContainerFacts & NoInfer<Extra>>>>
}

/**
 * Defines a check kind about one container. A container that is missing, or that does not run though it must,
 * is diagnosed here for all of them; the grader judges only a container that is as it must be.
 */
export function defineContainerGrader<
  Want extends { container: string },
  const Code extends string,
  Extra = unknown,
>(
  grader: ContainerGrader<Want, Extra, Code>,
): Grader<Want, ContainerFacts & Extra, Code, Present<ContainerFacts & Extra>> {
  type Facts = ContainerFacts & Extra
  const { must, observe, judge, ...rest } = grader
  return {
    ...rest,
    async observe(want, docker) {
      const facts = await observeContainer(want.container, docker, must)
      if (diagnoseContainer(facts, must) || !facts.container) return facts as Facts
      return { ...facts, ...(await observe?.(want, docker, facts.container)) } as Facts
    },
    judge: (want, facts) => diagnoseContainer(facts, must) ?? judge(want, facts as Present<Facts>),
    ageMs: ({ container }) => (container?.state.status === 'running' ? container.ageMs : undefined),
  }
}

/** Looks at a container and, only when something is wrong with it, at what else is there. */
export async function observeContainer(
  name: string,
  docker: Docker,
  must: 'exist' | 'run',
): Promise<ContainerFacts> {
  const container = must === 'run' ? await docker.settledContainer(name) : await docker.container(name)
  if (container && (must === 'exist' || container.state.status === 'running')) {
    return { wanted: name, container, others: [], lastLine: '' }
  }
  const [others, logs] = await Promise.all([
    docker.containers(),
    container?.state.startedAt ? docker.logs(name) : undefined,
  ])
  return { wanted: name, container, others, lastLine: logs?.text.trimEnd().split('\n').at(-1) ?? '' }
}
