import { migrationsIn } from './recognise.ts'
import { sqliteProblem } from './trouble.ts'

/**
 * Copies a gradebook in SQLite, as one compact file, with what is still in its log.
 * @throws GradebookProblem where it is none, or is damaged
 */
export async function copyFile(from: string, to: string): Promise<void> {
  const { DatabaseSync } = await import('node:sqlite')
  try {
    const database = new DatabaseSync(from)
    try {
      migrationsIn(database, from)
      database.prepare('vacuum into ?').run(to)
    } finally {
      database.close()
    }
  } catch (error) {
    throw sqliteProblem(from, error)
  }
}
