import type { ProgressWords } from '../../languages/en/progress.ts'
import { called, type Standing, toDo } from './course-progress.ts'

/** What a student could do next, in words. */
export function adviceOf(all: readonly Standing[], words: ProgressWords): string {
  const next = toDo(all)
  if (!next) return words.allSolved
  return next.progress.state === 'new' ? words.begin(called(next.lab)) : words.carryOn(called(next.lab))
}
