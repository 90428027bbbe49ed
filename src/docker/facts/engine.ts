import type { Engine, Limited } from '../port/docker.ts'
import { type Json, record, required, texts, understood } from '../port/json.ts'
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
      ...read('cannotLimit', () => cannotLimit(info), {}),
      swarm: read('swarm', () => swarmRole(record(info.Swarm, 'Swarm')), 'inactive'),
      ...rest(),
    }
  })
}

const CAN_LIMIT = {
  memory: 'MemoryLimit',
  swap: 'SwapLimit',
  cpus: 'CpuCfsQuota',
  pids: 'PidsLimit',
} as const

/**
 * Docker drops such a limit with a warning, or refuses it.
 * @see https://docs.docker.com/engine/security/rootless/tips/#limiting-resources
 */
function cannotLimit(info: Json): Pick<Engine, 'cannotLimit'> {
  const missing = (Object.keys(CAN_LIMIT) as Limited[]).filter((limit) => info[CAN_LIMIT[limit]] === false)
  return missing.length > 0 ? { cannotLimit: missing } : {}
}

/** A manager that waits for its key, or that lost the others, is in its swarm, but manages nothing. */
function swarmRole({ LocalNodeState, ControlAvailable }: Json): Engine['swarm'] {
  const state = required(LocalNodeState, 'LocalNodeState')
  if (ControlAvailable === true) return 'manager'
  return ['inactive', 'pending'].includes(state) ? 'inactive' : 'worker'
}

/** `seccomp`, of `name=seccomp,profile=default`. */
const securityName = (option: string) => /(?:^|,)name=([^,]*)/.exec(option)?.[1] ?? option
