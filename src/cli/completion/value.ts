/** A word that can come next, and what it means. */
export interface Value {
  value: string
  about: string
}
