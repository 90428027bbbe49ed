/** What a swarm runs. */

/** A service, or why there is none of the name. */
export type ServiceFact = Service | { kind: 'absent'; names: string[] } | { kind: 'no-swarm' }

/** A service of the swarm that the engine manages. */
export interface Service {
  kind: 'service'
  id: string
  name: string
  /** Familiar and with a tag, as it was asked for: `nginx:latest`. The digest that Docker adds is left out. */
  image: string
  /** How many tasks should run: `--replicas`, or one on each node that fits. */
  desired: number
  /** A task on each node, instead of a number of replicas. */
  isGlobal: boolean
  /** The tasks that should run, as far as they came. */
  tasks: ServiceTask[]
  /** Milliseconds since it was created or changed, or got its newest task, by the engine's clock. */
  ageMs: number
}

export interface ServiceTask {
  /** The engine's word: `running`, `preparing`, `pending`, … */
  state: string
  /** Whether it runs, and has run for longer than those before it in its place, except for any that ran for long. */
  settled: boolean
  /** In how many ms it will have run for long enough, if it runs. */
  settlesInMs?: number
  /** Why it does not run, or why the last one before it ended, in the engine's words; '' where it does not say. */
  error: string
  /** How many before it in its place have ended by themselves, of the same service as it is now. */
  ended: number
}
