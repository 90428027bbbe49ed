import type { Container, Docker, HttpAnswer } from '../../src/docker/port/docker.ts'
import { type ConnectionFacts, diagnoseConnection } from '../../src/grading/contract/connection/connection.ts'

/** What the answer of a web server tells. */

export type WebAnswer = HttpAnswer & { kind: 'answer' }

export interface HttpFacts extends ConnectionFacts<HttpAnswer> {
  /** Only when the page is missing or forbidden: folders in the container with nothing in them. */
  empty: string[]
}

/** The answer, when it is the right container's, so that it is the answer itself that may be wrong. */
export function answerOf(facts: ConnectionFacts<HttpAnswer>): WebAnswer | undefined {
  return facts.answer?.kind === 'answer' && !diagnoseConnection(facts) ? facts.answer : undefined
}

/** The headers that are not there, or do not contain their text, as they are. */
export function wrongHeaders(wanted: Record<string, string> = {}, { headers }: WebAnswer): string[] {
  const wrong = Object.entries(wanted).filter(([name, text]) => !headers[name.toLowerCase()]?.includes(text))
  return wrong.map(([name]) => `${name}: ${headers[name.toLowerCase()] ?? '-'}`)
}

const SPEAKS_HTTPS =
  /HTTP request (was sent )?to (an )?HTTPS (server|port)|plain HTTP to an SSL|port requires TLS/i

/** The code of an answer whose status is not the one that is wanted. */
export function diagnoseStatus({ status, body, redirectedTo }: WebAnswer, facts: HttpFacts) {
  if (redirectedTo !== undefined) return 'redirected-away'
  if (status === 400 && SPEAKS_HTTPS.test(body)) return 'speaks-https'
  if (facts.empty.length > 0) return emptyBind(facts) ? 'empty-folder-mounted' : 'webapps-empty'
  if (status === 403) return 'forbidden-403'
  if (status === 404) return 'not-found-404'
  return status >= 500 ? 'server-error' : 'wrong-status'
}

/** The bind mount that puts an empty folder of the host into the container. */
export function emptyBind({ container, empty }: HttpFacts) {
  return container?.mounts.find((mount) => mount.type === 'bind' && empty.includes(mount.destination))
}

/** At most this many folders are looked at. */
const MOST_FOLDERS = 5

/** The folders in the container from which a server may take its pages, and which have nothing in them. */
export async function emptyFolders(container: Container, docker: Docker): Promise<string[]> {
  const folders = container.mounts.filter(({ type }) => type === 'bind').map(({ destination }) => destination)
  // https://hub.docker.com/_/tomcat: the sample site stands in webapps.dist, and webapps is empty.
  if (container.env.CATALINA_HOME) folders.unshift(`${container.env.CATALINA_HOME}/webapps`)
  const looks = [...new Set(folders)].slice(0, MOST_FOLDERS).map(async (path) => {
    const fact = await docker.file(container.name, path)
    return fact.kind === 'directory' && fact.entries.length === 0 ? [path] : []
  })
  return (await Promise.all(looks)).flat()
}
