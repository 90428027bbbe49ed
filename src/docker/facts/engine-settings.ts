import { type Json, record, text, texts, understood } from '../port/json.ts'
import type { Ask } from '../wire/ask.ts'
import { engineApi } from '../wire/engine-api.ts'

/** What an engine says of itself, as far as it helps to help a student. */
export interface EngineSettings {
  storageDriver: string
  /** Addresses of registry mirrors; empty where none is set. */
  mirrors: string[]
  system: string
}

/** {@link https://docs.docker.com/reference/api/engine/version/v1.44/#tag/System/operation/SystemInfo} */
export async function engineSettings(ask: Ask): Promise<EngineSettings> {
  const answer = await engineApi(ask).info()
  return understood(ask.endpoint, () => {
    const info = record(answer, 'info')
    return {
      storageDriver: text(info.Driver, 'Driver'),
      mirrors: texts(record(info.RegistryConfig, 'RegistryConfig').Mirrors, 'Mirrors'),
      system: text(info.OperatingSystem, 'OperatingSystem'),
    }
  })
}

/** Of an engine's settings, the registries that it need not reach with TLS. @throws WrongShape */
export function insecureIn(info: Json): string[] {
  const registries = record(record(info.RegistryConfig, 'RegistryConfig').IndexConfigs, 'IndexConfigs')
  return Object.entries(registries).flatMap(([name, settings]) =>
    record(settings, 'IndexConfigs').Secure === false ? [name] : [],
  )
}
