import { painter, type Screen } from '../terminal/screen.ts'
import { width } from '../terminal/width.ts'
import type { Page } from './page.ts'
import { firstFailure, isSolved, toHint, type WatchState } from './state.ts'

/** The keys that do something now, each with what it does; as many as there is room for. */
export function keysLine(state: WatchState, { words: { keys } }: Page, screen: Screen, most: number): string {
  const paint = painter(screen)
  const arrows = screen.unicode ? '↑↓' : 'up/down'
  const scroll: Key[] = most > 0 ? [[arrows, keys.scroll]] : []
  let line = ''
  let cells = 0
  for (const [key, what] of [...keysOf(state), ...scroll, ['q', keys.quit] satisfies Key]) {
    const more = width(key) + 1 + width(what) + (cells > 0 ? 2 : 0)
    if (cells + more > screen.columns) break
    line += `${cells > 0 ? '  ' : ''}${paint('cyan', key)} ${what}`
    cells += more
  }
  return line

  function keysOf({ opened }: WatchState): Key[] {
    const back: Key = ['esc', keys.back]
    if (opened?.kind === 'hint') return opened.isLast ? [back] : [['h', keys.stronger], back]
    if (opened?.kind === 'list') return [[arrows, keys.choose], ['enter', keys.open], back]
    if (opened) return [back]
    return [
      ...(toHint(state) ? ([['h', keys.hint]] satisfies Key[]) : []),
      ['b', keys.brief],
      ...(firstFailure(state)?.diagnosis ? ([['e', keys.explain]] satisfies Key[]) : []),
      ...(isSolved(state) ? ([['s', keys.solution]] satisfies Key[]) : []),
      ['n', keys.next],
      ['l', keys.list],
    ]
  }
}

type Key = [key: string, what: string]
