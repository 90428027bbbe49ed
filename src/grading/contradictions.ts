import type { Container, ContainerSummary, ExecResult, Logs } from '../docker/port/docker.ts'
import type { Key, Tape } from '../docker/port/tape.ts'

/** A container of which two answers cannot both be true. */
export interface Contradiction {
  name: string
  /** The question about the container. */
  key: Key
  /** The other question, which was about all of them, or about something in it. */
  other: Key
}

/**
 * Where what the engine said of a container, and what it said of it in a list or when something in it was asked for,
 * belong to different moments: it is listed but was not there, is a different one of the same name, or ran in one answer
 * and not in the other. Pure.
 */
export function contradictions({ answers }: Pick<Tape, 'answers'>): Contradiction[] {
  const asked = Object.entries(answers).flatMap(([key, answer]) => {
    if ('unseen' in answer || !ABOUT_CONTAINERS.test(key)) return []
    const [, question = '', about = ''] = JSON.parse(key) as string[]
    return [{ key, question, about, gave: answer.gave }]
  })
  const others = asked.filter(({ question }) => question !== 'container')
  return asked
    .filter(({ question }) => question === 'container')
    .flatMap(({ key, about: name, gave }) =>
      others
        .filter(({ question, about, gave: other }) => {
          const container = gave as Container | undefined
          if (LISTS.includes(question)) return contradict(container, rowOf(other, name))
          return about === name && isMissed(container, other as Partial<Logs & ExecResult>)
        })
        .map((other) => ({ name, key, other: other.key })),
    )
}

const ABOUT_CONTAINERS =
  /^\["docker","(container|containers|containersOf|allContainers|serviceContainers|logs|exec)"/

type Row = Pick<ContainerSummary, 'id' | 'name' | 'status'>

const LISTS = ['containers', 'containersOf', 'allContainers', 'serviceContainers']

/** Something in it was asked for, and there was no such container any more, or it did not run any more. */
function isMissed(
  container: Container | undefined,
  { noContainer, notUp }: { noContainer?: true; notUp?: true },
) {
  return (
    container !== undefined &&
    (noContainer === true || (notUp === true && container.state.status === 'running'))
  )
}

const rowOf = (rows: unknown, name: string) => (rows as Row[] | undefined)?.find((row) => row.name === name)

function contradict(container: Container | undefined, row: Row | undefined): boolean {
  if (!row) return false
  if (!container) return row.status !== 'removing'
  if (container.id !== row.id) return true
  const [one, other] = [container.state.status, row.status]
  // A restart policy makes a container run and end all the time: that is no contradiction, but what is to be told.
  if (container.restart.policy !== 'no' || container.settlesInMs !== undefined) return false
  return (one === 'running') !== (other === 'running')
}
