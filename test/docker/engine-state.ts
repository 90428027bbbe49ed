import { execa } from 'execa'

/** What is in an engine, by id, so that what appeared since can be told from what was there before. */
export interface EngineState {
  /** Name by id. */
  containers: Map<string, string>
  volumes: Set<string>
  networks: Set<string>
  images: Set<string>
  /** Id by name and tag. */
  tags: Map<string, string>
}

/** Containers with such a name belong to other tests, or to a person at the same machine. */
const OTHERS = /^dl-/

const lines = async (...args: string[]) => {
  const { stdout } = await execa('docker', args)
  return stdout.split('\n').filter((line) => line !== '')
}
const pairs = async (...args: string[]) =>
  (await lines(...args)).map((line) => line.split(' ') as [string, string])

export async function engineState(): Promise<EngineState> {
  const [containers, volumes, networks, images] = await Promise.all([
    pairs('ps', '--all', '--no-trunc', '--format', '{{.ID}} {{.Names}}'),
    lines('volume', 'ls', '--quiet'),
    lines('network', 'ls', '--quiet', '--no-trunc'),
    pairs('image', 'ls', '--all', '--no-trunc', '--format', '{{.ID}} {{.Repository}}:{{.Tag}}'),
  ])
  return {
    containers: new Map(containers.filter(([, name]) => !OTHERS.test(name))),
    volumes: new Set(volumes),
    networks: new Set(networks),
    images: new Set(images.map(([id]) => id)),
    tags: new Map(images.filter(([, tag]) => !tag.includes('<none>')).map(([id, tag]) => [tag, id])),
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
  for (const [tag, id] of before.tags) {
    if (now.tags.get(tag) === id) continue
    if ((await execa('docker', ['tag', id, tag], { reject: false })).failed)
      await execa('docker', ['pull', '--quiet', tag])
  }
  await remove(['rmi'], fresh(now.tags.keys(), before.tags))
  await remove(['rmi', '--force'], fresh((await engineState()).images, before.images))
}

const fresh = (now: Iterable<string>, before: { has(key: string): boolean }) =>
  [...now].filter((key) => !before.has(key))

/** What another test has begun to use by now cannot be removed, and need not be. */
async function remove(command: string[], what: string[]): Promise<void> {
  if (what.length > 0) await execa('docker', [...command, ...what], { reject: false })
}
