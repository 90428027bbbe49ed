import { CouldNotLook } from '../../docker/port/could-not-look.ts'

/**
 * What was asked only to explain a failure, or undefined where we could not look: what only explains must not decide,
 * so the verdict stays, and says less. Where time ran out, no verdict stands on its own, and that is passed on.
 */
export async function forExplanation<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof CouldNotLook && error.code !== 'deadline') return undefined
    throw error
  }
}
