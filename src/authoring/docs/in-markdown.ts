const HAN = /\p{Script=Han}/u

/** Words that quote what is typed as a terminal shows it, in Markdown: with backticks, and in Chinese with spaces. */
export function inMarkdown(text: string): string {
  return text.replace(/"([^"]+)"|「([\w-][^」]*)」/g, (_, plain, quoted, at: number) => {
    const code = `\`${plain ?? quoted}\``
    const [before = '', after = ''] = [text[at - 1], text[at + code.length]]
    return `${HAN.test(before) ? ' ' : ''}${code}${HAN.test(after) ? ' ' : ''}`
  })
}
