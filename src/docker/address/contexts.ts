import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CouldNotLook } from '../port/could-not-look.ts'
import type { Environment, Tls } from './endpoint.ts'

/** The folder of the Docker CLI's configuration. */
export function dockerConfigFolder(env: Environment, home: string): string {
  return env.DOCKER_CONFIG || join(home, '.docker')
}

/** What `docker context use` chose, if anything. A configuration that cannot be read counts as none, as for the CLI. */
export async function currentContext(config: string): Promise<string | undefined> {
  const settings = await readJson(join(config, 'config.json')).catch(() => undefined)
  const name = settings?.currentContext
  return typeof name === 'string' ? name : undefined
}

/**
 * A context of the CLI's store. One that is missing or broken rejects: another engine must not be graded instead.
 * @see https://github.com/docker/cli/blob/master/cli/context/store/doc.go
 */
export async function readContext(config: string, name: string): Promise<{ host: string; tls?: Tls }> {
  const id = createHash('sha256').update(name).digest('hex')
  const meta = await readJson(join(config, 'contexts', 'meta', id, 'meta.json')).catch((error: Error) => {
    const why = 'code' in error && error.code === 'ENOENT' ? 'not in the store' : error.message
    throw new CouldNotLook('context-missing', name, why, { cause: error })
  })
  const docker = (meta?.Endpoints as Json | undefined)?.docker as Json | undefined
  if (typeof docker !== 'object' || docker === null || typeof (docker.Host ?? '') !== 'string') {
    throw new CouldNotLook('context-missing', name, 'it says nothing about an engine')
  }
  const pems = await readPems(join(config, 'contexts', 'tls', id, 'docker'))
  const anyPem = Object.keys(pems).length > 0
  const skip = docker.SkipTLSVerify === true
  const host = (docker.Host as string | undefined) ?? ''
  return anyPem || skip ? { host, tls: { ...pems, verify: !skip } } : { host }
}

/** The PEM files in a folder, those that are there. */
export async function readPems(folder: string): Promise<Omit<Tls, 'verify'>> {
  const names = ['ca', 'cert', 'key'] as const
  const texts = names.map((name) => [name, readIfThere(join(folder, `${name}.pem`))] as const)
  return Object.fromEntries(texts.filter(([, text]) => text !== undefined))
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

type Json = Record<string, unknown>

/** These files are small, and `check` begins with them: read at once, they are there before Node's promises of files are loaded. */
async function readJson(path: string): Promise<Json | undefined> {
  const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
  return typeof value === 'object' && value !== null ? (value as Json) : undefined
}
