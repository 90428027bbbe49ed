import type { ContainerStatus } from '../../port/docker.ts'
import { own } from '../../port/json.ts'
import { familiarOnPodman, parseReference } from '../../port/reference.ts'
import { PODMAN_CAPABILITIES } from '../capabilities.ts'
import type { Dialect } from './dialect.ts'
import { docker } from './docker.ts'
import { lentOnPodman } from './podman-mounts.ts'
import { podmanLenders, withOpenPorts } from './podman-networks.ts'
import { podmanOrigins } from './podman-origins.ts'
import { podmanState } from './podman-state.ts'
import { unnamedOnPodman } from './podman-volumes.ts'

/** Podman's own words, which reach its Docker API before 5.6. */
const STATUSES: Record<string, ContainerStatus> = {
  configured: 'created',
  initialized: 'created',
  stopping: 'running',
  stopped: 'exited',
}

/**
 * What Podman says itself of a program that it could not start, whatever its runtime says.
 * @see https://github.com/containers/podman/blob/main/libpod/define/errors.go
 */
const FAILED_STARTS: [string, number][] = [
  ['OCI runtime attempted to invoke a command that was not found', 127],
  ['OCI permission denied', 126],
]

const ACTIONS: Record<string, string> = { died: 'die', remove: 'destroy', exec_died: 'exec_die' }

export const podman: Dialect = {
  familiar: familiarOnPodman,
  imageName: familiarOnPodman,
  /** What its user builds as `app` is `localhost/app`; a name with a registry has no other, and Podman fails on one. */
  places(reference) {
    const own = `localhost/${reference}`
    return parseReference(own) ? [reference, own] : [reference]
  },
  origins: async (ask, { id, digests }) => (await podmanOrigins(ask, id)) ?? { digests },
  keepsParents: false,
  keepsFailedStarts: false,
  /** With a failed start, Podman keeps 0, and gives the code to the command that started it. */
  exitCode: (code, error) => FAILED_STARTS.find(([words]) => error.includes(words))?.[1] ?? code,
  namings: async () => [],
  networkName: (name) => (name === 'podman' ? 'bridge' : name),
  withOpenPorts,
  networkLenders: podmanLenders,
  /** Podman calls each bridge `bridge`, and its rootless defaults by the program that makes them. */
  networkMode(mode, networks) {
    if (!/^(bridge|podman|pasta|slirp4netns)\b/.test(mode)) return docker.networkMode(mode, networks)
    return networks.includes('bridge') ? 'bridge' : (networks[0] ?? 'bridge')
  },
  ownState: podmanState,
  status(word, restarts) {
    // Podman restarts without a pause, from its own "stopped"; one that stays down is "exited" a moment later.
    if (word === 'stopped' && restarts) return 'restarting'
    return docker.status(word, restarts) ?? own(STATUSES, word)
  },
  /** It lists as published what was asked for, also of a container that is not up. */
  publishes: (status) => status === 'running' || status === 'paused',
  anonymousVolumes: unnamedOnPodman,
  canMountParts: () => true,
  lentMounts: lentOnPodman,
  topQuery: { ps_args: 'pid,ppid,args' },
  capabilities: PODMAN_CAPABILITIES,
  action: (word) => own(ACTIONS, word) ?? word,
}
