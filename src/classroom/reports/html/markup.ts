const MARKUP = Symbol('markup')

/** HTML that this program wrote. No text from outside can pass for it: JSON has no symbols. */
export interface Markup {
  readonly [MARKUP]: string
}

export type Shown = string | number | Markup | null | undefined | false | readonly Shown[]

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as HTML shows it, in an element or in a quoted attribute. */
const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ESCAPES[character] as string)

function shown(value: Shown): string {
  if (value === null || value === undefined || value === false) return ''
  if (Array.isArray(value)) return value.map(shown).join('')
  if (typeof value === 'object' && MARKUP in value) return value[MARKUP]
  return escaped(String(value))
}

/** HTML from a template: every value that is not HTML itself is escaped. */
export function html(parts: TemplateStringsArray, ...values: Shown[]): Markup {
  return { [MARKUP]: parts.map((part, index) => part + shown(values[index])).join('') }
}

/** Text that goes in as it is: for our own style sheet alone. */
export const verbatim = (text: string): Markup => ({ [MARKUP]: text })

export const markupText = (markup: Markup): string => markup[MARKUP]
