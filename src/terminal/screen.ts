import { styleText } from 'node:util'

/** What a text is laid out for. */
export interface Screen {
  /** How wide a line can be, in cells. */
  columns: number
  colour: boolean
  /** False where only ASCII can be shown. */
  unicode: boolean
}

export type Style = Parameters<typeof styleText>[0]
export type Paint = (style: Style, text: string) => string

/** Paints, or leaves the text as it is where the screen has no colour. */
export function painter({ colour }: Pick<Screen, 'colour'>): Paint {
  return colour ? (style, text) => styleText(style, text, { validateStream: false }) : (_, text) => text
}
