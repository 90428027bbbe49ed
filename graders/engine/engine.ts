import * as z from 'zod'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import type { Docker, Engine } from '../../src/docker/port/docker.ts'
import { defineKind } from '../../src/grading/contract/kind.ts'
import { isInRange, RANGE } from './range.ts'

export interface EngineFacts {
  /** Undefined where its socket is there and nothing listens on it. */
  engine: Engine | undefined
  /** Where it was looked for, only when it is not running. */
  endpoint: string
}

const word = () => z.string().regex(/^[\w.-]+$/, { error: 'one-word' })

/** The engine itself: that it runs, and how it is set up. Without any key, only that it runs. */
export default defineKind({
  schema: () =>
    z.strictObject({
      version: z.string().regex(RANGE, { error: 'version-range' }).optional(),
      storage_driver: word().optional(),
      log_driver: word().optional(),
      security: z.array(word()).min(1).optional(),
      swarm: z.enum(['active', 'manager', 'worker', 'inactive']).optional(),
    }),
  example: { version: '>=20.10', log_driver: 'local' },

  async observe(want, { docker }): Promise<EngineFacts> {
    const { version } = want
    const isAll = Object.values(want).every((value) => value === undefined)
    const { engine, endpoint } = await (isAll ? whetherRunning(docker) : askEngine(docker))
    // A range is one of Docker's versions; Podman counts in its own.
    if (version !== undefined && engine?.name === 'podman')
      throw new CouldNotLook('engine-answer', '', {
        why: 'unknown-value',
        name: 'ServerVersion',
        said: `Podman ${engine.version}`,
      })
    return { engine, endpoint }
  },

  judge({ version, storage_driver, log_driver, security = [], swarm }, { engine }) {
    if (!engine) return 'engine-not-running'
    if (version !== undefined && !isInRange(engine.version, version)) return 'engine-version-differs'
    if (storage_driver !== undefined && engine.storageDriver !== storage_driver)
      return 'engine-storage-driver-differs'
    if (log_driver !== undefined && engine.logDriver !== log_driver) return 'engine-log-driver-differs'
    if (security.length > 0 && lacks(security, engine).length > 0) return 'engine-security-missing'
    if (swarm === undefined || isRole(swarm, engine.swarm)) return 'pass'
    if (engine.swarm === 'inactive') return 'engine-not-in-swarm'
    return swarm === 'inactive' ? 'engine-in-swarm' : 'engine-swarm-role-differs'
  },

  codes: {
    'engine-not-running': {
      mistakes: ['M29'],
      see: ['docker version', 'docker context ls', 'systemctl status docker', 'docker-lab doctor'],
    },
    'engine-version-differs': { see: ['docker version'] },
    'engine-storage-driver-differs': { see: ['docker info --format "{{.Driver}}"'] },
    'engine-log-driver-differs': { see: ['docker info --format "{{.LoggingDriver}}"'] },
    'engine-security-missing': { see: ['docker info --format "{{json .SecurityOptions}}"'] },
    'engine-not-in-swarm': { see: ['docker info --format "{{.Swarm.LocalNodeState}}"'] },
    'engine-in-swarm': { see: ['docker info --format "{{.Swarm.LocalNodeState}}"', 'docker node ls'] },
    'engine-swarm-role-differs': { see: ['docker info --format "{{.Swarm.ControlAvailable}}"'] },
  },
})

/** `active` is any role in a swarm. */
const isRole = (wanted: string, role: Engine['swarm']): boolean =>
  wanted === 'active' ? role !== 'inactive' : wanted === role

/** What is asked for and not among its features for security. */
export const lacks = (wanted: string[], { security }: Engine): string[] =>
  wanted.filter((one) => !security.includes(one))

const askEngine = async (docker: Docker): Promise<EngineFacts> => ({
  engine: await docker.engine(),
  endpoint: '',
})

/** Only a socket of this machine that refuses proves that no engine runs; anything else can be our own trouble. */
async function whetherRunning(docker: Docker): Promise<EngineFacts> {
  try {
    return await askEngine(docker)
  } catch (error) {
    if (!(error instanceof CouldNotLook)) throw error
    const { code, endpoint, detail } = error
    const isRefused = endpoint.startsWith('unix://') && /\bECONNREFUSED\b/.test(detail.said ?? '')
    if (code !== 'engine-unreachable' || !isRefused) throw error
    return { engine: undefined, endpoint }
  }
}
