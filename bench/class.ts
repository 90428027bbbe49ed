import { mkdir, mkdtempDisposable, symlink, writeFile } from 'node:fs/promises'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { execa } from 'execa'
import { stringify } from 'yaml'
import { makeDialer } from '../src/docker/probes/dialer.ts'
import type { Sandbox } from '../src/sandbox/sandbox.ts'
import { ensureEngine } from '../test/engine/engine.ts'
import { readySandboxes } from '../test/lab-tests.ts'
import { provider } from '../test/sandbox/engine/open-sandbox.ts'

/**
 * `npm run bench:class [-- DEADLINE [ENGINES]]`: a class of 30 in one run of `class grade`: 20 engines, of which 18 are real ones in sandboxes,
 * one never answers and one cannot be reached; 5 submissions and 5 snapshots. Whether each verdict is the one that is
 * expected, and what those cost the class whose time runs out: it is graded once with them and once without.
 */

const DEADLINE_S = Number(process.argv[2] ?? 120)
/** Real ones. */
const ENGINES = Number(process.argv[3] ?? 18)
const OPENED_AT_ONCE = 2
const signal = new AbortController().signal
const program = join(import.meta.dirname, '../bin/run.cjs')
const run = (options: string, image = 'busybox', what = 'sleep 100000') =>
  `docker run -d --name web ${options} ${image} ${what}`

/** Ways to do the two labs, and what they earn. */
const WORKS = {
  right: { script: run('-p 8080:80 -v data:/data'), earns: ['pass 10', 'pass 10'] },
  reversed: { script: run('-p 80:8080 -v data:/data'), earns: ['fail 6', 'pass 10'] },
  unnamed: { script: run('-p 8080:80 -v /data'), earns: ['pass 10', 'fail 0'] },
  stopped: { script: run('-p 8080:80 -v data:/data', 'busybox', 'true'), earns: ['fail 0', 'pass 10'] },
  misspelt: { script: run('-p 8080:80 -v data:/data').replace('web', 'webb'), earns: ['fail 0', 'fail 0'] },
  nothing: { script: 'true', earns: ['fail 0', 'fail 0'] },
} as const
type Work = keyof typeof WORKS
const ALL = Object.keys(WORKS) as Work[]

const web = { container: 'web' }
const labs = {
  '01-web': [
    {
      id: 'runs',
      title: 'web runs',
      points: 6,
      container: { name: 'web', state: 'running', image: 'busybox' },
    },
    {
      id: 'published',
      title: 'port 80 is on 8080',
      points: 4,
      needs: ['runs'],
      port: { ...web, port: 80, host_port: 8080 },
    },
  ],
  '02-data': [
    {
      id: 'data',
      title: 'data is at /data',
      points: 10,
      mount: { ...web, destination: '/data', volume: 'data' },
    },
  ],
}

