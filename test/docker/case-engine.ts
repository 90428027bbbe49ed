import { execa } from 'execa'
import type { CaseEngine } from '../../src/authoring/run-case.ts'
import { resolveEndpoint } from '../../src/docker/endpoint.ts'
import type { Lab, Service } from '../../src/lab/lab.ts'
import { docker } from '../engine/cli.ts'
import { waitUntil } from '../engine/wait.ts'
import { supplyImages } from '../hub/hub.ts'
import { references } from '../hub/images/all.ts'
import { backTo, engineState } from './engine-state.ts'
import { type Script, startScript } from './script.ts'

/**
 * The engine that answers the docker CLI here, for cases of these labs. It must hold none of the containers that the
 * labs own: they may be somebody's work.
 */
export async function hostEngine(labs: Lab[]): Promise<CaseEngine> {
  await refuseIfInUse(labs)
  await supplyImages()
  await Promise.all(references().map(pullIfNotTheHubs))
  const endpoint = await resolveEndpoint({})
  const before = await engineState()
  const started: Script[] = []
  return {
    endpoint,
    prepare: async (lab) => {
      for (const service of lab.environment.containers) await serve(service)
    },
    run(text) {
      const script = startScript(text, endpoint.url)
      started.push(script)
      return script.ended
    },
    async reset() {
      for (const script of started.splice(0)) script.remove()
      await backTo(before)
    },
  }
}

async function refuseIfInUse(labs: Lab[]): Promise<void> {
  const owned = labs.flatMap((lab) => [
    ...lab.owns.containers,
    ...lab.environment.containers.map(({ name }) => name),
  ])
  const { stdout } = await execa('docker', ['ps', '--all', '--format', '{{.Names}}'])
  const there = stdout.split('\n').filter((name) => owned.includes(name))
  if (there.length === 0) return
  throw new Error(
    `The labs' own containers are in this engine already: ${there.join(', ')}. They may be somebody's work, so no case ` +
      'was run. Remove them («docker-lab reset LAB»), or choose another engine with DOCKER_HOST.',
  )
}

/** Pulls an image that is missing, or whose name was given to another: its digests then name other repositories. */
async function pullIfNotTheHubs(reference: string): Promise<void> {
  const { ok, stdout } = await docker(['image', 'inspect', '--format', '{{json .RepoDigests}}', reference])
  const digests: string[] = ok ? (JSON.parse(stdout) ?? []) : []
  const repository = reference.split(':')[0]
  if (ok && (digests.length === 0 || digests.some((digest) => digest.startsWith(`${repository}@`)))) return
  await execa('docker', ['pull', '--quiet', reference])
}

async function serve({ name, image, ports, env, serves }: Service): Promise<void> {
  const published = ports.flatMap((port) => ['--publish', port])
  const variables = Object.entries(env).flatMap(([key, value]) => ['--env', `${key}=${value}`])
  await execa('docker', ['run', '--detach', '--name', name, ...published, ...variables, image])
  if (serves !== 'registry') return
  const url = `http://127.0.0.1:${ports[0]?.split(':')[0]}/v2/`
  const ready = () =>
    fetch(url).then(
      ({ ok }) => ok,
      () => false,
    )
  if (!(await waitUntil(ready, 20))) throw new Error(`${name} does not answer at ${url}`)
}
