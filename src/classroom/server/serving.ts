import type { Grading } from '../../grading/grade.ts'
import { faultWords } from '../../kinds/fault-words.ts'
import { allCodes, explainCode } from '../../kinds/pages.ts'
import type { Course } from '../../lab/course.ts'
import { headline, type InputError, tellProblem } from '../../lab/input-error.ts'
import type { Lab } from '../../lab/lab.ts'
import { SAMPLE, type Seed } from '../../lab/varied.ts'
import { inLanguage, LANGUAGES, type Language, type Text } from '../../languages/list.ts'
import type { Gradebook } from '../gradebook/gradebook.ts'
import { gradesOf } from '../grades/grades.ts'
import type { Roster } from '../roster/roster.ts'
import { seedOf } from '../roster/seed.ts'
import { judgeSnapshot } from '../snapshot/judge.ts'
import { type LoadLab, labsForSnapshots } from '../snapshot/labs.ts'
import { readSnapshot } from '../snapshot/read.ts'
import { retellIn } from '../snapshot/retell.ts'
import type { Serving } from './app.ts'
import { openBoard } from './board.ts'
import { openLogins } from './login.ts'
import type { LabView } from './view.ts'

/** A class to serve. */
export interface Classroom {
  roster: Roster
  course: Course
  /** As {@link labsToServe} reads them. */
  labs: readonly Lab[]
  gradebook: Gradebook
  loadLab: LoadLab
  /** What reports say of where they come from, but for the course's title. */
  origin: Grading['origin']
}

/**
 * The labs of a class as they are for nobody in particular, in the order of the roster.
 * @throws InputError where one is wrong
 */
export function labsToServe({
  roster,
  course,
  loadLab,
}: Pick<Classroom, 'roster' | 'course' | 'loadLab'>): Promise<Lab[]> {
  const folders = foldersIn(course)
  return Promise.all(roster.labs.map((slug) => loadLab(folders.get(slug) as string, SAMPLE)))
}

const foldersIn = ({ labs }: Course) => new Map(labs.map(({ slug, folder }) => [slug, folder]))

/** Puts together what the server needs. */
export async function servingOf({
  roster,
  course,
  labs,
  gradebook,
  loadLab,
  origin,
}: Classroom): Promise<Omit<Serving, 'page' | 'isSecure'>> {
  const folders = foldersIn(course)
  const folderOf = (slug: string) => folders.get(slug) as string
  const possible = new Map(labs.map((lab) => [lab.slug, total(lab.checks)]))
  const labsIn = new Map(LANGUAGES.map((language) => [language, labsForSnapshots(loadLab, language)]))
  const codes = new Map((await allCodes()).map((code) => [code.code, code]))

  const originIn = (language: Language): Grading['origin'] => ({
    ...origin,
    course: { ...origin.course, title: course.title ? inLanguage(course.title, language) : null },
  })
  const seedFor = (student: string): Seed | undefined => {
    const seed = seedOf(roster, student)
    return seed === undefined ? undefined : async () => seed
  }

  return {
    roster,
    gradebook,
    board: await openBoard(gradebook, roster, (...asked) => gradesOf(...asked, possible)),
    logins: openLogins(gradebook),
    title: course.title ?? null,
    labs: labs.map(viewOf),
    readSnapshot: (text, language) => readSnapshot({ text }, { language }),
    async judge(snapshot, slugs, student, language) {
      const labFor = labsIn.get(language) ?? labsForSnapshots(loadLab, language)
      const theirs = await Promise.all(
        slugs.map((slug) => labFor(folderOf(slug), snapshot, seedFor(student))),
      )
      return judgeSnapshot(snapshot, theirs, { language, origin: originIn(language) })
    },
    async retell(attempt, language) {
      const retell = retellIn(language, { roster, folderOf: (slug) => folders.get(slug), load: loadLab })
      return (await retell(attempt)).report
    },
    tell: tellInputError,
    async diagnosis(code) {
      const known = codes.get(code)
      if (!known) return undefined
      const titles = LANGUAGES.map(async (language) => [language, (await explainCode(known, language)).title])
      return Object.fromEntries(await Promise.all(titles)) as Text
    },
  }
}

const viewOf = ({ slug, number, title, checks, varied }: Lab): LabView => ({
  slug,
  number: number ?? null,
  title,
  checks:
    Object.keys(varied).length > 0 ? {} : Object.fromEntries(checks.map((check) => [check.id, check.title])),
})

const total = (checks: Lab['checks']) => checks.reduce((sum, { points }) => sum + points, 0)

/** The sentences of an error, one after another. */
async function tellInputError({ problems }: InputError, language: Language): Promise<string> {
  const words = await faultWords(problems, language)
  return problems.map((problem) => headline(tellProblem(problem, words), words)).join(' ')
}
