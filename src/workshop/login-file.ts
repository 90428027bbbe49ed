import type { Ask } from '../docker/wire/ask.ts'
import type { Login } from '../lab/lab.ts'
import { putFile, type RefusedWith } from './changes.ts'

const FILE = 'auth/htpasswd'

/** The lowest with which `htpasswd -B` makes them: a registry compares it at every request. */
const ROUNDS = 5

/**
 * The environment with which the image `registry` asks for a login.
 * {@link https://distribution.github.io/distribution/about/configuration/#htpasswd}
 */
export const ASKS_FOR_LOGIN = {
  REGISTRY_AUTH: 'htpasswd',
  REGISTRY_AUTH_HTPASSWD_REALM: 'docker-lab',
  REGISTRY_AUTH_HTPASSWD_PATH: `/${FILE}`,
}

/** Puts the file with the only login into a container that has not been started. */
export async function putLogin(ask: Ask, container: string, { user, password }: Login): Promise<RefusedWith> {
  const { hash } = await import('bcryptjs')
  return putFile(ask, container, FILE, `${user}:${await hash(password, ROUNDS)}\n`)
}
