import { mkdtemp, rm } from 'node:fs/promises'
import type { ServerOptions } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ScriptEnd } from '../../../src/classroom/attempt.ts'
import { openGradebook } from '../../../src/classroom/gradebook/open.ts'
import type { Roster, Student } from '../../../src/classroom/roster/roster.ts'
import { classApp, type Serving } from '../../../src/classroom/server/app.ts'
import { listen } from '../../../src/classroom/server/listen.ts'
import { servingOf } from '../../../src/classroom/server/serving.ts'
import { hashOf, newToken } from '../../../src/classroom/server/token.ts'
import { digestOf } from '../../../src/classroom/snapshot/canonical.ts'
import type { Snapshot } from '../../../src/classroom/snapshot/snapshot.ts'
import { takeSnapshot } from '../../../src/classroom/snapshot/take.ts'
import type { Lab } from '../../../src/lab/lab.ts'
import { aContainer, aPort } from '../../graders/facts.ts'
import { fakeDocker } from '../../graders/fake-docker.ts'
import { aCheck, aLab, elsewhere } from '../../grading/a-lab.ts'
import { anAttempt } from '../gradebook/attempts.ts'

/** Two labs, each with a container that has to be there and a port that has to be published. */
export const LABS: Lab[] = ['deploy-nginx', 'volumes'].map((slug, index) => ({
  ...aLab(
    aCheck({
      id: 'running',
      title: { en: 'web runs', zh: 'web 在运行' },
      points: 3,
      grader: 'container',
      want: { name: 'web', state: 'running' },
    }),
    aCheck({
      id: 'published',
      title: { en: 'Port 80 is on 8080', zh: '80 端口映射到 8080' },
      points: 7,
      needs: ['running'],
    }),
  ),
  number: index + 3,
  slug,
  folder: `/nowhere/${slug}`,
  digest: `sha256:${`${index}`.repeat(64)}`,
  title: {
    en: slug === 'volumes' ? 'Volumes' : 'Deploy nginx',
    zh: slug === 'volumes' ? '数据卷' : '部署 nginx',
  },
}))

export const aStudent = (id: string, name = id): Student => ({
  id,
  name,
  email: undefined,
  keys: {},
  from: undefined,
  extension: { allMs: 0, labs: new Map() },
})

export const aRoster = (students: Student[], parts: Partial<Roster> = {}): Roster => ({
  file: '/nowhere/class.yaml',
  course: undefined,
  seed: undefined,
  labs: LABS.map(({ slug }) => slug),
  due: new Map(),
  late: undefined,
  policy: 'best',
  students,
  groups: [],
  ...parts,
})

const ENDPOINT = 'unix:///var/run/docker.sock'

/** What a student's engine has: nothing, the ports the wrong way round, or all of it. */
export type Work = 'nothing' | 'reversed' | 'right'

export async function aSnapshot(
  student: string | null,
  work: Work = 'right',
  { labs = LABS.slice(0, 1), change = {} }: { labs?: Lab[]; change?: Partial<Snapshot> } = {},
): Promise<Snapshot> {
  const ports = [work === 'reversed' ? aPort(80, 8080) : aPort(8080, 80)]
  const containers = work === 'nothing' ? [] : [aContainer({ name: 'web', ports, requestedPorts: ports })]
  const { docker } = fakeDocker({ containers })
  const engine = { endpoint: ENDPOINT, name: 'docker', version: '28.5.2', api: '1.51' }
  const grading = {
    ...elsewhere,
    endpoint: ENDPOINT,
    signal: AbortSignal.timeout(60_000),
    connect: async () => ({ docker, engine }),
  }
  const { snapshot } = await takeSnapshot(labs, grading, student)
  const { digest: _, ...changed } = { ...snapshot, ...change }
  return { ...changed, digest: digestOf(changed) }
}

