/** Arguments to call each function of some words with: what is missing does not compile. */
export type Samples<Words> = Words extends (...args: infer Args) => unknown
  ? readonly Args[]
  : { readonly [Key in keyof Words as Speaks<Words[Key]> extends true ? Key : never]-?: Samples<Words[Key]> }

/** Whether words have a function anywhere inside. */
type Speaks<Words> = Words extends (...args: never[]) => unknown
  ? true
  : Words extends string | readonly unknown[]
    ? false
    : true extends { [Key in keyof Words]-?: Speaks<Words[Key]> }[keyof Words]
      ? true
      : false

/** Every sentence of some words, one on each line: its path, and what it says for each sample. */
export function sentences(words: unknown, samples: unknown, path: readonly string[] = []): string[] {
  if (typeof words === 'function') {
    if (!Array.isArray(samples) || samples.length === 0) throw new Error(`no sample for ${path.join('.')}`)
    return samples.flatMap((args: unknown[]) => sentences(words(...args), undefined, path))
  }
  if (typeof words === 'object' && words !== null) {
    return Object.entries(words).flatMap(([key, inner]) =>
      sentences(inner, (samples as Record<string, unknown> | undefined)?.[key], [...path, key]),
    )
  }
  return [`${path.join('.')}: ${`${words}`.replaceAll('\n', '\n    ')}`]
}

/** What no sentence has. */
export const UNFIT = /undefined|NaN|\[object|[«»]/
