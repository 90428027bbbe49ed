import type { ServiceContainer } from '../port/docker.ts'
import { type Json, list, own, record, text, textRecord, understood } from '../port/json.ts'
import type { Ask } from '../wire/ask.ts'
import { engineApi } from '../wire/engine-api.ts'
import { SERVICE_LABEL, toSummary } from './container.ts'
import type { Dialect } from './dialects/dialect.ts'

const COMPOSE = 'com.docker.compose'
const PROJECT_LABEL = `${COMPOSE}.project`

/** `GET /containers/json`: what Compose made for a service, of one project or of any. */
export async function serviceContainers(
  ask: Ask,
  dialect: Dialect,
  service: string,
  project?: string,
): Promise<ServiceContainer[]> {
  const label = [
    `${SERVICE_LABEL}=${service}`,
    ...(project === undefined ? [] : [`${PROJECT_LABEL}=${project}`]),
  ]
  const answer = await engineApi(ask).listContainers({ all: '1', filters: JSON.stringify({ label }) })
  return understood(ask.endpoint, () =>
    list(answer, 'containers')
      .map((row) => record(row, 'container'))
      .filter((row) => isOfCompose(row) && own(labelsOf(row), SERVICE_LABEL) === service)
      .map((row): ServiceContainer => {
        const labels = labelsOf(row)
        const folder = own(labels, `${PROJECT_LABEL}.working_dir`)
        const { id, name, status } = toSummary(row, dialect)
        return {
          id,
          name,
          status,
          project: own(labels, PROJECT_LABEL) ?? '',
          ...(folder !== undefined && { folder }),
        }
      })
      .sort((one, other) => one.name.localeCompare(other.name, 'en', { numeric: true })),
  )
}

const labelsOf = (row: Json) => textRecord(row.Labels, 'Labels')

/** More than the label of a service, which anybody can give. What `compose run` makes is for one command. */
function isOfCompose(row: Json): boolean {
  const labels = labelsOf(row)
  const isOfPodman = text(own(labels, 'io.podman.compose.config-hash'), 'Labels') !== ''
  const isOfDocker = text(own(labels, `${COMPOSE}.config-hash`), 'Labels') !== ''
  return own(labels, `${COMPOSE}.oneoff`) === 'False' ? isOfDocker : isOfPodman
}
