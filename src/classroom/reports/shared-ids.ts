/**
 * What the work of two students has in common that separate work does not have: ids of containers and of images that
 * they built, and times of creation. A reason to ask, and no proof.
 */
export interface SharedIds {
  /** Ids in the roster. */
  students: readonly [string, string]
  /** The lab's slug. */
  lab: string
  shared: readonly SharedId[]
}

export interface SharedId {
  kind: 'container' | 'image' | 'created'
  /** The id, or the time: ISO 8601. */
  value: string
}
