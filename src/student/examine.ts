import { type Endpoint, resolveEndpoint } from '../docker/address/endpoint.ts'
import { type KnownSocket, knownSockets } from '../docker/address/known-sockets.ts'
import { type EngineSettings, engineSettings } from '../docker/facts/engine-settings.ts'
import { CouldNotLook } from '../docker/port/could-not-look.ts'
import type { EngineIdentity } from '../docker/wire/negotiate.ts'
import { ExitCode } from '../grading/exit-code.ts'
import type { Lab } from '../lab/lab.ts'
import type { PortOwner } from '../languages/en/messages.ts'
import { isOwnedBy, portsInUse } from '../workshop/ports-in-use.ts'
import { openWorkshop, type Workshop } from '../workshop/workshop.ts'
import { runtime } from './runtime.ts'

/** One thing that has to be in place before a lab can begin, and whether it is. */
export type Examined =
  | { about: 'runtime'; ok: true; runtime: string; path: string }
  | { about: 'endpoint'; ok: true; endpoint: Endpoint }
  | { about: 'engine'; ok: true; engine: EngineIdentity }
  | { about: 'engine'; ok: false; problem: CouldNotLook }
  | { about: 'settings'; ok: true; settings: EngineSettings }
  /** An engine that is there, but was not chosen. */
  | { about: 'sockets'; ok: true; socket: KnownSocket }
  | { about: 'image'; ok: boolean; image: string; lab: string }
  | { about: 'port'; ok: boolean; port: number; owner: PortOwner | undefined }

const PATIENCE_MS = 20_000

/** Looks at everything that has to be in place before a lab can begin. Changes nothing. */
export async function examine(
  asked: Parameters<typeof resolveEndpoint>[0],
  lab: Lab | undefined,
): Promise<Examined[]> {
  const found: Examined[] = [{ about: 'runtime', ok: true, runtime: runtime(), path: process.execPath }]
  let endpoint: Endpoint | undefined
  try {
    endpoint = await resolveEndpoint(asked)
    found.push({ about: 'endpoint', ok: true, endpoint })
    const workshop = await openWorkshop(endpoint, AbortSignal.timeout(PATIENCE_MS))
    const settings = await engineSettings(workshop.ask)
    found.push({ about: 'engine', ok: true, engine: workshop.engine })
    found.push({ about: 'settings', ok: true, settings })
    if (lab) found.push(...(await examineLab(lab, workshop)))
  } catch (problem) {
    if (!(problem instanceof CouldNotLook)) throw problem
    const others = (await knownSockets()).filter(({ host }) => host !== endpoint?.url)
    found.push({ about: 'engine', ok: false, problem })
    found.push(...others.map((socket) => ({ about: 'sockets', ok: true, socket }) as const))
  }
  return found
}

/** Looks at what a lab needs of an engine. */
export async function examineLab(
  { environment, owns, number, slug }: Pick<Lab, 'environment' | 'owns' | 'number' | 'slug'>,
  { docker }: Pick<Workshop, 'docker'>,
): Promise<Examined[]> {
  const { images, ports, containers } = environment
  const wanted = [...new Set([...images, ...containers.map(({ image }) => image)])]
  const here = await Promise.all(wanted.map((image) => docker.image(image)))
  const taken = await portsInUse(docker, ports)
  const own = [...owns.containers, ...containers.map(({ name }) => name)]
  return [
    ...wanted.map((image, index): Examined => {
      return { about: 'image', ok: here[index] !== undefined, image, lab: `${number ?? slug}` }
    }),
    ...ports.map((port): Examined => {
      const owner = taken.get(port)
      return { about: 'port', ok: owner === undefined || isOwnedBy(owner, own), port, owner }
    }),
  ]
}

/** Where no engine answers, nothing can be looked at. A missing image or a port in use is for the student to see to. */
export function exitCodeOfExamined(examined: readonly Pick<Examined, 'about' | 'ok'>[]): number {
  const noEngine = examined.some(({ about, ok }) => about === 'engine' && !ok)
  return noEngine ? ExitCode.couldNotLook : ExitCode.passed
}
