import type { Container } from '../../src/docker/port/docker.ts'
import { type ContainerFacts, diagnoseContainer } from '../../src/grading/contract/container/container.ts'

interface StateWant {
  state: string
  exit_code?: number | undefined
}

/** The code of what is wrong with the state of a container, or `pass`. */
export function judgeState({ state, exit_code }: StateWant, container: Container, facts: ContainerFacts) {
  const { status, error, exitCode } = container.state
  const ended = status === 'exited' || status === 'dead'
  const isRight = exit_code === undefined || exit_code === exitCode
  if (state === 'any') return 'pass'
  if (state === 'running') return diagnoseContainer(facts, 'run') ?? 'pass'
  if (state === 'stopped' && (ended || status === 'created')) return 'pass'
  if (state === 'exited' && ended) return isRight ? 'pass' : 'exit-code-differs'
  if ((state === 'exited' || state === 'stopped') && status === 'running') return 'still-running'
  if (state === 'start-failed') {
    if (status !== 'created') return 'start-succeeded'
    if (container.state.startUnknown) return 'start-not-recorded'
    return error && isRight ? 'pass' : (diagnoseContainer(facts, 'run') ?? 'state-differs')
  }
  if (state === 'exited' || (status === 'created' && error))
    return diagnoseContainer(facts, 'run') ?? 'state-differs'
  return status === state ? 'pass' : 'state-differs'
}
