import { nearest } from '../../../lab/nearest.ts'
import { amountsIn, saysSize } from '../amounts.ts'
import type { Brief } from '../brief.ts'
import { dockerWords } from '../command-lines.ts'
import { EVERY_OPTION, optionsIn } from '../docker-options.ts'
import { type LabWords, labWords } from '../lab-words.ts'
import { mentions } from '../mentions.ts'
import { slipsIn } from '../near-names.ts'
import { oncePer } from '../once.ts'
import { HAN, halfWidth } from '../plain-text.ts'
import { type LabScope, labRule } from '../rule.ts'
import { commandsOfPiece, type ShownText, shownTexts } from '../shown-texts.ts'

/** Of docker-lab's own options, those that a brief may speak of. */
const OURS = ['--course', '--dir', '--lang']

/** What the texts of a lab name, and the lab does not have. */
export const strangerRules = [
  labRule('name-misspelt', 'warning', function* (scope, say) {
    const words = labWords(scope)
    const seen = new Set<string>()
    for (const { text, isCode, at } of shownTexts(scope))
      for (const { word, offset, meant } of slipsIn(text, isCode, words)) {
        const place = at(offset)
        const key = `${place.file} ${place.path ?? ''} ${word}`
        if (seen.has(key)) continue
        seen.add(key)
        yield { place, ...say(word, meant) }
      }
  }),

  labRule('number-unknown', 'warning', function* (scope, say) {
    const words = labWords(scope)
    for (const piece of shownTexts(scope))
      for (const { number, offset } of strangeNumbers(piece, words, scope))
        yield { place: piece.at(offset), ...say(number) }
  }),

  labRule('ports-contradict', 'warning', function* (scope, say) {
    const { published } = labWords(scope)
    for (const piece of shownTexts(scope))
      for (const { host, inside, offset } of pairsIn(piece)) {
        const wanted = published.get(host)
        const isReversed = published.get(inside)?.has(host) ?? false
        if (wanted?.has(inside) || !(wanted || isReversed)) continue
        yield { place: piece.at(offset), ...say(`${host}:${inside}`) }
      }
  }),

  labRule('option-contradicts', 'warning', function* (scope, say) {
    const keys = scope.lab.checks.flatMap(({ want }) => Object.keys(want as object))
    if (!Object.values(KEYS).some((key) => keys.includes(key))) return
    for (const piece of shownTexts(scope))
      for (const { words, offset } of commandsOfPiece(piece))
        for (const { option, value } of contradictedOptions(words, scope))
          yield { place: piece.at(offset), ...say(option, value) }
  }),

  labRule('unknown-option', 'warning', function* (scope, say) {
    const own = new Set([...scope.commands.values(), OURS].flat())
    for (const piece of shownTexts(scope)) {
      const option = /^(--[a-z][a-z-]+)(?![\w-])/.exec(piece.text)?.[1]
      if (!piece.isCode || !option || EVERY_OPTION.has(option) || own.has(option)) continue
      const meant = nearest(option, EVERY_OPTION)
      if (meant) yield { place: piece.at(0), ...say(option, meant) }
    }
  }),

  labRule('task-unchecked', 'warning', function* (scope, say) {
    const words = labWords(scope)
    for (const brief of scope.briefs)
      for (const { text, offset } of spansOfTask(brief))
        if (isPlainName(text) && !isChecked(text, words, scope))
          yield { place: { file: brief.file, offset }, ...say(text) }
  }),
]

/** A port of a sentence or a command, and a number alone in backticks, that nothing in the lab has. */
function strangeNumbers(
  { text, isCode, of }: ShownText,
  words: LabWords,
  scope: LabScope,
): { number: string; offset: number }[] {
  const found = new Map<number, string>()
  const note = (number: string | undefined, offset: number) => {
    if (number !== undefined && !words.has(number)) found.set(offset, number)
  }
  if (words.hasPorts)
    for (const pattern of PORTS) {
      for (const match of text.matchAll(pattern))
        for (const number of match.slice(1)) note(number, match.index + match[0].indexOf(number ?? ''))
    }
  if (isCode && /^\d{2,5}$/.test(text)) note(text, 0)
  if (of) {
    for (const { value, offset } of amountsIn(text).digits) {
      const isOwn =
        of.part === 'title' && value.length > 1 && hasNumber(scope.lab.checks[of.check]?.want, value)
      const isSaid = of.part === 'hint' && scope.briefs.some((brief) => keysOf(brief).has(value))
      if (value.length > 1 && !isOwn && !isSaid) note(value, offset)
    }
  }
  return [...found].map(([offset, number]) => ({ number, offset }))
}

