import { namedBy } from '../../lab/lab-folder.ts'
import { FALLBACK, LANGUAGES, type Language } from '../../languages/list.ts'
import { type FindingWords, findAll, type LintFinding, placed, sorted, toldFindings } from './findings.ts'
import { literalsOf } from './literals.ts'
import type { LabFiles } from './read-lab.ts'
import type { BriefScope, Commands, KindFacts, LabScope } from './rule.ts'
import { rulesOn } from './rules.ts'
import { absenceIn } from './shape.ts'

/** What rules look at besides the files of one lab. */
export interface Shared extends FindingWords {
  commands: Commands
  kinds: ReadonlyMap<string, KindFacts>
  languages: ReadonlySet<Language>
  anchorsOf: BriefScope['anchorsOf']
}

/** All that is wrong with one lab. */
export async function lintLab(files: LabFiles, shared: Shared): Promise<LintFinding[]> {
  const { folder, lab, briefs, problems } = files
  const { words, commands, anchorsOf } = shared
  const { number } = namedBy(folder)
  const found = [
    ...findAll(rulesOn.folder, files, words),
    ...briefs.flatMap((brief) =>
      findAll(rulesOn.brief, { brief, folder, number, commands, anchorsOf }, words),
    ),
    ...(lab ? findAll(rulesOn.lab, scopeOf({ ...files, lab }, shared), words) : []),
  ]
  return sorted([...toldFindings(problems, shared), ...(await placed(folder, found, lab?.varied))])
}

function scopeOf(files: LabFiles & Pick<LabScope, 'lab'>, { kinds, languages, commands }: Shared): LabScope {
  const kindOf: LabScope['kindOf'] = ({ grader }) => kinds.get(grader) as KindFacts
  return {
    ...files,
    literals: files.lab.checks.map((check, index) => literalsOf(check, index, kindOf(check).shape)),
    languages,
    commands,
    kindOf,
    asksForAbsence: (check) => absenceIn(check, kindOf(check).shape) !== undefined,
  }
}

/** A course speaks a language as soon as one of its labs does. */
export function languagesOf(labs: readonly LabFiles[]): Set<Language> {
  const isIn = (language: Language, { lab, briefs }: LabFiles) =>
    briefs.some((brief) => brief.language === language) ||
    (typeof lab?.title === 'object' && lab.title[language] !== undefined)
  return new Set(
    LANGUAGES.filter((language) => language === FALLBACK || labs.some((lab) => isIn(language, lab))),
  )
}
