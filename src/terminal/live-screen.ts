import { emitKeypressEvents } from 'node:readline'
import { safeOutput } from './safe-text.ts'
import type { Screen } from './screen.ts'
import { guardTerminal } from './terminal-guard.ts'

/** A terminal that is drawn on as a whole, until it is left. */
export interface LiveScreen {
  /** Shows these lines, at most one fewer than there are rows. They can be painted. */
  draw(lines: readonly string[]): void
  /** Gives the terminal back as it was. Can be called again. */
  leave(): void
}

/** What happens on a terminal. */
export interface OnTerminal {
  /** A key by its name, such as `a`, `up` or `escape`, with `ctrl-` in front. */
  key(name: string): void
  /** The lines no longer fit, or are gone. */
  redraw(): void
}

const ENTER = '\x1b[?1049h\x1b[2J\x1b[H\x1b[?25l'
const LEAVE = '\x1b[?25h\x1b[?1049l'
const CLEAR = '\x1b[2J\x1b[H'

/**
 * Takes over a terminal: the other screen, on which nothing that was printed before is lost, without a cursor, key by
 * key. However the program ends, the terminal is given back: by `leave`, when the process exits, and if it is killed, by
 * a guard.
 */
export async function openLiveScreen(
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
  { colour }: Pick<Screen, 'colour'>,
  on: OnTerminal,
): Promise<LiveScreen> {
  const { createLogUpdate } = await import('log-update')
  // It would hide the cursor of stderr, which can be a file.
  const update = createLogUpdate(output, { showCursor: true })
  const dismiss = guardTerminal(input, output, LEAVE)
  let isOpen = false

  function enter(): void {
    if (isOpen) return
    isOpen = true
    input.setRawMode(true)
    input.resume()
    output.write(ENTER)
    update.done()
  }

  function leave(): void {
    if (!isOpen) return
    isOpen = false
    output.write(LEAVE)
    input.setRawMode(false)
    input.pause()
  }

  /** Ctrl-Z, which a terminal without line editing does not see to. */
  function suspend(): void {
    leave()
    process.once('SIGCONT', () => {
      enter()
      on.redraw()
    })
    process.kill(0, 'SIGTSTP')
  }

  function pressed(text: string | undefined, { name, ctrl }: { name?: string; ctrl?: boolean }): void {
    const key = name ?? text
    if (key === undefined) return
    if (ctrl && key === 'z' && process.platform !== 'win32') suspend()
    else on.key(ctrl ? `ctrl-${key}` : key)
  }

  function resized(): void {
    output.write(CLEAR)
    update.done()
    on.redraw()
  }

  emitKeypressEvents(input)
  input.on('keypress', pressed)
  output.on('resize', resized)
  process.on('exit', leave)
  enter()
  return {
    draw(lines) {
      if (isOpen) update(safeOutput(lines.join('\n'), { colour }))
    },
    leave() {
      leave()
      dismiss()
      input.off('keypress', pressed)
      output.off('resize', resized)
      process.off('exit', leave)
    },
  }
}
