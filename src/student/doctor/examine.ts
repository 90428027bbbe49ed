import { type Endpoint, resolveEndpoint } from '../../docker/address/endpoint.ts'
import { type KnownSocket, knownSockets } from '../../docker/address/known-sockets.ts'
import { type EngineSettings, engineSettings, withoutPassword } from '../../docker/facts/engine-settings.ts'
import { CouldNotLook } from '../../docker/port/could-not-look.ts'
import type { EngineIdentity } from '../../docker/wire/negotiate.ts'
import { ExitCode } from '../../grading/exit-code.ts'
import type { CourseNeeds } from '../../lab/course-file.ts'
import type { Lab } from '../../lab/lab.ts'
import { openWorkshop } from '../../workshop/workshop.ts'
import { runtime } from '../runtime.ts'
import { examineLabs, type OfLabs } from './examine-labs.ts'
import { type Rights, rightsOn } from './rights.ts'
import { isEnough, type Room, roomOf } from './room.ts'

/** One thing that has to be in place before a lab can begin, and whether it is. */
export type Examined =
  | { about: 'runtime'; ok: true; runtime: string; path: string }
  | { about: 'endpoint'; ok: true; endpoint: Endpoint }
  | { about: 'rights'; ok: boolean; rights: Rights }
  | { about: 'engine'; ok: true; engine: EngineIdentity }
  | { about: 'engine'; ok: false; problem: CouldNotLook }
  | { about: 'kind'; ok: true; kind: 'docker' | 'rootless' | 'desktop' | 'podman' }
  | { about: 'settings'; ok: true; settings: EngineSettings }
  /** The proxy of the engine, and that of the shell, which the engine does not use. */
  | { about: 'proxy'; ok: boolean; engine: string; shell: string }
  | { about: 'memory' | 'disk'; ok: boolean; room: Room }
  /** An engine that is there, but was not chosen. */
  | { about: 'sockets'; ok: true; socket: KnownSocket }
  | OfLabs

export interface Asked {
  context?: string | undefined
  host?: string | undefined
}

/** The labs to examine for, and the course that they belong to. */
export interface ForLabs {
  labs: readonly Lab[]
  /** All labs of the course, which can have left something behind. */
  all: readonly Lab[]
  needs: CourseNeeds | undefined
}

const PATIENCE_MS = 60_000

/** Looks at everything that has to be in place before labs can begin. Changes nothing. */
export async function examine(
  asked: Asked,
  { labs, all, needs }: ForLabs,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Examined[]> {
  const found: Examined[] = [{ about: 'runtime', ok: true, runtime: runtime(), path: process.execPath }]
  let endpoint: Endpoint | undefined
  try {
    endpoint = await resolveEndpoint(asked)
    found.push({ about: 'endpoint', ok: true, endpoint })
    const rights = endpoint.kind === 'unix' ? rightsOn(endpoint.path) : undefined
    if (rights) found.push({ about: 'rights', ok: !['next-login', 'nothing'].includes(rights.by), rights })
    const workshop = await openWorkshop(endpoint, AbortSignal.timeout(PATIENCE_MS))
    const settings = await engineSettings(workshop.ask)
    found.push({ about: 'engine', ok: true, engine: workshop.engine })
    found.push({ about: 'kind', ok: true, kind: kindOf(workshop.engine, settings) })
    found.push({ about: 'settings', ok: true, settings })
    found.push(...proxyOf(settings, env))
    const { memory, disk } = await roomOf(settings, endpoint, needs)
    found.push({ about: 'memory', ok: isEnough(memory, 'memory'), room: memory })
    found.push({ about: 'disk', ok: isEnough(disk, 'disk'), room: disk })
    found.push(...(await examineLabs(labs, all, workshop, endpoint.url)))
  } catch (problem) {
    if (!(problem instanceof CouldNotLook)) throw problem
    const others = (await knownSockets()).filter(({ host }) => host !== endpoint?.url)
    found.push({ about: 'engine', ok: false, problem })
    found.push(...others.map((socket) => ({ about: 'sockets', ok: true, socket }) as const))
  }
  return found
}

function kindOf({ name }: EngineIdentity, { rootless, desktop }: EngineSettings) {
  if (name === 'podman') return 'podman'
  if (desktop) return 'desktop'
  return rootless ? 'rootless' : 'docker'
}

/** Nothing where neither has one. */
function proxyOf({ proxies: { http, https } }: EngineSettings, env: NodeJS.ProcessEnv): Examined[] {
  const engine = https || http
  const names = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy']
  const shell = withoutPassword(names.map((name) => env[name]).find(Boolean) ?? '')
  return engine || shell ? [{ about: 'proxy', ok: engine !== '' || shell === '', engine, shell }] : []
}

/** Where no engine answers, nothing can be looked at. Whatever else is not as it should be is for the student to see to. */
export function exitCodeOfExamined(examined: readonly Pick<Examined, 'about' | 'ok'>[]): number {
  const noEngine = examined.some(({ about, ok }) => about === 'engine' && !ok)
  return noEngine ? ExitCode.couldNotLook : ExitCode.passed
}
