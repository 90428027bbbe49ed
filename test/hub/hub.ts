import { canInstall } from '../engine/apt.ts'
import { docker } from '../engine/cli.ts'
import { stopDaemon } from '../engine/daemon.ts'
import { SetupProblem, say } from '../engine/problem.ts'
import { hubUrl } from './address.ts'
import { fill, isFilled, wasFilled } from './fill.ts'
import { references } from './images/all.ts'
import { load } from './load.ts'
import { registry, serve, serves } from './serve.ts'

/** Where the engine that answers has its images from. */
export type Supply = 'docker-hub' | 'mirror' | 'engine' | 'loaded'

/** Sees to it that the engine that answers can have the images of the labs, with or without Docker Hub. */
export async function supplyImages(): Promise<Supply> {
  if (await asksHub()) {
    if (!wasFilled() && (await reachesDockerHub())) return 'docker-hub'
    await openHub()
    return 'mirror'
  }
  if ((await docker(['image', 'inspect', ...references()])).ok) return 'engine'
  if (await reachesDockerHub()) return 'docker-hub'
  await openHub()
  await load()
  return 'loaded'
}

/** Ends the hub if it runs. What is in it stays for the next time. */
export const stopHub = () => stopDaemon(registry, 15)

async function openHub(): Promise<void> {
  if ((await serves()) && (await isFilled())) return
  if (!canInstall()) throw new SetupProblem(onlyDebian)
  await serve()
  await fill()
}

/** Whether the engine looks at our hub before Docker Hub: ours does. */
async function asksHub(): Promise<boolean> {
  const { ok, stdout } = await docker(['info', '--format', '{{json .RegistryConfig.Mirrors}}'])
  const mirrors: string[] = (ok && JSON.parse(stdout)) || []
  return mirrors.some((mirror) => new URL(mirror).origin === hubUrl)
}

/** Asks the engine itself: it may have a proxy, or another network than ours. */
async function reachesDockerHub(): Promise<boolean> {
  say('asking whether the engine reaches Docker Hub')
  const had = (await docker(['image', 'inspect', 'hello-world'])).ok
  const { ok } = await docker(['pull', '--quiet', 'hello-world'], 15)
  if (ok && !had) await docker(['rmi', 'hello-world'])
  return ok
}

const onlyDebian =
  'The engine cannot reach Docker Hub, and the offline hub that stands in for it can be built only as root on Debian ' +
  'or Ubuntu. Let the engine reach Docker Hub (network, proxy, registry mirror), and try again.'
