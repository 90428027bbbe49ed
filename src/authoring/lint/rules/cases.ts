import { familiar, parseReference } from '../../../docker/port/reference.ts'
import type { Check } from '../../../lab/lab.ts'
import { nearest } from '../../../lab/nearest.ts'
import { commandsOf, dockerWords } from '../command-lines.ts'
import { inLab, type LabScope, labRule } from '../rule.ts'

/** What the cases of a lab have to cover. */
export const caseRules = [
  labRule('cases-missing', 'warning', function* ({ hasCases }, say) {
    if (!hasCases) yield { place: { file: 'cases.yaml' }, ...say() }
  }),

  labRule('solution-missing', 'error', function* ({ cases }, say) {
    if (cases && !cases.some(({ kind }) => kind === 'solution'))
      yield { place: { file: 'cases.yaml', path: [] }, ...say() }
  }),

  labRule('mistake-missing', 'error', function* (scope, say) {
    const { lab, cases } = scope
    if (!cases) return
    for (const [index, check] of lab.checks.entries())
      if (
        !failsInEmptyEngine(check, scope) &&
        !cases.some(({ expect }) => expect[check.id]?.startsWith('fail '))
      )
        yield { place: inLab(['checks', index, 'id']), ...say(check.id) }
  }),

  labRule('renamed-missing', 'warning', function* ({ lab, cases = [] }, say) {
    const given = cases.filter(({ kind }) => kind === 'solution').flatMap(({ run }) => namesGiven(run))
    for (const [index, { id, grader, want }] of lab.checks.entries()) {
      const { image, name, renamed } = want as Record<string, unknown>
      const asked = grader === 'image' ? name : image
      if (renamed !== false || typeof asked !== 'string' || isOwn(asked, lab)) continue
      if (given.includes(familiar(asked)))
        yield { place: inLab(['checks', index, grader]), ...say(id, asked) }
    }
  }),

  labRule('unknown-diagnosis', 'error', function* ({ lab, cases = [], kindOf }, say) {
    for (const [index, { expect }] of cases.entries())
      for (const check of lab.checks) {
        const [word, code] = (expect[check.id] ?? '').split(' ')
        if (code === undefined) continue
        const outcome = word as 'fail' | 'error'
        const known = kindOf(check).codes[outcome]
        const place = { file: 'cases.yaml', path: [index, 'expect', check.id] }
        if (!known.includes(code))
          yield { place, ...say(outcome, code, check.grader, nearest(code, known), alike(code, known)) }
      }
  }),
]

/** `lab test` always tries what earns nothing: doing nothing. A check that is looked at then, fails. */
function failsInEmptyEngine(check: Check, { lab, kindOf }: LabScope): boolean {
  const passes = kindOf(check).authoring.passesAtOnce?.(check.want, lab.environment) ?? false
  return check.needs.length === 0 && !passes
}

/** The names that a script gives to images with `docker tag`. */
function namesGiven(script: string): string[] {
  const lines = script.split('\n').filter((line) => /\stag\s/.test(line))
  const commands = lines.flatMap((line) => commandsOf(line, 0))
  return commands.flatMap(({ words }) => {
    const [first, second, ...rest] = words[0] === 'docker' ? dockerWords(words) : []
    const target = first === 'tag' ? rest[0] : first === 'image' && second === 'tag' ? rest[1] : undefined
    return target === undefined ? [] : [familiar(target)]
  })
}

/** The student's own, listed in `owns` or in a registry that is named; or what `start` pulls, which a mirror can have. */
const isOwn = (image: string, { owns, environment }: LabScope['lab']) =>
  [...owns.images, ...environment.images].map(familiar).includes(familiar(image)) ||
  parseReference(image)?.registry !== 'docker.io'

const MOST_ALIKE = 4

/** Codes that have a word in common with a guess, the rarest word first. */
function alike(code: string, known: string[]): string[] {
  const wordsOf = (one: string) => one.split('-').filter((word) => word.length > 2)
  const counts = new Map<string, number>()
  for (const word of known.flatMap(wordsOf)) counts.set(word, (counts.get(word) ?? 0) + 1)
  const weight = (one: string) =>
    wordsOf(one)
      .filter((word) => wordsOf(code).includes(word))
      .reduce((sum, word) => sum + 1 / (counts.get(word) ?? 1), 0)
  return known
    .filter((one) => weight(one) > 0)
    .sort((one, other) => weight(other) - weight(one))
    .slice(0, MOST_ALIKE)
}
