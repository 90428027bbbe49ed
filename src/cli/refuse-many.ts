import { InputError } from '../lab/input-error.ts'
import { messagesIn } from '../languages/loader.ts'
import { typed } from './typed.ts'

const MOST_WORDS = 1000

/** oclif takes a time that grows with the square of their number. @throws InputError */
export async function refuseMany(argv: readonly string[]): Promise<void> {
  if (argv.length <= MOST_WORDS) return
  const { errors } = await messagesIn(typed(argv).language)
  throw new InputError([{ message: errors.tooManyWords(MOST_WORDS) }])
}
