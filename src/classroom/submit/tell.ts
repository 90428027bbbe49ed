import type { ServeWords } from '../../languages/en/class-serve.ts'
import type { SubmitAddress } from './address.ts'
import type { HandedIn } from './hand-in.ts'

/** What a student is told, in sentences. */
export function tellHandedIn(
  came: HandedIn,
  { server }: SubmitAddress,
  { submit }: Pick<ServeWords, 'submit'>,
): string[] {
  if (came.is === 'refused') return [submit.refused(came.message)]
  if (came.is === 'unreachable') return [submit.unreachable(server, came.reason)]
  if (came.is === 'bad-answer') return [submit.badAnswer(server)]
  const labs = came.labs.map(({ lab, isNew, outcome, points }) => {
    if (!isNew) return submit.again(lab)
    if (outcome === 'error') return submit.incomplete(lab)
    return submit.received(lab, points.earned, points.possible)
  })
  return [...labs, ...came.ignored.map((lab) => submit.ignored(lab))]
}
