import type fc from 'fast-check'

/** `ADVERSARIES=long` tries far more, for as long as that takes; `ADVERSARIES_SEED` repeats an attempt. */
export const isLong = process.env.ADVERSARIES === 'long'

/** The same attempts on every machine, so that nobody's change fails by bad luck; a long run takes new ones. */
export const seed = Number(process.env.ADVERSARIES_SEED ?? (isLong ? Date.now() % 1_000_000 : 20_260_101))

/** How fast-check is to be run: so many attempts, or thirty times as many. */
export const attempts = (few: number): fc.Parameters<unknown> => ({
  seed,
  numRuns: isLong ? few * 30 : few,
  endOnFailure: true,
})

/** Numbers between 0 and 1, always the same ones. {@link https://prng.di.unimi.it/splitmix64.c} */
export function random(from = seed): () => number {
  let state = BigInt(from)
  const mask = (1n << 64n) - 1n
  return () => {
    state = (state + 0x9e3779b97f4a7c15n) & mask
    let mixed = state
    mixed = ((mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n) & mask
    mixed = ((mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn) & mask
    return Number((mixed ^ (mixed >> 31n)) >> 11n) / 2 ** 53
  }
}

export const pick = <T>(values: readonly T[], next: () => number): T =>
  values[Math.floor(next() * values.length)] as T
