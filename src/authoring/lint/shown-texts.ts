import type { Path } from '../../lab/yaml-file.ts'
import { inLanguage, LANGUAGES, type Language, type Text } from '../../languages/list.ts'
import type { Fence } from './brief.ts'
import { type Command, commandsIn, commandsOf, quotedCommands } from './command-lines.ts'
import { oncePer } from './once.ts'
import { halfWidth } from './plain-text.ts'
import { inLab, type LabScope, type Place } from './rule.ts'

/** A piece of what students read: code in a brief, a sentence of one, a title, a hint. */
export interface ShownText {
  language: Language
  /** With half-width letters and digits, and as long as it is in its file. */
  text: string
  isCode: boolean
  /** Of a code block. */
  fence?: Fence
  /** A title or a hint, by the check whose it is. */
  of?: { check: number; part: 'title' | 'hint' }
  /** The place of what is at an offset of the text. */
  at(offset: number): Place
}

/** All that a lab shows to students, piece by piece. */
export const shownTexts = oncePer((scope: LabScope): ShownText[] => {
  const { lab, briefs } = scope
  const ofBriefs = briefs.flatMap(({ language, file, fences, spans, blocks, source }): ShownText[] => {
    const piece = (text: string, offset: number, isCode: boolean): ShownText => ({
      language,
      text: halfWidth(text),
      isCode,
      at: (inside) => ({ file, offset: Math.min(offset + inside, source.length) }),
    })
    return [
      ...spans.map(({ text, offset }) => piece(text, offset + 1, true)),
      ...fences.map((fence) => ({ ...piece(fence.text, fence.textOffset, true), fence })),
      ...blocks.map(({ offset, end }) => piece(withoutCode(source.slice(offset, end)), offset, false)),
    ]
  })
  const ofLab = textsOf(lab).flatMap(({ text, path, of }) =>
    languagesOf(text).map(
      (language): ShownText => ({
        language,
        text: halfWidth(inLanguage(text, language)),
        isCode: false,
        ...(of && { of }),
        at: () => inLab(path),
      }),
    ),
  )
  return [...ofBriefs, ...ofLab]
})

/** The commands of a piece, wherever in it they are. */
export function commandsOfPiece({ text, isCode, fence }: ShownText): Command[] {
  if (!isCode) return quotedCommands(text).flatMap((quoted) => commandsOf(quoted, text.indexOf(quoted)))
  return fence ? commandsIn({ ...fence, textOffset: 0 }) : commandsOf(text, 0)
}

/** All texts of a lab.yaml that students read. */
export function textsOf(lab: LabScope['lab']): { text: Text; path: Path; of?: ShownText['of'] }[] {
  return [
    { text: lab.title, path: ['title'] },
    ...lab.checks.flatMap(({ title, hints }, check) => [
      { text: title, path: ['checks', check, 'title'], of: { check, part: 'title' as const } },
      ...hints.map((text, level) => ({
        text,
        path: ['checks', check, 'hints', level],
        of: { check, part: 'hint' as const },
      })),
    ]),
  ]
}

const languagesOf = (text: Text): Language[] =>
  typeof text === 'string' ? [LANGUAGES[0]] : LANGUAGES.filter((language) => text[language] !== undefined)

/** As long as before, with blanks for code, comments, and the addresses of links to other machines. */
const withoutCode = (source: string) =>
  source
    .replace(/`+[^`]*`+|<!--.*?-->/gs, blank)
    .replace(/\]\([^)]*\)|<[^>]*>/g, (found) => (HERE.test(found) ? found : blank(found)))

const HERE = /\/\/(localhost|127\.0\.0\.1|\[::1\])/
const blank = (text: string) => ' '.repeat(text.length)
