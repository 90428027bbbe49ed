import type { Container, Image } from '../port/docker.ts'
import { type Json, list, number, record, text, texts, unknownValue } from '../port/json.ts'

/** What of a health check's output is kept. An engine keeps 4096 bytes. */
const LONGEST = 1000
const STATUSES = ['starting', 'healthy', 'unhealthy'] as const

/**
 * The command of a health check, such as `['CMD-SHELL', 'curl …']`; absent where there is none, or where the one of the
 * image was switched off with `NONE`.
 * @see https://docs.docker.com/reference/dockerfile/#healthcheck
 */
export function toHealthCheck(config: Json): Pick<Image, 'healthCheck'> {
  const test = texts(record(config.Healthcheck, 'Healthcheck').Test, 'Healthcheck')
  return test.length === 0 || test[0] === 'NONE' ? {} : { healthCheck: test }
}

/** What an inspected container says of its health; absent where nothing checks it, or nothing has yet. */
export function toHealth(state: Json, config: Json): Pick<Container, 'health'> {
  const raw = record(state.Health, 'Health')
  const said = text(raw.Status, 'Health')
  if (said === '' || said === 'none') return {}
  const status = STATUSES.find((known) => known === said)
  if (status === undefined) throw unknownValue(said, 'Health')
  const { ExitCode, Output } = record(list(raw.Log, 'Health').at(-1), 'Health')
  const startPeriod = number(record(config.Healthcheck, 'Healthcheck').StartPeriod, 'StartPeriod')
  return {
    health: {
      status,
      lastOutput: text(Output, 'Health').trim().slice(-LONGEST),
      lastExitCode: number(ExitCode, 'Health'),
      startPeriodMs: startPeriod / 1e6,
    },
  }
}
