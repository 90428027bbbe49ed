import type { Edit } from '../docker-cli/edits.ts'

/** One change of a script. */
export interface Mutation {
  /** What kind, in kebab case: `swap-ports`. */
  mutation: string
  edits: Edit[]
  /** The text whose lines show it. Offsets. */
  span: { start: number; end: number }
  /** The lines become comments, and what they are given by `<<` is not shown. */
  dropped?: true
}
