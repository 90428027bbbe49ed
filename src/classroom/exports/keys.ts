import type { StudentFigures } from '../class-report.ts'

const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/**
 * A value from the list that a student was imported from, by the names that its column can have; capitals and spaces mean
 * nothing. Undefined where there is none.
 */
export function keyOf({ keys }: Pick<StudentFigures, 'keys'>, ...names: string[]): string | undefined {
  for (const name of names) {
    const found = Object.entries(keys).find(([key, value]) => plain(key) === plain(name) && value !== '')
    if (found) return found[1]
  }
  return undefined
}
