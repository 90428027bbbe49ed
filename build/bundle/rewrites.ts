/** Notes that the rewrite of this name changed something. */
export type Matched = (rewrite: string) => void

/** Sees to it that what changes other packages' code keeps matching that code. */
export interface Rewrites {
  /** Names rewrites, each of which has to change something. */
  expect(rewrites: Iterable<string>): Matched
  /** @throws Error with the names of the rewrites that changed nothing */
  check(): void
}

export function countRewrites(): Rewrites {
  const idle = new Set<string>()
  const matched = new Set<string>()
  return {
    expect(rewrites) {
      for (const name of rewrites) idle.add(name)
      return (name) => void matched.add(name)
    },
    check() {
      const unmatched = [...idle].filter((name) => !matched.has(name)).map((name) => `"${name}"`)
      if (unmatched.length > 0)
        throw new Error(
          `no code matches any more: ${unmatched.join(', ')}. Are those packages still used, and written as before?`,
        )
    },
  }
}
