import type { Ask } from '../wire/ask.ts'

/** What an engine says of itself, as far as it helps to help a student. */
export interface EngineSettings {
  storageDriver: string
  /** Addresses of registry mirrors; empty where none is set. */
  mirrors: string[]
  system: string
}

/** {@link https://docs.docker.com/reference/api/engine/version/v1.44/#tag/System/operation/SystemInfo} */
export async function engineSettings(ask: Ask): Promise<EngineSettings> {
  const info = await ask.json<{
    Driver?: string
    OperatingSystem?: string
    RegistryConfig?: { Mirrors?: string[] | null } | null
  }>('/info')
  return {
    storageDriver: info?.Driver ?? '',
    mirrors: info?.RegistryConfig?.Mirrors ?? [],
    system: info?.OperatingSystem ?? '',
  }
}
