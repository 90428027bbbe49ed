import type { Container, Docker, HttpAnswer } from '../../src/docker/port/docker.ts'
import { type ConnectionFacts, diagnoseConnection } from '../../src/grading/contract/connection/connection.ts'
import { forExplanation } from '../../src/grading/contract/for-explanation.ts'

export type WebAnswer = HttpAnswer & { kind: 'answer' }

export interface HttpFacts extends ConnectionFacts<HttpAnswer> {
  /** Only when the page is missing or forbidden: directories in the container with nothing in them. */
  empty: string[]
}

/** What of a check decides which answer is meant. */
interface Asked {
  status: number
}

/**
 * The answer, when it came from the right container, so that only the answer itself can be wrong: that after all
 * redirects or, where the check asks for the status of a redirect, the first.
 */
export function answerOf(facts: ConnectionFacts<HttpAnswer>, { status }: Asked): WebAnswer | undefined {
  const { answer } = facts
  if (answer?.kind !== 'answer' || diagnoseConnection(facts)) return undefined
  const [first] = answer.redirects
  if (!first || status < 300 || status > 399) return answer
  return { kind: 'answer', address: answer.address, ...first, truncated: false, redirects: [] }
}

/** The headers that do not contain their text, with what they are; `value` is undefined for one that is missing. */
export function wrongHeaders(
  want: Asked & { header?: Record<string, string> | undefined },
  facts: ConnectionFacts<HttpAnswer>,
): { name: string; value: string | undefined }[] {
  const headers = answerOf(facts, want)?.headers ?? {}
  return Object.entries(want.header ?? {})
    .map(([name, text]) => ({ name, text, key: name.toLowerCase() }))
    .map(({ key, ...one }) => ({ ...one, value: Object.hasOwn(headers, key) ? headers[key] : undefined }))
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
    const fact = await forExplanation(docker.file(name, path))
    return fact?.kind === 'directory' && fact.entries.length === 0 ? [path] : []
  })
  return (await Promise.all(looks)).flat()
}
