import { isAbsolute, join, relative, resolve } from 'node:path'
import { nearest } from '../../../lab/nearest.ts'
import { anchorsIn, type Brief } from '../brief.ts'
import { type Command, commandsIn, commandsOf, dockerWords } from '../command-lines.ts'
import { unknownOption } from '../docker-options.ts'
import { DOCKER } from '../known-commands.ts'
import { type BriefScope, briefRule, type Commands, type Place } from '../rule.ts'

const HERE = /^(localhost|127\.0\.0\.1|\[::1\])$/
const isAddress = (href: string) => /^[a-z][a-z0-9+.-]*:/i.test(href)

/** What a brief alone can have wrong: its links, its fences, its commands. */
export const briefRules = [
  briefRule('link-missing', 'error', function* (scope, say) {
    for (const { href, offset } of scope.brief.links) {
      if (isAddress(href) || href.startsWith('//') || isOutside(scope.folder, href)) continue
      const missing = missingPart(scope, href)
      if (missing) yield { place: at(scope, offset), ...say(href, missing) }
    }
  }),

  briefRule('link-address', 'warning', function* (scope, say) {
    for (const { href, offset } of scope.brief.links) {
      if (!isAddress(href) && !href.startsWith('//')) continue
      const url = URL.parse(href)
      const fine =
        url?.protocol === 'https:' || url?.protocol === 'mailto:' || (url !== null && HERE.test(url.hostname))
      const isInside = url !== null && /^[a-z0-9_-]+$/i.test(url.hostname)
      if (!fine) yield { place: at(scope, offset), ...say(href, url === null, isInside) }
    }
  }),

  briefRule('link-outside', 'error', function* (scope, say) {
    for (const { href, offset } of scope.brief.links)
      if (!isAddress(href) && isOutside(scope.folder, href)) yield { place: at(scope, offset), ...say(href) }
  }),

  briefRule('fence-open', 'error', function* (scope, say) {
    const { fences, leftOpen } = scope.brief
    const open =
      leftOpen.length > 0 ? leftOpen : fences.filter(({ closed }) => !closed).map(({ offset }) => offset)
    for (const offset of open) yield { place: at(scope, offset), ...say() }
  }),

  briefRule('fence-language', 'warning', function* (scope, say) {
    for (const { language, offset } of scope.brief.fences)
      if (language === '' && scope.brief.leftOpen.length === 0) yield { place: at(scope, offset), ...say() }
  }),

  briefRule('unknown-command', 'error', function* (scope, say) {
    for (const { words, offset } of briefCommands(scope.brief)) {
      const problem = commandProblem(words, scope.commands)
      if (problem) yield { place: at(scope, offset), ...say(problem.shown, problem.meant) }
    }
  }),

  briefRule('other-lab', 'warning', function* (scope, say) {
    if (scope.number === undefined) return
    for (const { words, offset } of briefCommands(scope.brief)) {
      const [program, command = '', lab = ''] = words
      const isAbout = program === 'docker-lab' && OF_A_LAB.has(command) && /^\d+$/.test(lab)
      if (isAbout && Number(lab) !== scope.number)
        yield { place: at(scope, offset), ...say(words.slice(0, 3).join(' '), scope.number) }
    }
  }),
]

const OF_A_LAB = new Set(['check', 'hint', 'reset', 'start', 'watch', 'answer'])

const at = ({ brief }: BriefScope, offset: number): Place => ({ file: brief.file, offset })

/** A link can lead to the other labs of its course, and no further. */
function isOutside(folder: string, href: string): boolean {
  const path = href.split(/[?#]/, 1)[0] ?? ''
  const back = relative(join(folder, '..'), resolve(folder, decoded(path)))
  return path.startsWith('/') || back.startsWith('..') || isAbsolute(back)
}

/** The part of a link to a file, or to a heading, that leads nowhere. */
export function missingPart(
  { brief, folder, anchorsOf }: Pick<BriefScope, 'brief' | 'folder' | 'anchorsOf'>,
  href: string,
): 'file' | 'anchor' | undefined {
  const [path = '', anchor] = href.split('#', 2)
  const anchors =
    path === '' ? anchorsIn(brief) : anchorsOf(resolve(folder, decoded(path.split('?')[0] ?? '')))
  if (!anchors) return 'file'
  if (anchor === undefined || anchor === '') return undefined
  return anchors.has(decoded(anchor).toLowerCase()) ? undefined : 'anchor'
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function briefCommands({ fences, spans }: Brief): Command[] {
  const inSpans = spans
    .filter(({ text }) => /^docker(-lab)?\s/.test(text))
    .flatMap(({ text, offset }) => commandsOf(text, offset))
  return [...fences.flatMap(commandsIn), ...inSpans]
}

/** The part of a command that does not exist, as far as that is known. A word in capitals, or with an ellipsis, is for any. */
export function commandProblem(
  words: string[],
  commands: Commands,
): { shown: string; meant: string | undefined } | undefined {
  if (words[0] === 'docker') return dockerProblem(dockerWords(words))
  return words[0] === 'docker-lab' ? labProblem(words.slice(1), commands) : undefined
}

const isName = (word: string | undefined): word is string => word !== undefined && /^[a-z][a-z-]*$/.test(word)

function dockerProblem(words: string[]) {
  const [name, sub] = words
  if (!isName(name)) return undefined
  const known = Object.hasOwn(DOCKER, name) ? DOCKER[name] : undefined
  if (known === undefined) return unknown('docker', name, Object.keys(DOCKER))
  return Array.isArray(known) && isName(sub) && !known.includes(sub)
    ? unknown(`docker ${name}`, sub, known)
    : unknownOption(words)
}

function labProblem(words: string[], commands: Commands) {
  if (commands.size === 0) return undefined
  const names = [...commands.keys()]
  const [first, ...others] = words
  if (!isName(first)) return undefined
  let name = first
  for (const word of others) {
    const isTopic = names.some((known) => known.startsWith(`${name} `))
    if (!isTopic) break
    if (!isName(word)) return undefined
    name += ` ${word}`
  }
  const options = commands.get(name)
  if (!options) return unknown('docker-lab', name, names)
  const wrong = words
    .filter((word) => /^--?[a-z]/.test(word))
    .map((word) => word.split('=', 1)[0] ?? word)
    .find((option) => !options.includes(option))
  return wrong === undefined ? undefined : unknown(`docker-lab ${name}`, wrong, options)
}

function unknown(before: string, word: string, known: string[]) {
  const meant = nearest(word, known)
  return { shown: `${before} ${word}`, meant: meant && `${before} ${meant}` }
}
