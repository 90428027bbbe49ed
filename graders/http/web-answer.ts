import type { Container, Docker, HttpAnswer } from '../../src/docker/port/docker.ts'
import { type ConnectionFacts, diagnoseConnection } from '../../src/grading/contract/connection/connection.ts'

export type WebAnswer = HttpAnswer & { kind: 'answer' }

export interface HttpFacts extends ConnectionFacts<HttpAnswer> {
  /** Only when the page is missing or forbidden: directories in the container with nothing in them. */
  empty: string[]
}

/** The answer, when it came from the right container, so that only the answer itself can be wrong. */
export function answerOf(facts: ConnectionFacts<HttpAnswer>): WebAnswer | undefined {
  return facts.answer?.kind === 'answer' && !diagnoseConnection(facts) ? facts.answer : undefined
}

/** The headers that do not contain their text, with what they are; `value` is undefined for one that is missing. */
export function wrongHeaders(
  { header = {} }: { header?: Record<string, string> | undefined },
  facts: ConnectionFacts<HttpAnswer>,
): { name: string; value: string | undefined }[] {
  const headers = answerOf(facts)?.headers ?? {}
  return Object.entries(header)
    .map(([name, text]) => ({ name, text, value: headers[name.toLowerCase()] }))
    .filter(({ text, value }) => !value?.includes(text))
}

const SPEAKS_HTTPS =
  /HTTP request (was sent )?to (an )?HTTPS (server|port)|plain HTTP to an SSL|port requires TLS/i

/** The code of an answer whose status is not the wanted one. */
export function diagnoseStatus({ status, body, redirectedTo }: WebAnswer, facts: HttpFacts) {
  if (redirectedTo !== undefined) return 'redirected-away'
  if (status === 400 && SPEAKS_HTTPS.test(body)) return 'speaks-https'
  if (facts.empty.length > 0) return emptyBind(facts) ? 'empty-folder-mounted' : 'webapps-empty'
  if (status === 403) return 'forbidden-403'
  if (status === 404) return 'not-found-404'
  return status >= 500 ? 'server-error' : 'wrong-status'
}

/** The bind mount that puts an empty directory of the host into the container. */
export function emptyBind({ container, empty }: HttpFacts) {
  return container?.mounts.find((mount) => mount.type === 'bind' && empty.includes(mount.destination))
}

/** At most this many directories are looked at. */
const MOST_DIRECTORIES = 5

/** The directories in the container from which a server might take its pages, and which are empty. */
export async function emptyDirectories({ name, mounts, env }: Container, docker: Docker): Promise<string[]> {
  const paths = mounts.filter(({ type }) => type === 'bind').map(({ destination }) => destination)
  // https://hub.docker.com/_/tomcat: the sample site is in webapps.dist, and webapps is empty.
  if (env.CATALINA_HOME) paths.unshift(`${env.CATALINA_HOME}/webapps`)
  const looks = [...new Set(paths)].slice(0, MOST_DIRECTORIES).map(async (path) => {
    const fact = await docker.file(name, path)
    return fact.kind === 'directory' && fact.entries.length === 0 ? [path] : []
  })
  return (await Promise.all(looks)).flat()
}
