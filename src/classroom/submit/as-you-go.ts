import type { Report } from '../../grading/report.ts'

export type Say = (sentence: string) => void

/** Hands in while a student works: whenever the result is a different one. */
export interface AsYouGo {
  /** A result that is decided. */
  decided(report: Pick<Report, 'labs'>, say: Say): void
  /** Once nothing is under way: whether the newest result is handed in. Rejects with what `submit` rejected with. */
  settled(): Promise<boolean>
}

/**
 * @param submit hands in what is there now, and says what came of it; whether it was received. Not called again while it
 * runs: of what is decided meanwhile, only the newest is handed in
 */
export function asYouGo(submit: (say: Say) => Promise<boolean>): AsYouGo {
  let last = ''
  let isStale = false
  let isIn = true
  let running: Promise<void> | undefined

  async function run(say: Say): Promise<void> {
    while (isStale) {
      isStale = false
      isIn = await submit(say)
    }
    running = undefined
  }

  return {
    decided({ labs }, say) {
      const result = labs
        .flatMap(({ checks }) => checks.map(({ id, outcome, diagnosis }) => `${id} ${outcome} ${diagnosis}`))
        .join('\n')
      if (result === last) return
      last = result
      isStale = true
      running ??= run(say)
      running.catch(() => {})
    },
    async settled() {
      await running
      return isIn
    },
  }
}
