import { type Json, number, record, text, texts, understood } from '../port/json.ts'
import type { Ask } from '../wire/ask.ts'
import { engineApi } from '../wire/engine-api.ts'

/** What an engine says of itself, as far as it helps to help a student. */
export interface EngineSettings {
  storageDriver: string
  /** Addresses of registry mirrors; empty where none is set. */
  mirrors: string[]
  system: string
  rootless: boolean
  /** Docker Desktop, which runs its engine in a machine of its own. */
  desktop: boolean
  /** Of the machine that it runs on; 0 where it does not say. */
  memoryBytes: number
  /** Where it keeps everything, on the machine that it runs on; '' where it does not say. */
  folder: string
  /** What it reaches registries through, without names and passwords; '' where there is none. */
  proxies: { http: string; https: string; no: string }
}

/** {@link https://docs.docker.com/reference/api/engine/version/v1.44/#tag/System/operation/SystemInfo} */
export async function engineSettings(ask: Ask): Promise<EngineSettings> {
  const answer = await engineApi(ask).info()
  return understood(ask.endpoint, () => {
    const info = record(answer, 'info')
    const system = text(info.OperatingSystem, 'OperatingSystem')
    return {
      storageDriver: text(info.Driver, 'Driver'),
      mirrors: texts(record(info.RegistryConfig, 'RegistryConfig').Mirrors, 'Mirrors'),
      system,
      rootless: texts(info.SecurityOptions, 'SecurityOptions').some((option) =>
        /^name=rootless\b/.test(option),
      ),
      desktop: system === 'Docker Desktop',
      memoryBytes: number(info.MemTotal, 'MemTotal'),
      folder: text(info.DockerRootDir, 'DockerRootDir'),
      proxies: {
        http: withoutPassword(text(info.HttpProxy, 'HttpProxy')),
        https: withoutPassword(text(info.HttpsProxy, 'HttpsProxy')),
        no: text(info.NoProxy, 'NoProxy'),
      },
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

/** An address without the name and the password in it. */
export const withoutPassword = (url: string): string => url.replace(/\/\/[^/]*@/, '//')
