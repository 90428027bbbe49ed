import { execa } from 'execa'

/**
 * Fills the engine with this many containers and tags that have nothing to do with any lab. Returns a function that
 * removes them by their names.
 */
export async function crowd(size: number): Promise<() => Promise<void>> {
  const names = Array.from({ length: size }, (_, index) => `docker-lab-bench-${index}`)
  const leave = async () => {
    await inBatches(names, (batch) => ['rm', '--force', ...batch])
    await inBatches(names, (batch) => ['rmi', ...batch.map((name) => `${name}:crowd`)])
  }
  try {
    await atOnce(names, (name) => ['create', '--name', name, 'busybox', 'true'])
    await atOnce(names, (name) => ['tag', 'busybox', `${name}:crowd`])
  } catch (error) {
    await leave().catch(() => {})
    throw error
  }
  return leave
}

const AT_ONCE = 8

async function atOnce(names: string[], command: (name: string) => string[]): Promise<void> {
  for (let index = 0; index < names.length; index += AT_ONCE) {
    await Promise.all(names.slice(index, index + AT_ONCE).map((name) => execa('docker', command(name))))
  }
}

async function inBatches(names: string[], command: (batch: string[]) => string[]): Promise<void> {
  for (let index = 0; index < names.length; index += 50) {
    await execa('docker', command(names.slice(index, index + 50)), { reject: false })
  }
}
