import type { Edit } from '../docker-cli/edits.ts'
import type { Aspect } from './about.ts'

/** One change of a script. */
export interface Mutation {
  /** What kind, in kebab case: `swap-ports`. */
  mutation: string
  /** What it is about. */
  aspect: Aspect
  /** The names of what it changes, where they are not those of the span's commands. */
  objects?: string[]
  edits: Edit[]
  /** The text whose lines show it. Offsets. */
  span: { start: number; end: number }
  /** The lines become comments, and what they are given by `<<` is not shown. */
  dropped?: true
  /** A command is added, and only that is shown. */
  added?: string
  /** An image that it needs, and that the solution does not have. */
  image?: string | undefined
}
