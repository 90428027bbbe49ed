import type { EngineFlags } from '../cli/engine.ts'
import { type Endpoint, resolveEndpoint } from '../docker/address/endpoint.ts'
import { knownSockets } from '../docker/address/known-sockets.ts'
import { engineSettings } from '../docker/facts/engine-settings.ts'
import { CouldNotLook } from '../docker/port/could-not-look.ts'
import { explainProblem } from '../grading/look-problems.ts'
import type { Lab, Language } from '../lab/lab.ts'
import type { Messages } from '../languages/en/messages.ts'
import { portsInUse } from '../workshop/ports-in-use.ts'
import { openWorkshop, type Workshop } from '../workshop/workshop.ts'

/** One thing that was looked at, and what to do where it is not as it should be. */
export interface Finding {
  about: 'node' | 'endpoint' | 'engine' | 'settings' | 'sockets' | 'image' | 'port'
  ok: boolean
  text: string
  next?: string
}

const PATIENCE_MS = 20_000

/** Looks at everything that has to be in place before a lab can begin. Changes nothing. */
export async function examine(
  flags: EngineFlags,
  lab: Lab | undefined,
  words: Messages['doctor'],
  language: Language,
): Promise<Finding[]> {
  const node: Finding = { about: 'node', ok: true, text: words.node(process.versions.node, process.execPath) }
  let endpoint: Endpoint | undefined
  const found: Finding[] = [node]
  try {
    endpoint = await resolveEndpoint(flags)
    found.push({ about: 'endpoint', ok: true, text: words.endpoint(endpoint.url, endpoint.source) })
    const workshop = await openWorkshop(endpoint, AbortSignal.timeout(PATIENCE_MS))
    found.push(
      ...(await engineFindings(workshop, words)),
      ...(lab ? await labFindings(lab, workshop, words) : []),
    )
  } catch (error) {
    if (!(error instanceof CouldNotLook)) throw error
    const { message, next } = await explainProblem(error, language)
    found.push(
      { about: 'engine', ok: false, text: message, next },
      ...(await otherSockets(endpoint?.url, words)),
    )
  }
  return found
}

async function engineFindings({ ask, engine }: Workshop, words: Messages['doctor']): Promise<Finding[]> {
  const { storageDriver, mirrors, system } = await engineSettings(ask)
  return [
    { about: 'engine', ok: true, text: words.engine(engine.name, engine.version ?? '?', engine.api) },
    { about: 'settings', ok: true, text: words.settings(system, storageDriver) },
    { about: 'settings', ok: true, text: words.mirrors(mirrors) },
  ]
}

async function labFindings(lab: Lab, { docker }: Workshop, words: Messages['doctor']): Promise<Finding[]> {
  const { images, ports, containers } = lab.environment
  const wanted = [...new Set([...images, ...containers.map(({ image }) => image)])]
  const name = `${lab.number ?? lab.slug}`
  const looked = await Promise.all(
    wanted.map(async (image): Promise<Finding> => {
      if (await docker.image(image)) return { about: 'image', ok: true, text: words.imageHere(image) }
      return { about: 'image', ok: false, text: words.imageMissing(image), next: words.fetch(name) }
    }),
  )
  const taken = await portsInUse(docker, ports)
  const own = new Set([...lab.owns.containers, ...containers.map((one) => one.name)])
  return [
    ...looked,
    ...ports.map((port): Finding => {
      const owner = taken.get(port)
      if (owner === undefined) return { about: 'port', ok: true, text: words.portFree(port) }
      const isOwn = owner !== 'a program' && own.has(owner.container)
      const text = words.portTaken(port, owner)
      return isOwn
        ? { about: 'port', ok: true, text }
        : { about: 'port', ok: false, text, next: words.freePort(port) }
    }),
  ]
}

/** Engines that are there, but that nobody chose. */
async function otherSockets(asked: string | undefined, words: Messages['doctor']): Promise<Finding[]> {
  const others = (await knownSockets()).filter(({ host }) => host !== asked)
  return others.map(({ name, host }) => ({
    about: 'sockets',
    ok: true,
    text: words.otherSocket(name, host),
    next: words.useSocket(host),
  }))
}
