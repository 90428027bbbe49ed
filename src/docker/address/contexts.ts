import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { CouldNotLook, type Detail } from '../port/could-not-look.ts'
import { parseJson, present, record, required, text, WrongShape } from '../port/json.ts'
import type { Tls, Variables } from './address.ts'
import { readSmallFile } from './small-file.ts'

/** The folder of the Docker CLI's configuration. */
export function dockerConfigFolder(env: Variables, home: string): string {
  return env.DOCKER_CONFIG || join(home, '.docker')
}

/** What `docker context use` chose, if anything. A configuration that cannot be read counts as none, as for the CLI. */
export function currentContext(config: string): string | undefined {
  try {
    const { currentContext } = record(readJsonFile(join(config, 'config.json')), 'config.json')
    return text(currentContext, 'currentContext') || undefined
  } catch {
    return undefined
  }
}

/**
 * A context of the CLI's store. One that is missing or broken rejects: a different engine must not be graded instead.
 * @see https://github.com/docker/cli/blob/master/cli/context/store/doc.go
 */
export async function readContext(config: string, name: string): Promise<{ host: string; tls?: Tls }> {
  const id = createHash('sha256').update(name).digest('hex')
  const { host, skip } = readMeta(join(config, 'contexts', 'meta', id, 'meta.json'), name)
  const pems = await readPems(join(config, 'contexts', 'tls', id, 'docker'))
  const anyPem = Object.keys(pems).length > 0
  return anyPem || skip ? { host, tls: { ...pems, verify: !skip } } : { host }
}

function readMeta(file: string, context: string): { host: string; skip: boolean } {
  try {
    const { Endpoints } = record(readJsonFile(file), 'meta.json')
    const { docker } = record(Endpoints, 'Endpoints')
    const { Host, SkipTLSVerify } = record(present(docker, 'Endpoints.docker'), 'Endpoints.docker')
    return { host: required(Host, 'Host'), skip: SkipTLSVerify === true }
  } catch (error) {
    throw new CouldNotLook('context-missing', context, detailOf(error), { cause: error })
  }
}

function detailOf(error: unknown): Detail {
  if (error instanceof WrongShape)
    return error.detail.why === 'not-json'
      ? { why: 'context-unreadable', said: error.detail.said }
      : { why: 'context-without-host' }
  const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
  return isMissing ? { why: 'no-such-context' } : { why: 'context-unreadable', said: String(error) }
}

/** The PEM files in a folder, those that are there. One that cannot be read rejects: without it, a different engine would be trusted. */
export async function readPems(folder: string): Promise<Omit<Tls, 'verify'>> {
  const names = ['ca', 'cert', 'key'] as const
  const texts = names.map((name) => [name, readIfThere(join(folder, `${name}.pem`))] as const)
  return Object.fromEntries(texts.filter(([, text]) => text !== undefined))
}

function readIfThere(path: string): string | undefined {
  try {
    return readSmallFile(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^(ENOENT|ENOTDIR)$/.test(`${error.code}`))
      return undefined
    throw new CouldNotLook('engine-tls', path, { said: String(error) }, { cause: error })
  }
}

/** These files are small, and `check` begins with them: read at once, they are there before Node's promises of files are loaded. */
const readJsonFile = (path: string): unknown => parseJson(readSmallFile(path))
