import { lexer, type Token, type Tokens } from 'marked'
import { safeLines } from './safe-text.ts'
import { painter, type Screen, type Style } from './screen.ts'
import { padded, width } from './width.ts'
import { wrap } from './wrap.ts'

/** While a line is broken, a style is a mark without width, so that the breaks are where they would be without it. */
const STYLES: Record<string, Style> = {
  strong: 'bold',
  em: 'italic',
  codespan: 'cyan',
  link: 'underline',
  del: 'dim',
}
const KINDS = Object.keys(STYLES)
const ON = 0xfe00
const OFF = 0xfe08

/** Markdown, laid out for a terminal. */
export function renderMarkdown(markdown: string, screen: Screen): string {
  const paint = painter(screen)
  return `${blocks(lexer(markdown), screen.columns).join('\n')}\n`

  function blocks(tokens: Token[], columns: number): string[] {
    return tokens
      .filter(({ type }) => type !== 'space')
      .flatMap((token, index) => [...(index > 0 ? [''] : []), ...block(token, columns)])
  }

  function block(token: Token, columns: number): string[] {
    switch (token.type) {
      case 'heading':
        return paragraph(token.tokens, columns).map((line) => paint(['bold', 'green'], line))
      case 'paragraph':
      case 'text':
        return paragraph(token.tokens ?? [token], columns)
      case 'list':
        return (token as Tokens.List).items.flatMap((item, index) =>
          listItem(item, token as Tokens.List, index, columns),
        )
      case 'code':
        return safeLines((token as Tokens.Code).text)
          .split('\n')
          .map((line) => `    ${paint('cyan', line)}`)
      case 'blockquote':
        return blocks(token.tokens ?? [], columns - 2).map((line) => `${paint('gray', '│')} ${line}`)
      case 'table':
        return tableLines(token as Tokens.Table, columns)
      case 'hr':
        return [paint('gray', '─'.repeat(columns))]
      default:
        return paragraph([token], columns)
    }
  }

  function listItem(
    item: Tokens.ListItem,
    { ordered, start }: Tokens.List,
    index: number,
    columns: number,
  ): string[] {
    const bullet = ordered ? `${Number(start) + index}. ` : '• '
    const lines = item.tokens.flatMap((token) => block(token, columns - width(bullet) - 2))
    return lines.map((line, at) => `  ${at === 0 ? bullet : ' '.repeat(width(bullet))}${line}`)
  }

  function paragraph(tokens: Token[] | undefined, columns: number): string[] {
    const text = (tokens ?? [])
      .map(inline)
      .join('')
      .replace(/ *\n */g, ' ')
    return text
      .split('\v')
      .flatMap((line) => wrap(line, columns))
      .map(styled)
  }

  /** The last column gets what the others leave, and is broken to fit; where they leave little, it goes below them. */
  function tableLines({ header, rows }: Tokens.Table, columns: number): string[] {
    const cells = [header, ...rows].map((row) => row.map(({ tokens }) => tokens.map(inline).join('')))
    const widths = header.map((_, column) => Math.max(...cells.map((row) => width(row[column] ?? ''))))
    const left = widths.slice(0, -1).reduce((sum, cell) => sum + cell + 2, 2)
    const below = columns - left < 24
    return cells.flatMap((row, index) => {
      const others = row.slice(0, -1).map((cell, column) => padded(cell, (widths[column] ?? 0) + 2))
      const first = `  ${others.join('')}`
      const last = wrap(row.at(-1) ?? '', below ? columns - 4 : columns - left)
      const lines = below
        ? [
            ...wrap(first.trim(), columns - 2).map((line) => `  ${line}`),
            ...last.map((line) => `    ${line}`),
          ]
        : last.map((line, at) => (at === 0 ? first : ' '.repeat(left)) + line)
      return lines
        .map((line) => styled(line.trimEnd()))
        .map((line) => (index === 0 ? paint('gray', line) : line))
    })
  }

  function inline(token: Token): string {
    if (token.type === 'br') return '\v'
    const { tokens } = token as { tokens?: Token[] }
    const text = tokens
      ? tokens.map(inline).join('')
      : safeLines('text' in token ? `${token.text}` : token.raw)
    const shown = token.type === 'codespan' && !screen.colour ? `\`${text}\`` : text
    const url = token.type === 'link' && token.href !== text ? ` (${safeLines(token.href)})` : ''
    const kind = KINDS.indexOf(token.type)
    return kind < 0
      ? shown
      : `${String.fromCharCode(ON + kind)}${shown}${String.fromCharCode(OFF + kind)}${url}`
  }

  function styled(line: string): string {
    return KINDS.reduce((text, kind, index) => {
      const [on, off] = paint(STYLES[kind] as Style, '\0').split('\0') as [string, string]
      return text
        .replaceAll(String.fromCharCode(ON + index), on)
        .replaceAll(String.fromCharCode(OFF + index), off)
    }, line)
  }
}
