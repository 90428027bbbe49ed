import type { Edit } from '../docker-cli/edits.ts'

/** The same written in a different way, in one place of a script or in several at once. */
export interface Rewrite {
  /** What kind, in kebab case: `long-flags`. */
  rewrite: string
  parts: Part[]
}

interface Part {
  edits: Edit[]
  /** The text whose lines show it. Offsets. */
  span: { start: number; end: number }
}

/** One rewrite of all the places, where there are some. What is inside a different change stays as it is. */
export function everywhere(rewrite: string, parts: Part[]): Rewrite[] {
  const changed = parts.filter(({ edits }) => edits.length > 0)
  const apart = changed.filter(
    (part) =>
      !changed.some(
        (other) => other !== part && part.edits.some((one) => other.edits.some((by) => isInside(one, by))),
      ),
  )
  return apart.length > 0 ? [{ rewrite, parts: apart }] : []
}

const isInside = (one: Edit, by: Edit) => one.start >= by.start && one.end <= by.end && by.start < by.end
