import { painter, type Screen } from '../terminal/screen.ts'
import { paddedPainted } from '../terminal/width.ts'

/**
 * As many of the lines as there is room for. @param focus a line that has to be among them
 * @returns `most`: how far down they can be scrolled
 */
export function scrolled(
  lines: readonly string[],
  room: number,
  scroll: number,
  focus?: number,
): { lines: string[]; most: number } {
  const most = Math.max(0, lines.length - room)
  const wanted = focus === undefined ? scroll : Math.max(0, focus - Math.floor(room / 2))
  const first = Math.min(Math.max(0, wanted), most)
  return { lines: lines.slice(first, first + room), most: focus === undefined ? most : 0 }
}

/** Two columns of lines with a line between them. @param columns the width of the left one */
export function beside(
  left: readonly string[],
  right: readonly string[],
  columns: number,
  screen: Screen,
): string[] {
  const between = painter(screen)('gray', screen.unicode ? '│' : '|')
  return Array.from(
    { length: Math.max(left.length, right.length) },
    (_, index) => `${paddedPainted(left[index] ?? '', columns)} ${between} ${right[index] ?? ''}`,
  )
}
