import { lexer, type Token, type Tokens } from 'marked'
import { FALLBACK, type Language } from '../../languages/list.ts'

/** The brief of a language: `README.md` in the one that every lab has, `README.zh.md` in a different one. */
export const briefFile = (language: Language): string =>
  language === FALLBACK ? 'README.md' : `README.${language}.md`

/** A brief as rules see it. Offsets are characters of `source`. */
export interface Brief {
  language: Language
  /** Its name: {@link briefFile}. */
  file: string
  source: string
  /** All that is read, without marks, addresses of links, and comments. */
  text: string
  headings: { depth: number; text: string; offset: number }[]
  fences: Fence[]
  /** What is in backticks within a line. */
  spans: { text: string; offset: number }[]
  links: { href: string; offset: number }[]
  /** Headings, paragraphs, entries of lists and cells of tables, in their order. */
  blocks: Block[]
  /** Where a code block begins that the next one shows to be open: what comes after it is not what it seems. */
  leftOpen: number[]
}

export interface Block {
  kind: 'heading' | 'text' | 'cell'
  offset: number
  end: number
  /** What is in it besides code, addresses and comments. */
  prose: string
}

export interface Fence {
  language: string
  text: string
  closed: boolean
  /** Of the opening mark, and of the first line inside. */
  offset: number
  textOffset: number
}

/** Takes a brief apart. */
export function readOutline(source: string): Omit<Brief, 'language' | 'file'> {
  const brief = { source, headings: [], fences: [], spans: [], links: [], blocks: [] }
  const texts: string[] = []
  walk(lexer(source), 0, { ...brief, texts })
  return { ...brief, text: texts.join(''), leftOpen: fencesLeftOpen(source) }
}

type Outline = Omit<Brief, 'language' | 'file' | 'text' | 'leftOpen'> & { texts: string[] }

/** marked gives no places, so each token's text is looked for after that of the token before. */
function walk(tokens: Token[], from: number, brief: Outline): void {
  let cursor = from
  for (const token of tokens) {
    const found = brief.source.indexOf(token.raw, cursor)
    const offset = found < 0 ? cursor : found
    note(token, offset, brief)
    const children = childrenOf(token)
    if (children) walk(children, offset, brief)
    else brief.texts.push(shownText(token))
    if (BLOCKS.has(token.type)) brief.texts.push('\n')
    if (found >= 0) cursor = found + token.raw.length
  }
}

const BLOCKS = new Set(['heading', 'paragraph', 'code', 'list_item', 'cell', 'html', 'text'])

function note(token: Token, offset: number, { headings, fences, spans, links, blocks }: Outline): void {
  const kind = kindOf(token)
  if (kind) blocks.push({ kind, offset, end: offset + token.raw.length, prose: proseOf(token) })
  if (token.type === 'heading') {
    const { depth, text } = token as Tokens.Heading
    headings.push({ depth, text, offset })
  } else if (token.type === 'code') {
    const fence = fenceOf(token as Tokens.Code, offset)
    if (fence) fences.push(fence)
  } else if (token.type === 'codespan') spans.push({ text: (token as Tokens.Codespan).text, offset })
  else if (token.type === 'link' || token.type === 'image')
    links.push({ href: (token as Tokens.Link).href, offset })
}

function fenceOf({ raw, lang = '', text }: Tokens.Code, offset: number): Fence | undefined {
  const mark = /^ {0,3}(`{3,}|~{3,})/.exec(raw)?.[1]
  if (!mark) return undefined
  const lines = raw.trimEnd().split('\n')
  const last = lines.at(-1)?.trim() ?? ''
  const closed = lines.length > 1 && last.startsWith(mark) && new Set(last).size === 1
  const language = lang.split(/\s/, 1)[0] ?? ''
  return { language, text, closed, offset, textOffset: offset + raw.indexOf('\n') + 1 }
}

function kindOf(token: Token): Block['kind'] | undefined {
  if (token.type === 'heading') return 'heading'
  if (token.type === 'cell') return 'cell'
  return token.type === 'paragraph' || (token.type === 'text' && 'tokens' in token) ? 'text' : undefined
}

function proseOf(token: Token): string {
  if (token.type === 'codespan' || token.type === 'html' || token.type === 'image') return ' '
  if (token.type === 'link' && /^[a-z][a-z0-9+.-]*:/i.test((token as Tokens.Link).text)) return ' '
  const children = childrenOf(token)
  return children ? children.map(proseOf).join('') : shownText(token)
}

/** A mark with a language after it opens a code block, and closes none: the one before it was never closed. */
function fencesLeftOpen(source: string): number[] {
  const open: number[] = []
  let mark = ''
  let start = 0
  let offset = 0
  for (const line of source.split('\n')) {
    const [, found = '', after = ''] = /^\s*(`{3,}|~{3,})\s*([^`\s]*)/.exec(line) ?? []
    const isSame = mark === '' || found.startsWith(mark)
    if (found !== '' && isSame) {
      if (mark !== '' && after !== '' && found === mark) open.push(start)
      if (mark === '' || after !== '') {
        mark = found
        start = offset
      } else mark = ''
    }
    offset += line.length + 1
  }
  return open
}

function childrenOf(token: Token): Token[] | undefined {
  if (token.type === 'list') return (token as Tokens.List).items
  if (token.type !== 'table') return (token as { tokens?: Token[] }).tokens
  const { header, rows } = token as Tokens.Table
  return [header, ...rows].flat().map((cell) => ({ type: 'cell', raw: cell.text, tokens: cell.tokens }))
}

function shownText(token: Token): string {
  if (token.type === 'html') return token.raw.startsWith('<!--') ? '' : token.raw
  if (token.type === 'br' || token.type === 'space') return '\n'
  return 'text' in token ? `${token.text}` : token.raw
}

/** The anchors that GitHub gives to headings. */
export function anchorsIn({ headings }: Pick<Brief, 'headings'>): Set<string> {
  const times = new Map<string, number>()
  return new Set(
    headings.map(({ text }) => {
      const plain = text.replace(/[`*]|\]\([^)]*\)/g, '').toLowerCase()
      const slug = plain.replace(/[^\p{L}\p{N}\p{M}_ -]/gu, '').replaceAll(' ', '-')
      const before = times.get(slug) ?? 0
      times.set(slug, before + 1)
      return before === 0 ? slug : `${slug}-${before}`
    }),
  )
}

/** Whether a code block is open, so that what follows it is not what it seems. */
export const hasOpenFence = ({ leftOpen, fences }: Brief): boolean =>
  leftOpen.length > 0 || fences.some(({ closed }) => !closed)
