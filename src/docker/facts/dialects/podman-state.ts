import { flag, type Json, record, required, text } from '../../port/json.ts'
import type { Ask } from '../../wire/ask.ts'

/**
 * Podman's own word for the state of an inspected container. Between two starts by its restart policy, Podman has
 * stopped it, but not cleaned up, and calls it `stopped`; in Docker's API, it says `exited` since 5.6, as it does of
 * one that stays down. Undefined where both say the same, or it is gone by now.
 * @see https://github.com/containers/podman/blob/main/libpod/define/containerstate.go
 * @throws WrongShape
 */
export async function podmanState(ask: Ask, inspected: Json): Promise<string | undefined> {
  const { Name } = record(record(inspected.HostConfig, 'HostConfig').RestartPolicy, 'RestartPolicy')
  const policy = text(Name, 'RestartPolicy')
  if (policy === '' || policy === 'no' || record(inspected.State, 'State').Status !== 'exited')
    return undefined
  const answer = await ask.json(`/libpod/containers/${required(inspected.Id, 'Id')}/json`)
  if (answer === undefined) return undefined
  const { Status, StoppedByUser } = record(record(answer, 'container').State, 'State')
  const word = required(Status, 'Status')
  // What runs now was between two starts a moment ago.
  return word === 'exited' || flag(StoppedByUser, 'StoppedByUser') ? undefined : 'stopped'
}
