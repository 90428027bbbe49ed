import type { Engine } from '../port/docker.ts'
import { record, required, texts, understood } from '../port/json.ts'
import type { Ask } from '../wire/ask.ts'
import { engineApi } from '../wire/engine-api.ts'
import type { EngineIdentity } from '../wire/negotiate.ts'
import { tolerant } from './tolerant.ts'

/**
 * `GET /info`.
 * @see https://docs.docker.com/reference/api/engine/version/v1.44/#tag/System/operation/SystemInfo
 */
export async function engineFacts(ask: Ask, { name }: Pick<EngineIdentity, 'name'>): Promise<Engine> {
  const answer = await engineApi(ask).info()
  return understood(ask.endpoint, () => {
    const info = record(answer, 'info')
    const { read, rest } = tolerant()
    return {
      name,
      version: read('version', () => required(info.ServerVersion, 'ServerVersion'), ''),
      storageDriver: read('storageDriver', () => required(info.Driver, 'Driver'), ''),
      // Podman leaves it empty.
      logDriver: read('logDriver', () => required(info.LoggingDriver, 'LoggingDriver'), ''),
      security: read('security', () => texts(info.SecurityOptions, 'SecurityOptions').map(securityName), []),
      ...rest(),
    }
  })
}

/** `seccomp`, of `name=seccomp,profile=default`. */
const securityName = (option: string) => /(?:^|,)name=([^,]*)/.exec(option)?.[1] ?? option
