import type { Container, Docker, FileFact, HttpAnswer } from '../../src/docker/port/docker.ts'
import { type ConnectionFacts, diagnoseConnection } from '../../src/grading/contract/connection/connection.ts'
import { forExplanation } from '../../src/grading/contract/for-explanation.ts'
import type { Missed } from './other-server.ts'

export type WebAnswer = HttpAnswer & { kind: 'answer' }

export interface HttpFacts extends ConnectionFacts<HttpAnswer> {
  /** Only when the page is missing or forbidden: directories in the container with nothing in them. */
  empty: string[]
  /** Likewise: what is in the directory for Tomcat's sites. */
  sites?: string[] | undefined
  /** Only when the server reports an error of its own: what it says of another server that it needs. */
  missed?: Missed | undefined
  /** Only where the page must count: the answer to a second request. */
  again?: HttpAnswer
  /** The file of the working folder that the page must show. */
  file?: FileFact | undefined
}

/** The directories from which a server might take its pages, as far as they were read. */
type Directories = Pick<HttpFacts, 'empty' | 'sites'>

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
export function diagnoseStatus({ status, body, redirectedTo }: WebAnswer, facts: HttpFacts, url: string) {
  if (redirectedTo !== undefined) return 'redirected-away'
  if (status === 400 && SPEAKS_HTTPS.test(body)) return 'speaks-https'
  if (facts.empty.length > 0) return emptyBind(facts) ? 'empty-folder-mounted' : 'webapps-empty'
  if (status === 403) return 'forbidden-403'
  if (status === 404) return diagnoseSites(facts.sites, url) ?? 'not-found-404'
  return status >= 500 ? (facts.missed?.code ?? 'server-error') : 'wrong-status'
}

/** https://tomcat.apache.org/tomcat-10.1-doc/config/context.html#Naming: ROOT is what answers at /. */
function diagnoseSites(sites: string[] | undefined, url: string) {
  if (!sites || new URL(url).pathname !== '/') return undefined
  return sites.some((name) => /^ROOT(\.war)?$/.test(name)) ? 'root-not-shown' : 'webapps-without-root'
}

/** The bind mount that puts an empty directory of the host into the container. */
export function emptyBind({ container, empty }: HttpFacts) {
  return container?.mounts.find((mount) => mount.type === 'bind' && empty.includes(mount.destination))
}

/** At most this many directories are looked at. */
const MOST_DIRECTORIES = 5

/** Looks into the directories in the container from which a server might take its pages. */
export async function directoriesOf({ name, mounts, env }: Container, docker: Docker): Promise<Directories> {
  const paths = mounts.filter(({ type }) => type === 'bind').map(({ destination }) => destination)
  // https://hub.docker.com/_/tomcat: the sample site is in webapps.dist, and webapps is empty.
  const webapps = env.CATALINA_HOME && `${env.CATALINA_HOME}/webapps`
  if (webapps) paths.unshift(webapps)
  const looks = [...new Set(paths)].slice(0, MOST_DIRECTORIES).map(async (path) => {
    const fact = await forExplanation(docker.file(name, path))
    return { path, entries: fact?.kind === 'directory' ? fact.entries : undefined }
  })
  const seen = await Promise.all(looks)
  const empty = seen.filter(({ entries }) => entries?.length === 0).map(({ path }) => path)
  return { empty, sites: seen.find(({ path }) => path === webapps)?.entries }
}
