import { FALLBACK, inLanguage, LANGUAGES, type Language, type Text } from '../../../languages/list.ts'
import { type Brief, briefFile, hasOpenFence } from '../brief.ts'
import { commandsOf, dockerWords, quotedCommands } from '../command-lines.ts'
import { CHANGING } from '../known-commands.ts'
import type { Literal } from '../literals.ts'
import { mentions } from '../mentions.ts'
import { squeezed } from '../plain-text.ts'
import { inLab, type LabScope, labRule } from '../rule.ts'
import { textsOf } from '../shown-texts.ts'
import { commandProblem } from './briefs.ts'

/** What the texts of a lab have to say to students, in each language. */
export const textRules = [
  labRule('brief-drift', 'error', function* (scope, say) {
    yield* drift(scope, (kind) => kind !== 'text', say)
  }),

  labRule('brief-silent', 'warning', function* (scope, say) {
    yield* drift(scope, (kind) => kind === 'text', say)
  }),

  labRule('translation-missing', 'warning', function* (scope, say) {
    const { briefs, languages } = scope
    const others = LANGUAGES.filter((language) => language !== FALLBACK && languages.has(language))
    for (const language of others)
      if (briefs.length > 0 && !briefs.some((brief) => brief.language === language))
        yield { place: { file: briefFile(language) }, ...say(briefFile(language)) }
    for (const { text, path } of textsOf(scope.lab))
      if (others.some((language) => lacks(text, language)))
        yield { place: inLab(path), ...say(inLanguage(text, FALLBACK)) }
  }),

  labRule('headings-differ', 'warning', function* ({ briefs }, say) {
    if (briefs.some(hasOpenFence)) return
    const [first, ...others] = briefs
    if (!first) return
    for (const other of others) {
      const at = firstDifference(first.headings, other.headings)
      if (at === undefined) continue
      const place = { file: other.file, offset: other.headings[at]?.offset ?? other.source.length }
      yield { place, ...say(first.headings[at]?.text, other.headings[at]?.text, first.file) }
    }
  }),

  labRule('hint-gives-away', 'warning', function* (scope, say) {
    const solving = solutionLines(scope)
    for (const [index, { hints }] of scope.lab.checks.entries())
      for (const [level, hint] of hints.slice(0, -1).entries())
        for (const command of quotedIn(hint).filter(changes))
          if (solving.has(squeezed(command)) || saysAll(command, scope.literals[index] ?? []))
            yield { place: inLab(['checks', index, 'hints', level]), ...say(command, level + 1) }
  }),

  labRule('unknown-command-in-hint', 'error', function* (scope, say) {
    for (const { text, path } of textsOf(scope.lab))
      for (const quoted of quotedIn(text))
        for (const { words } of commandsOf(quoted, 0)) {
          const problem = commandProblem(words, scope.commands)
          if (problem) yield { place: inLab(path), ...say(problem.shown, problem.meant) }
        }
  }),
]

/** Where the levels of headings begin to differ. */
function firstDifference(one: Brief['headings'], other: Brief['headings']): number | undefined {
  const most = Math.max(one.length, other.length)
  const at = Array.from({ length: most }, (_, index) => index)
  return at.find((index) => one[index]?.depth !== other[index]?.depth)
}

/** The commands that a text shows, in every language. */
function quotedIn(text: Text): string[] {
  return [...new Set(LANGUAGES.flatMap((language) => quotedCommands(inLanguage(text, language))))]
}

type Say = (value: string, files: string[]) => { message: string; remedy: string }

/** What checks assert and a brief does not say: each word once, where the first check asserts it. */
function* drift({ literals, briefs }: LabScope, isMeant: (kind: Literal['kind']) => boolean, say: Say) {
  const seen = new Set<string>()
  for (const literal of literals.flat().filter(({ kind }) => isMeant(kind))) {
    const word = `${literal.kind} ${literal.value}`
    if (seen.has(word)) continue
    seen.add(word)
    const silent = briefs.filter(({ text }) => !mentions(text, literal)).map(({ file }) => file)
    if (silent.length > 0) yield { place: inLab(literal.path), ...say(literal.value, silent) }
  }
}

const CHINESE = /\p{Script=Han}/u

/** A name alone (`nginx`) is the same in every language; words are not. */
function lacks(text: Text, language: Language): boolean {
  if (typeof text !== 'string') return text[language] === undefined
  return CHINESE.test(text) || /[a-z]{2,}\s+[a-z]{2,}/i.test(text)
}

function solutionLines({ cases = [] }: LabScope): Set<string> {
  const solutions = cases.filter(({ kind }) => kind === 'solution')
  return new Set(solutions.flatMap(({ run }) => run.split('\n').map(squeezed)))
}

function saysAll(command: string, literals: Literal[]): boolean {
  return literals.length > 1 && literals.every((literal) => mentions(command, literal))
}

/** Whether a command can solve anything: it does not only look. */
function changes(line: string): boolean {
  return commandsOf(line, 0).some(
    ({ words }) =>
      words[0] === 'docker' &&
      dockerWords(words)
        .slice(0, 2)
        .some((word) => CHANGING.has(word)),
  )
}
