import type { ContainerStatus } from '../../port/docker.ts'
import { list, record, text, texts } from '../../port/json.ts'
import { familiar } from '../../port/reference.ts'
import type { Dialect } from './dialect.ts'

const STATUSES: ContainerStatus[] = [
  'created',
  'running',
  'paused',
  'restarting',
  'removing',
  'exited',
  'dead',
]

export const docker: Dialect = {
  familiar,
  imageName: (name) => name,
  places: (reference) => [reference],
  origins: async (_, { digests }) => digests,
  networkName: (name) => name,
  networkMode: (mode) => (mode === 'default' || mode === '' ? 'bridge' : mode),
  status: (word) => STATUSES.find((known) => known === word),
  publishes: () => true,
  /** What `-v name:/path` and `--mount source=name` named. */
  async namedVolumes(_, container) {
    const host = record(container.HostConfig, 'HostConfig')
    const binds = texts(host.Binds, 'Binds').map((bind) => bind.split(':')[0] ?? '')
    const mounts = list(host.Mounts, 'Mounts').map((one) => text(record(one, 'Mounts').Source, 'Source'))
    return [...binds, ...mounts]
  },
  action: (word) => word,
}
