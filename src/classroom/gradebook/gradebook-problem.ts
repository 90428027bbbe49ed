import type { GradebookTrouble } from '../../languages/en/class-gradebook.ts'

/** A gradebook that cannot be used. It says nothing about anyone's work, and nothing was half written. */
export class GradebookProblem extends Error {
  override name = 'GradebookProblem'
  /** A path, or an address without its password. */
  readonly place: string
  readonly trouble: GradebookTrouble

  constructor(place: string, trouble: GradebookTrouble, options?: ErrorOptions) {
    super(`${place}  ${JSON.stringify(trouble)}`, options)
    this.place = place
    this.trouble = trouble
  }
}

/** What the machine or the server did not do, this time; everything else is up to the person. */
const OURS = new Set<GradebookTrouble['code']>([
  'locked',
  'disk-full',
  'cannot-write',
  'damaged',
  'away',
  'lost',
  'no-postgres',
])

/** Whether it may be well the next time, with nothing changed in what was asked for. */
export const isPassing = ({ trouble }: GradebookProblem): boolean => OURS.has(trouble.code)
