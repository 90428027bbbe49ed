import type { ContainerStatus } from '../../port/docker.ts'
import { understood } from '../../port/json.ts'
import { familiar } from '../../port/reference.ts'
import { DOCKER_CAPABILITIES } from '../capabilities.ts'
import { lendersOf } from '../network-lenders.ts'
import type { Dialect } from './dialect.ts'
import { dockerNamings } from './docker-namings.ts'
import { unnamedVolumes } from './docker-volumes.ts'

const STATUSES: ContainerStatus[] = [
  'created',
  'running',
  'paused',
  'restarting',
  'removing',
  'exited',
  'dead',
]

/** @see https://docs.docker.com/reference/api/engine/version-history/#v145-api-changes */
const FIRST_WITH_SUBPATH = 45

export const docker: Dialect = {
  familiar,
  imageName: (name) => name,
  places: (reference) => [reference],
  origins: async (_, { digests }) => ({ digests }),
  keepsParents: true,
  keepsFailedStarts: true,
  exitCode: (code) => code,
  namings: dockerNamings,
  networkName: (name) => name,
  withOpenPorts: async (_, container) => container,
  networkLenders: async ({ endpoint }, rows) => understood(endpoint, () => lendersOf(rows)),
  networkMode: (mode) => (mode === 'default' || mode === '' ? 'bridge' : mode),
  ownState: async () => undefined,
  status: (word) => STATUSES.find((known) => known === word),
  publishes: () => true,
  anonymousVolumes: unnamedVolumes,
  canMountParts: (api) => Number(api.split('.')[1]) >= FIRST_WITH_SUBPATH,
  lentMounts: async () => undefined,
  topQuery: {},
  capabilities: DOCKER_CAPABILITIES,
  action: (word) => word,
}
