import { execa } from 'execa'

/** What is in an engine, by id, so that what appeared since can be told from what was there before. */
export interface EngineState {
  /** Name by id. */
  containers: Map<string, string>
  volumes: Set<string>
  networks: Set<string>
  images: Set<string>
  /** The image's id, by name: with its tag, and with its digest. */
  names: Map<string, string>
}

/** Containers and images with such a name belong to other tests, or to a person at the same machine. */
const OTHERS = /^dl-/

const lines = async (...args: string[]) => {
  const { stdout } = await execa('docker', args)
  return stdout.split('\n').filter((line) => line !== '')
}
const words = async (...args: string[]) => (await lines(...args)).map((line) => line.split(' '))

const IMAGE = '{{.ID}} {{.Repository}}:{{.Tag}} {{.Repository}}@{{.Digest}}'

export async function engineState(): Promise<EngineState> {
  const [containers, volumes, networks, images] = await Promise.all([
    words('ps', '--all', '--no-trunc', '--format', '{{.ID}} {{.Names}}'),
    lines('volume', 'ls', '--quiet'),
    lines('network', 'ls', '--quiet', '--no-trunc'),
    words('image', 'ls', '--all', '--no-trunc', '--digests', '--format', IMAGE),
  ])
  const own = images.filter(([, name = '']) => !OTHERS.test(name))
  const named = own.flatMap(([id = '', ...names]) => names.map((name) => [name, id] as const))
  return {
    containers: new Map(
      containers.map(([id = '', name = '']) => [id, name] as const).filter(([, name]) => !OTHERS.test(name)),
    ),
    volumes: new Set(volumes),
    networks: new Set(networks),
    images: new Set(own.map(([id = '']) => id)),
    names: new Map(named.filter(([name]) => !name.includes('<none>'))),
  }
}

/** Removes what appeared since, and nothing else, and gives tags that moved back to their images. */
export async function backTo(before: EngineState): Promise<void> {
  const now = await engineState()
  await remove(['rm', '--force'], fresh(now.containers.keys(), before.containers))
  await Promise.all([
    remove(['volume', 'rm'], fresh(now.volumes, before.volumes)),
    remove(['network', 'rm'], fresh(now.networks, before.networks)),
  ])
  for (const [name, id] of before.names) {
    if (now.names.get(name) === id || name.includes('@')) continue
    const { failed } = await execa('docker', ['tag', id, name], { reject: false })
    if (failed) await execa('docker', ['pull', '--quiet', name])
  }
  await remove(['rmi'], fresh(now.names.keys(), before.names))
  await remove(['rmi', '--force'], fresh((await engineState()).images, before.images))
}

const fresh = (now: Iterable<string>, before: { has(key: string): boolean }) =>
  [...now].filter((key) => !before.has(key))

/** What another test has begun to use by now cannot be removed, and need not be. */
async function remove(command: string[], what: string[]): Promise<void> {
  if (what.length > 0) await execa('docker', [...command, ...what], { reject: false })
}

/** Everything in the engine that a look must not change, in an order that can be compared. */
export async function fingerprint() {
  const { containers, volumes, networks, names } = await engineState()
  return {
    containers: (await inspected('container', containers.keys())).map(
      ({ NetworkSettings, Mounts, ...rest }) => ({
        ...rest,
        Mounts: Mounts.toSorted((one, other) => (one.Destination < other.Destination ? -1 : 1)),
        Networks: NetworkSettings.Networks,
        Ports: NetworkSettings.Ports,
      }),
    ),
    volumes: [...volumes].sort(),
    networks: await inspected('network', networks),
    names: [...names].sort(),
  }
}

interface Inspected {
  Mounts: { Destination: string }[]
  NetworkSettings: { Networks: unknown; Ports: unknown }
}

async function inspected(kind: string, ids: Iterable<string>): Promise<Inspected[]> {
  const sorted = [...ids].sort()
  return sorted.length > 0 ? JSON.parse((await execa('docker', [kind, 'inspect', ...sorted])).stdout) : []
}
