import { execa } from 'execa'
import { afterAll } from 'vitest'
import { resolveEndpoint } from '../../src/docker/address/endpoint.ts'
import { askEngine } from '../../src/docker/wire/ask-engine.ts'

/** The engine that is tested with, and `docker` itself to prepare what probes look at. */
export const endpoint = await resolveEndpoint({})
export const ask = askEngine(endpoint, new AbortController().signal)

export async function docker(...args: string[]): Promise<string> {
  const { stdout } = await execa('docker', args)
  return stdout
}

const made: string[] = []

/** A container of a name of its own, which is removed after the tests of the file. */
export async function container(...args: string[]): Promise<string> {
  const name = `dl-probe-${process.pid}-${made.length}`
  made.push(name)
  await docker('run', '-d', '--name', name, ...args)
  return name
}

export function removeContainersAfterwards(): void {
  afterAll(async () => {
    if (made.length > 0) await docker('rm', '-f', '-v', ...made)
  })
}
