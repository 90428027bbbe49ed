/** How authors write the same thing in two ways, so that rules see one. */

const WIDE = /[\uff0d-\uff19\uff21-\uff3a\uff3f\uff41-\uff5a]/g
const plain = (wide: string) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)

/** Full-width letters and digits (`８０`), and a colon between them, as plain ones. The text stays as long as it is. */
export const halfWidth = (text: string): string =>
  text.replace(WIDE, plain).replace(/(?<=[A-Za-z0-9])\uff1a(?=[A-Za-z0-9])/g, ':')

/** Numbers without what groups their digits: `1,024` and `1 024` are `1024`. */
export const ungrouped = (text: string): string =>
  text.replace(/(?<![\d.,])\d{1,3}(?:[,'\u00a0\u202f ]\d{3})+(?![\d])/g, (number) =>
    number.replace(/\D/g, ''),
  )

export const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** A text that a regular expression takes as it is. */
export const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

export const HAN = /\p{Script=Han}/u
