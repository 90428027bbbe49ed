import { CouldNotLook } from '../../docker/port/could-not-look.ts'

/**
 * What was asked as evidence that a verdict can do without, or undefined where the engine, or what stands before it, does
 * not let it be asked: less is known then, each time alike. Where the answer only was late or got lost, a verdict without
 * it could be a different one than with it, and that is passed on.
 */
export async function asEvidence<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof CouldNotLook && error.code === 'engine-answer' && error.detail.why !== 'cut-off')
      return undefined
    throw error
  }
}
