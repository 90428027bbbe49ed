import { nothingLeft } from './ending.ts'

/** A day: Node's timers cannot count much longer, and end at once when they are asked to. */
export const LONGEST_SECONDS = 86_400

/** Aborts when a run has taken this long, and also when nothing is left that could still answer. */
export const timeLimit = (seconds: number): AbortSignal =>
  AbortSignal.any([AbortSignal.timeout(seconds * 1000), nothingLeft])
