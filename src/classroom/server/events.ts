import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Board } from './board.ts'
import { Refusal } from './refusal.ts'
import type { Cell } from './view.ts'

/** Only teachers look on; more pages than this are a mistake. */
const MOST_LISTENERS = 100
/** So often something is sent when nothing changes, in ms, so that whoever left is noticed. */
const HEARTBEAT_MS = 15_000

/**
 * Sends each cell that changes, as `event: cells` with a list of them; the id is the number of the gradebook's newest
 * change, so that a page goes on where it was, at this server or at another. For a slow reader, only the newest of each
 * cell is kept.
 */
export function eventStream(board: Board, isOpen: (context: Context) => Promise<boolean>) {
  let listeners = 0
  return async (context: Context): Promise<Response> => {
    if (listeners >= MOST_LISTENERS) throw new Refusal('too-many-pages', { retryAfter: 10 })
    const after = Number(context.req.header('last-event-id') ?? context.req.query('after') ?? Number.NaN)
    listeners += 1
    return streamSSE(context, async (stream) => {
      const waiting = new Map<string, Cell>()
      let number = board.number()
      let wake = () => {}
      const add = (cells: readonly Cell[], newest: number) => {
        for (const cell of cells) waiting.set(JSON.stringify([cell.student, cell.lab]), cell)
        number = newest
        wake()
      }
      const stop = board.listen(add)
      stream.onAbort(() => wake())
      try {
        if (Number.isSafeInteger(after)) add(await board.since(after), board.number())
        await stream.write(': hello\nretry: 1000\n\n')
        while (!stream.aborted && !stream.closed && (await isOpen(context))) {
          if (waiting.size > 0) {
            const cells = [...waiting.values()]
            waiting.clear()
            await stream.writeSSE({ event: 'cells', id: `${number}`, data: JSON.stringify(cells) })
            continue
          }
          if (!(await waitedFor((resume) => (wake = resume)))) continue
          await stream.write(': still here\n\n')
        }
      } finally {
        listeners -= 1
        stop()
      }
    })
  }
}

/** Whether the time of a heartbeat passed; false where it was woken. */
const waitedFor = (wakeBy: (wake: () => void) => void): Promise<boolean> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(true), HEARTBEAT_MS)
    wakeBy(() => {
      clearTimeout(timer)
      resolve(false)
    })
  })
