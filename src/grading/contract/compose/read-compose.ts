import type { Model } from './model.ts'

/** What a Compose file says, with every short form as its long one; `line`: where it is no YAML that Compose reads. */
export type ReadCompose = { model: Model } | { line: number }

/** Aliases that a file can use before it is one that was made to be endless. */
const MOST_ALIASES = 100

/**
 * Reads a Compose file: anchors and merge keys resolved, variables left as they are written.
 * @see https://docs.docker.com/reference/compose-file/
 */
export async function readCompose(text: string): Promise<ReadCompose> {
  const [{ isMap, LineCounter, parseDocument }, { normalised }] = await Promise.all([
    import('yaml'),
    import('./normalised.ts'),
  ])
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { merge: true, lineCounter, prettyErrors: false, logLevel: 'silent' })
  const [error] = document.errors
  if (error) return { line: lineCounter.linePos(error.pos[0]).line }
  if (!isMap(document.contents)) return { line: 1 }
  try {
    return { model: normalised(document.toJS({ maxAliasCount: MOST_ALIASES }) as Model) }
  } catch (problem) {
    // Too many aliases, or one without its anchor.
    if (problem instanceof ReferenceError) return { line: 1 }
    throw problem
  }
}
