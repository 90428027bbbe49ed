import type { CouldNotLook } from '../docker/port/could-not-look.ts'
import type { Report } from '../grading/report.ts'
import type { Watched } from '../grading/watch.ts'
import type { Check, Lab } from '../lab/lab.ts'
import type { Solution } from '../lab/solutions.ts'
import type { ProgressWords } from '../languages/en/progress.ts'
import { following, type Standing } from '../student/progress/course-progress.ts'
import type { Chapter } from '../student/progress/shown.ts'
import { openLiveScreen } from '../terminal/live-screen.ts'
import { frameOf } from './frame.ts'
import { type Listed, openBrief, openExplained, openHints, openList, openSolution } from './opening.ts'
import type { Page } from './page.ts'
import { afterHint, afterReport, begin, firstFailure, isSolved, toHint, type WatchState } from './state.ts'

/** What a live screen needs besides the page: what it shows, and what its keys do. */
export interface Watcher {
  lab: Lab
  page: Page
  progressWords: ProgressWords
  input: NodeJS.ReadStream
  output: NodeJS.WriteStream
  /** Tells what it sees until the signal aborts. */
  watch(tell: (watched: Watched) => void, signal: AbortSignal): Promise<void>
  /** A result that is decided. */
  decided(report: Report, notify: (notice: string) => void): Promise<void>
  say(problem: CouldNotLook): { message: string; next: string }
  /** The highest hint of a check that was opened; 0 where none was. */
  hintLevel(check: Check): Promise<number>
  /** Notes that a hint was opened. */
  hintOpened(check: Check, level: number): Promise<void>
  solutions(): Promise<Solution[]>
  chapters(): Promise<Chapter[]>
  /** Something to say in the beginning. */
  notice: string | undefined
}

/** What a student left the screen for. */
export type Left = 'quit' | 'interrupted' | { to: Standing }

const QUIT: Record<string, Left> = { q: 'quit', 'ctrl-c': 'interrupted', 'ctrl-d': 'quit' }
const BACK = ['escape', 'backspace', 'left']
const KEY_OF = { hint: 'h', brief: 'b', explain: 'e', solution: 's', list: 'l' } as const

/** Watches a lab on a terminal, until a key ends it. The terminal is then as it was. */
export async function watchLive(watcher: Watcher): Promise<Left> {
  const { page, input, output } = watcher
  const over = new AbortController()
  const { promise, resolve, reject } = Promise.withResolvers<Left>()
  let state: WatchState = { ...begin, notice: watcher.notice }
  let most = 0
  /** One at a time: keys that are pressed meanwhile wait. */
  let acting = Promise.resolve()

  const screen = await openLiveScreen(input, output, page.can, {
    key(name) {
      const left = QUIT[name]
      if (left) return resolve(left)
      acting = acting.then(() => press(name)).catch(reject)
    },
    redraw: show,
  })

  function show(): void {
    const size = { columns: output.columns || 80, rows: output.rows || 24 }
    const frame = frameOf(state, page, size)
    most = frame.most
    screen.draw(frame.lines)
  }

  function change(to: Partial<WatchState>): void {
    state = { ...state, ...to }
    show()
  }

  function tell(watched: Watched): void {
    if (watched.kind === 'looking') {
      change({ looking: true })
      return
    }
    if (watched.kind === 'away') change({ looking: false, away: watcher.say(watched.problem) })
    else change(afterReport(state, watched))
    if (watched.kind === 'report' && watched.open.size === 0)
      watcher.decided(watched.report, (notice) => change({ notice })).catch(reject)
  }

  async function press(name: string): Promise<void> {
    const { opened } = state
    state = { ...state, notice: undefined }
    if (opened?.kind === 'list' && 'chosen' in opened && (await pressInList(name, opened as Listed))) return
    if (BACK.includes(name)) return change({ opened: undefined, scroll: 0 })
    const step = SCROLL[name]
    if (step !== undefined) return change({ scroll: Math.max(0, Math.min(state.scroll + step, most)) })
    if (opened && opened.kind !== 'hint' && name === KEY_OF[opened.kind])
      return change({ opened: undefined, scroll: 0 })
    await ACTIONS[name]?.()
    show()
  }

  async function pressInList(name: string, list: Listed): Promise<boolean> {
    const by = { up: -1, down: 1, pageup: -10, pagedown: 10, home: -1000, end: 1000 }[name]
    if (by !== undefined) change({ opened: list.moved(by) })
    if (name === 'return' || name === 'enter') resolve({ to: list.chosen })
    return by !== undefined || name === 'return' || name === 'enter'
  }

  const ACTIONS: Record<string, () => Promise<void>> = {
    async h() {
      const about = toHint(state)
      const check = watcher.lab.checks.find(({ id }) => id === about?.id)
      if (!check) return change({ notice: state.report ? page.words.allPass : page.words.looking })
      if (check.hints.length === 0) return change({ notice: page.words.noHints })
      const before = Math.min(await watcher.hintLevel(check), check.hints.length)
      // What was opened before is shown again; the next key climbs.
      const climbs = state.opened?.kind === 'hint' || before === 0
      const level = climbs ? Math.min(before + 1, check.hints.length) : before
      if (level > before) await watcher.hintOpened(check, level)
      change({ ...afterHint(state), opened: openHints(check, level, page), scroll: 0 })
    },
    async b() {
      change({ opened: openBrief(page), scroll: 0 })
    },
    async e() {
      const { diagnosis } = firstFailure(state) ?? {}
      const opened = diagnosis === undefined ? undefined : await openExplained(diagnosis, page)
      change(opened ? { opened, scroll: 0 } : { notice: page.words.nothingToExplain })
    },
    async s() {
      const standing = standingIn(await watcher.chapters())
      if (!isSolved(state) && standing?.progress.state !== 'solved')
        return change({ notice: page.words.noSolution })
      const solutions = await watcher.solutions()
      if (solutions.length === 0) return change({ notice: page.words.noneShipped })
      change({ opened: openSolution(watcher.lab, solutions, page, watcher.progressWords), scroll: 0 })
    },
    async l() {
      const chapters = await watcher.chapters()
      const chosen = standingIn(chapters) ?? chapters[0]?.standings[0]
      if (chosen) change({ opened: openList(chapters, chosen, page, watcher.progressWords), scroll: 0 })
    },
    async n() {
      const chapters = await watcher.chapters()
      const next = following(
        chapters.flatMap(({ standings }) => standings),
        standingIn(chapters),
      )
      if (next) resolve({ to: next })
      else change({ notice: page.words.noNext })
    },
  }

  const standingIn = (chapters: readonly Chapter[]): Standing | undefined =>
    chapters.flatMap(({ standings }) => standings).find(({ lab }) => lab.folder === watcher.lab.folder)

  try {
    show()
    watcher.watch(tell, over.signal).catch(reject)
    return await promise
  } finally {
    over.abort()
    screen.leave()
  }
}

/** By how many lines a key scrolls. */
const SCROLL: Record<string, number> = {
  up: -1,
  k: -1,
  down: 1,
  j: 1,
  pageup: -10,
  pagedown: 10,
  space: 10,
  home: -100_000,
  end: 100_000,
}
