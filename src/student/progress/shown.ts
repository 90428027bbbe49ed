import type { ProgressWords } from '../../languages/en/progress.ts'
import { safeParagraph } from '../../terminal/safe-text.ts'
import { painter, type Screen, type Style } from '../../terminal/screen.ts'
import type { Standing } from './course-progress.ts'
import type { LabProgress } from './progress.ts'

/** The labs of a chapter; null for those that belong to none. */
export interface Chapter {
  chapter: string | null
  standings: Standing[]
}

const MARKS: Record<LabProgress['state'], { unicode: string; ascii: string; style: Style }> = {
  solved: { unicode: '✓', ascii: '+', style: 'green' },
  begun: { unicode: '◐', ascii: '~', style: 'yellow' },
  new: { unicode: '·', ascii: '.', style: 'gray' },
}

/** The mark of a lab: solved, begun, or new. */
export function markOf({ state }: Pick<LabProgress, 'state'>, screen: Screen): string {
  const { unicode, ascii, style } = MARKS[state]
  return painter(screen)(style, screen.unicode ? unicode : ascii)
}

/** In the place of a result that is not there. */
export const noneOn = ({ unicode }: Screen): string => (unicode ? '–' : '-')

/** What each chapter is headed by: nothing, where no lab belongs to one. */
export const headings =
  (chapters: readonly Chapter[], words: ProgressWords) =>
  ({ chapter }: Chapter): string => {
    if (chapter !== null) return safeParagraph(chapter)
    return chapters.length > 1 ? words.other : ''
  }
