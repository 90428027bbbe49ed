import type { Container } from '../../src/docker/port/docker.ts'

interface SettingsWant {
  labels?: Record<string, string | true> | undefined
  log_driver?: string | undefined
  health?: 'healthy' | 'unhealthy' | 'none' | undefined
}

/** The code of what is wrong with its labels, its log driver or its health, or `pass`. */
export function judgeSettings(want: SettingsWant, container: Container) {
  const label = wrongLabel(want, container)
  if (label !== undefined)
    return Object.hasOwn(container.labels, label) ? 'container-label-differs' : 'container-label-missing'
  const { log_driver = container.logDriver } = want
  if (log_driver !== container.logDriver) return 'log-driver-differs'
  return judgeHealth(want, container)
}

function judgeHealth({ health }: SettingsWant, container: Container) {
  if (health === undefined) return 'pass'
  if (!container.healthCheck) return health === 'none' ? 'pass' : 'health-check-missing'
  if (health === 'none') return 'health-check-set'
  const { status } = container.health ?? { status: 'starting' }
  if (status === 'starting') return 'health-still-starting'
  if (status === health) return 'pass'
  return status === 'unhealthy' ? 'container-unhealthy' : 'container-healthy'
}

/** The first wanted label that has a different value, or is missing; `true` is any value. */
export const wrongLabel = (
  { labels = {} }: Pick<SettingsWant, 'labels'>,
  container: Container,
): string | undefined =>
  Object.keys(labels).find((key) =>
    labels[key] === true ? !Object.hasOwn(container.labels, key) : container.labels[key] !== labels[key],
  )
