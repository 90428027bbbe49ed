import { inLanguage, type Language, type Text } from '../../../lab/lab.ts'
import type { Path } from '../../../lab/yaml-file.ts'
import { commandsOf, dockerWords, quotedCommands } from '../command-lines.ts'
import { CHANGING } from '../known-commands.ts'
import type { Literal } from '../literals.ts'
import { mentions } from '../mentions.ts'
import { inLab, type LabScope, labRule } from '../rule.ts'
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
    if (!scope.languages.has('zh')) return
    if (scope.briefs.length > 0 && !scope.briefs.some(({ language }) => language === 'zh'))
      yield { place: { file: 'README.zh.md' }, ...say('README.zh.md') }
    for (const { text, path } of texts(scope))
      if (isInOneLanguage(text)) yield { place: inLab(path), ...say(inLanguage(text, 'en')) }
  }),

  labRule('headings-differ', 'warning', function* ({ briefs }, say) {
    const [one, other] = briefs
    if (!one || !other) return
    const depths = one.headings.map(({ depth }) => depth)
    const first = Math.max(depths.length, other.headings.length)
    for (let at = 0; at < first; at += 1) {
      if (depths[at] === other.headings[at]?.depth) continue
      const place = { file: other.file, offset: other.headings[at]?.offset ?? other.source.length }
      return yield { place, ...say(one.headings[at]?.text, other.headings[at]?.text, one.file) }
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
    for (const { text, path } of texts(scope))
      for (const quoted of quotedIn(text))
        for (const { words } of commandsOf(quoted, 0)) {
          const problem = commandProblem(words, scope.commands)
          if (problem) yield { place: inLab(path), ...say(problem.shown, problem.meant) }
        }
  }),
]

const LANGUAGES: Language[] = ['en', 'zh']

/** The commands that a text shows, in either language. */
function quotedIn(text: Text): string[] {
  return [...new Set(LANGUAGES.flatMap((language) => quotedCommands(inLanguage(text, language))))]
}

type Say = (value: string, files: string[]) => { message: string; remedy: string }

/** What checks assert and a brief does not say: each word once, where the first check asserts it. */
function* drift({ literals, briefs }: LabScope, isMeant: (kind: Literal['kind']) => boolean, say: Say) {
  const told = new Set<string>()
  for (const literal of literals.flat().filter(({ kind }) => isMeant(kind))) {
    const word = `${literal.kind} ${literal.value}`
    if (told.has(word)) continue
    told.add(word)
    const silent = briefs.filter(({ text }) => !mentions(text, literal)).map(({ file }) => file)
    if (silent.length > 0) yield { place: inLab(literal.path), ...say(literal.value, silent) }
  }
}

/** All texts of a lab.yaml that students read. */
function texts({ lab }: LabScope): { text: Text; path: Path }[] {
  return [
    { text: lab.title, path: ['title'] },
    ...lab.checks.flatMap(({ title, hints }, index) => [
      { text: title, path: ['checks', index, 'title'] },
      ...hints.map((text, level) => ({ text, path: ['checks', index, 'hints', level] })),
    ]),
  ]
}

const CHINESE = /\p{Script=Han}/u

/** A name alone (`nginx`) is the same in every language; words are not. */
function isInOneLanguage(text: Text): boolean {
  if (typeof text !== 'string') return text.zh === undefined
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

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim()