const keysOf = oncePer(({ source }: Brief) => amountsIn(source).keys)

const hasNumber = (want: unknown, number: string) =>
  new RegExp(`(?<!\\d)${number.replaceAll('.', '\\.')}(?!\\d)`).test(JSON.stringify(want) ?? '')

const PORTS = [
  /(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]):(\d{2,5})(?!\d)/g,
  /\bports?\s+`?(\d{2,5})(?![\d.%]|\s*(?:ms|s|MB|GB|seconds|minutes)\b)/gi,
  /(?<![\d.])(\d{2,5})`?\s*(?:号)?\s*端口/g,
  /端口\s*(?:号)?\s*(?:是|为|[:：])?\s*`?(\d{2,5})(?!\d)/g,
]

/** `8080:80`, in a command, in backticks, or beside the option. */
function pairsIn({ text, isCode }: ShownText): { host: string; inside: string; offset: number }[] {
  const pattern = isCode
    ? /(?<![\w.])(?:\d+\.\d+\.\d+\.\d+:)?(\d{1,5}):(\d{1,5})(?![\w.:])/g
    : /(?:-p|--publish)[ =](?:\d+\.\d+\.\d+\.\d+:)?(\d{1,5}):(\d{1,5})/g
  return [...text.matchAll(pattern)].map(({ 1: host = '', 2: inside = '', index }) => ({
    host,
    inside,
    offset: index,
  }))
}

/** The options of `docker run` and `docker update` that say what a key of a check says. */
const KEYS: Record<string, string> = {
  restart: 'policy',
  memory: 'memory',
  cpus: 'cpus',
  'pids-limit': 'pids',
  workdir: 'workdir',
}

function contradictedOptions(words: string[], { lab }: LabScope): { option: string; value: string }[] {
  if (words[0] !== 'docker') return []
  const { options = [] } = optionsIn(dockerWords(words)) ?? {}
  return options.flatMap(({ name, value }) => {
    const key = KEYS[name]
    if (key === undefined || value === undefined || !/^[a-z0-9./:-]+$/.test(value)) return []
    const wanted = lab.checks.flatMap(({ want }) => (want as Record<string, unknown>)[key] ?? [])
    const isWanted = wanted.some((one) => isSame(`${one}`, value.replace(/^(on-failure):\d+$/, '$1'), name))
    return wanted.length > 0 && !isWanted ? [{ option: `--${name}`, value }] : []
  })
}

const isSame = (one: string, other: string, name: string) =>
  one === other || (name === 'memory' ? saysSize(amountsIn(other), one) : Number(one) === Number(other))

const TASK = /^(the |your )?(task|exercise|assignment)s?\b|任务|题目|要求/i

/** What is in backticks where a brief says what has to be so. */
function spansOfTask({ headings, spans, source }: Brief): Brief['spans'] {
  const at = headings.findIndex(({ depth, text }) => depth > 1 && TASK.test(text))
  const task = headings[at]
  if (!task) return []
  const next = headings.slice(at + 1).find(({ depth }) => depth <= task.depth)
  return spans.filter(({ offset }) => offset > task.offset && offset < (next?.offset ?? source.length))
}

/** No command, no option, no placeholder and no number alone. */
const isPlainName = (text: string) =>
  !/\s|^-|…|\.\.\.|[<>*"'$]/.test(text.trim()) && !HAN.test(text) && /[a-z]/.test(text) && text.length > 1

const OF_EVERY_LAB =
  /^(Dockerfile|(docker-)?compose\.ya?ml|\.dockerignore|docker(-lab)?|root|latest|localhost|true|false)$/

function isChecked(text: string, words: LabWords, { literals, lab }: LabScope): boolean {
  const plain = halfWidth(text).replace(/[.,;:]$/, '')
  if (OF_EVERY_LAB.test(plain) || words.has(plain) || words.has(plain.replace(/:latest$/, ''))) return true
  if (words.has(plain.replace(/\/+$/, '')) || words.has(plain.replace(/^https?:\/\//, ''))) return true
  const asked = JSON.stringify(lab.checks.map(({ want }) => want))
  return (
    literals.flat().some((literal) => mentions(plain, literal)) ||
    asked.includes(JSON.stringify(plain).slice(1, -1))
  )
}