export interface TestServer extends AsyncDisposable {
  serving: Serving
  address: string
  /** Each student's token. */
  tokens: Record<string, string>
  /** A cookie of a teacher who is logged in. */
  cookie: string
  /** Goes away, and comes back after a while. */
  restart(meanwhile: () => Promise<unknown>): Promise<void>
  /** Another server on the same gradebook. */
  another(): Promise<TestServer>
}

const PAGE = new Map([
  ['index.html', '<!doctype html><title>x</title>'],
  ['app.js', '1'],
])

export interface Options {
  patience?: ServerOptions
  mostOfAll?: number
  page?: ReadonlyMap<string, string>
  gradebook?: string
  change?: Partial<Serving>
}

/** A server on a free port of this machine, with a gradebook of its own. */
export async function aServer(roster: Roster, options: Options = {}): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'docker-lab-server-'))
  const where = options.gradebook ?? join(folder, 'gradebook.sqlite')
  const gradebook = await openGradebook(where)
  const loadLab = async (place: string) => LABS.find((lab) => lab.folder === place) as Lab
  const course = { folder: '/nowhere', labs: LABS, title: { en: 'Docker, hands on', zh: 'Docker 实战' } }
  const serving: Serving = {
    ...(await servingOf({ roster, course, labs: LABS, gradebook, loadLab, origin: elsewhere.origin })),
    page: options.page ?? PAGE,
    isSecure: false,
    // However long a test takes, no limit is refilled meanwhile.
    clock: () => 0,
    ...options.change,
  }
  const start = (port: number) =>
    listen(classApp(serving), {
      host: '127.0.0.1',
      port,
      ...(options.patience && { patience: options.patience }),
      ...(options.mostOfAll !== undefined && { mostOfAll: options.mostOfAll }),
      ...(serving.proxies && { proxies: serving.proxies }),
      ...(serving.mostOfOne !== undefined && { mostOfOne: serving.mostOfOne }),
    })
  let listening = await start(0)
  const tokens: Record<string, string> = {}
  for (const { id } of roster.students) {
    const token = newToken('student')
    tokens[id] = token
    await gradebook.addToken({ hash: hashOf(token), student: id, at: new Date() })
  }
  const session = await serving.logins.open(serving.logins.newCode())
  return {
    serving,
    tokens,
    address: `http://127.0.0.1:${listening.port}`,
    cookie: `docker-lab-class=${session}`,
    async restart(meanwhile) {
      await listening.close()
      await meanwhile()
      listening = await start(listening.port)
    },
    another: () => aServer(roster, { ...options, gradebook: where }),
    async [Symbol.asyncDispose]() {
      await listening.close()
      await gradebook.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Adds an attempt that was run again in a sandbox, where its script failed. */
export async function runAgain(
  { serving: { gradebook } }: Pick<TestServer, 'serving'>,
  student: string,
  script: ScriptEnd,
  earned = 0,
): Promise<void> {
  const [slug, id] = [LABS[0]?.slug ?? '', crypto.randomUUID()]
  const gradedAt = new Date().toISOString()
  const how = { way: 'submission', trust: 'assessed' } as const
  const attempt = anAttempt({ id, student, lab: slug, gradedAt, earned, ...how })
  await gradebook.addAttempt({ ...attempt, origin: { ...attempt.origin, script } })
}

/** What would do harm to a page or a terminal that took it for its own. */
export const HOSTILE: ScriptEnd = {
  exit_code: 2,
  output: `</pre><script>alert(1)</script>\n<img src=x onerror=alert(2)>\u001b[31m\u202egnp.exe`,
}

export interface Answer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests say what they expect of it.
  body: any
  headers: Headers
}

export async function ask(address: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(address, init)
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.startsWith('application/json')
  return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers }
}

/** Hands in as the student of a token does. */
export const handIn = (
  { address }: Pick<TestServer, 'address'>,
  token: string | undefined,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> =>
  ask(`${address}/api/submit`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: typeof body === 'string' || body instanceof Uint8Array ? (body as string) : JSON.stringify(body),
  })