await ensureEngine()
await readySandboxes()
await using home = await mkdtempDisposable(join(tmpdir(), 'docker-lab-class-'))
const servers: Server[] = []
const sockets = new Set<Socket>()
const from = await provider()
try {
  for (const [name, checks] of Object.entries(labs))
    await put(`course/${name}/lab.yaml`, stringify({ title: name, checks }))
  const started = performance.now()
  const works = Array.from({ length: ENGINES }, (_, at) => ALL[at % ALL.length] as Work)
  const hosts = await inTurns(works, opened)
  console.log(`${ENGINES} engines are up after ${seconds(started)}`)
  const live = hosts.map((host, at) => ({ id: `live${at}`, host }))
  await mkdir(join(home.path, 'handed-in'))
  const snapshots = await Promise.all(
    [0, 1, 2, 3, 4].map(async (at) => {
      // The last one is somebody else's.
      const [id, file] = [`snap${at}`, `handed-in/${at}.json`]
      await command(
        'snapshot',
        '1',
        '2',
        '--course',
        'course',
        '--host',
        hosts[at] as string,
        '--student',
        at < 4 ? id : 'snap0',
        '-o',
        file,
      )
      return { id, snapshot: file }
    }),
  )
  const submissions = ['tidy', 'wrong', 'stuck', 'hostile', 'lazy'].map((id) => ({
    id,
    submission: `submissions/${id}`,
  }))
  await put('submissions/tidy/01-web/solve.sh', WORKS.right.script)
  await put('submissions/tidy/02-data/solve.sh', WORKS.right.script)
  await put('submissions/wrong/01-web/solve.sh', WORKS.reversed.script)
  await put('submissions/stuck/01-web/solve.sh', 'sleep 100000\n')
  await put(
    'submissions/hostile/01-web/solve.sh',
    `${WORKS.right.script}\nenv; cat tidy.sh /etc/shadow\nhead -c 500M /dev/zero | tr '\\0' x\nkill -9 -1\n`,
  )
  await symlink('../../tidy/01-web/solve.sh', join(home.path, 'submissions/hostile/01-web/tidy.sh'))
  const students = [
    ...live,
    { id: 'mute', host: await listening(() => {}) },
    { id: 'far', host: 'tcp://127.0.0.1:1' },
    ...submissions,
    ...snapshots,
  ]
  await put('class.yaml', stringify({ course: 'course', students }))
  const expected: Record<string, string> = {
    ...Object.fromEntries(works.map((work, at) => [`live${at}`, WORKS[work].earns.join(', ')])),
    ...Object.fromEntries(works.slice(0, 4).map((work, at) => [`snap${at}`, WORKS[work].earns.join(', ')])),
    ...{ mute: 'error 0, error 0', far: 'error 0, error 0', snap4: 'error 0, error 0' },
    ...{ tidy: 'pass 10, pass 10', wrong: 'fail 6', stuck: 'error 0', hostile: 'pass 10', lazy: 'nothing' },
  }
  const slow = ['mute', 'stuck']
  const rest = students.filter(({ id }) => !slow.includes(id)).flatMap(({ id }) => ['--student', id])
  await graded('all of them', expected, [])
  await graded('without those who use up their time', expected, ['--again', ...rest])
} finally {
  for (const socket of sockets) socket.destroy()
  for (const server of servers) server.close()
  await from.close()
}

/** One run, and which of its verdicts are not the ones that are expected. */
async function graded(name: string, expected: Record<string, string>, options: string[]): Promise<void> {
  const started = performance.now()
  const { stdout } = await command(
    'class',
    'grade',
    'class.yaml',
    '--allow-privileged',
    '--timeout',
    `${DEADLINE_S}`,
    '--engine',
    '28.5-containerd',
    '--json',
    ...options,
  )
  const took = seconds(started)
  const { students } = JSON.parse(stdout) as {
    students: {
      id: string
      status: string
      labs: { outcome: string; points: { earned: number }; why?: string }[]
    }[]
  }
  const wrong = students.flatMap(({ id, status, labs }) => {
    const got = labs.map(({ outcome, points }) => `${outcome} ${points.earned}`).join(', ') || status
    return got === expected[id]
      ? []
      : [`${id}: ${got} instead of ${expected[id]} (${labs.map(({ why }) => why).join(' ')})`]
  })
  console.log(
    `${name}: ${students.length - wrong.length} of ${students.length} verdicts are right, in ${took}`,
  )
  for (const line of wrong) console.log(`  ${line}`)
}

/** Opens a sandbox, does what was done in it, and gives the address of its engine on this machine. */
async function opened(work: Work): Promise<string> {
  const sandbox = await from.open()
  const { exitCode, output } = await sandbox.run(`docker pull -q busybox\n${WORKS[work].script}`, 120_000)
  if (exitCode !== 0) throw new Error(`${work}: ${output}`)
  return wayTo(sandbox)
}

function wayTo({ endpoint }: Sandbox): Promise<string> {
  const dialer = makeDialer(endpoint, signal)
  return listening(async (here) => {
    const there = await dialer.dial('127.0.0.1', 2375)
    if (there.kind === 'problem') return void here.destroy()
    here.pipe(there.socket.on('error', () => {})).pipe(here)
  })
}

async function listening(accept: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}))
    accept(socket)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `tcp://127.0.0.1:${(server.address() as { port: number }).port}`
}

async function inTurns<Item, Result>(items: Item[], act: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = []
  const queue = items.entries()
  const worker = async () => {
    for (const [at, item] of queue) results[at] = await act(item)
  }
  await Promise.all(Array.from({ length: OPENED_AT_ONCE }, worker))
  return results
}

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(home.path, path)), { recursive: true })
  await writeFile(join(home.path, path), text)
}

function command(...words: string[]) {
  return execa(process.execPath, [program, ...words], { cwd: home.path, reject: false })
}

function seconds(started: number): string {
  return `${((performance.now() - started) / 1000).toFixed(0)} s`
}
