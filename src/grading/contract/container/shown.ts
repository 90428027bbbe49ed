import type { ContainerSummary } from '../../../docker/port/docker.ts'
import { own } from '../../../docker/port/json.ts'
import type { ContainerFacts } from './container.ts'
import { hidingMount, lifeMs, missingProgram } from './why-it-ended.ts'

/** What the words of every language show of the facts. */

export const nameOf = ({ container }: ContainerFacts): string => container?.name ?? ''

/** The arguments after the image name, as they were typed. */
export const typedOf = ({ container }: ContainerFacts): string => container?.command.join(' ') ?? ''

/** The program that it ran, with its arguments. */
export const argvOf = ({ container }: ContainerFacts): string => container?.argv.join(' ') ?? ''

/** How long it ran, in seconds: `0.3`. */
export const secondsOf = ({ container }: ContainerFacts): string =>
  container ? (lifeMs(container) / 1000).toFixed(1) : ''

/** Whether its main process ended by SIGKILL, which is 128 + 9. */
export const wasKilled = ({ container }: ContainerFacts): boolean => container?.state.exitCode === 137

/** The program that its image does not have, where that is known by name; '' where it is the one that it was to run. */
export const missingOf = ({ container, lastLine }: ContainerFacts): string =>
  (container && missingProgram(container, lastLine)) ?? ''

/** Where the mount is that hides a file from the program, and what is mounted there. */
export function hidingOf({ container, lastLine }: ContainerFacts): { destination: string; source: string } {
  const { destination = '', source = '' } = (container && hidingMount(container, lastLine)) ?? {}
  return { destination, source }
}

/** The service of a Compose file that a container was made for; undefined for any other container. */
export const serviceOf = (container: { labels: Record<string, string> } | undefined): string | undefined =>
  own(container?.labels, 'com.docker.compose.service') || undefined

/** How often it crashes, in whole seconds; undefined where there is no rhythm to see. */
export const crashesEvery = ({ container }: ContainerFacts): number | undefined =>
  container?.restartsEveryMs === undefined ? undefined : Math.round(container.restartsEveryMs / 1000)

/** The host ports that it asked for by number. */
export const askedPorts = ({ container }: ContainerFacts): number[] => [
  ...new Set(container?.requestedPorts.map((port) => port.hostPort).filter((port) => port > 0)),
]

/** The other containers that publish one of those. */
export function portOwners(facts: ContainerFacts): string[] {
  const asked = askedPorts(facts)
  return facts.others
    .filter(({ id, ports }) => id !== facts.container?.id && ports.some((p) => asked.includes(p.hostPort)))
    .map(({ name }) => name)
}

const MOST_OTHERS = 3

/** The newest of the other containers. `more`: there are others besides. */
export function newestOthers({ others }: ContainerFacts): { newest: ContainerSummary[]; more: boolean } {
  return { newest: others.slice(0, MOST_OTHERS), more: others.length > MOST_OTHERS }
}
