import type { Messages } from '../languages/en/messages.ts'
import { type StatePart, stateFile } from '../student/state.ts'
import { unwritable } from './outputs.ts'

/** Waits until a student's state has been written. @throws InputError where its file can't be */
export async function kept(
  part: StatePart,
  writing: Promise<void>,
  { errors }: Pick<Messages, 'errors'>,
): Promise<void> {
  try {
    await writing
  } catch (error) {
    throw unwritable(await stateFile(part), error, errors)
  }
}
