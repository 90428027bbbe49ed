import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { closeSync, existsSync, openSync } from 'node:fs'
import { chown, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { execa } from 'execa'
import pg from 'pg'
import { canInstall, install } from './apt.ts'
import { runningPid, tailOf } from './daemon.ts'
import { SetupProblem } from './problem.ts'
import { waitUntil } from './wait.ts'

/** One folder for each that runs, named after the process that started it. */
const BASE = '/var/lib/docker-lab/postgres'
const PROGRAMS = '/usr/lib/postgresql'
const STARTS_WITHIN_S = 60

/** A server of the tests' own, on this machine's loopback alone. */
export interface Postgres extends AsyncDisposable {
  /** Makes an empty database, and gives its address, with the password. */
  database(): Promise<string>
  /** Runs a statement as the superuser. */
  sql(text: string, database?: string): Promise<void>
  /** Ends the server as a crash would, or as an administrator does. Databases stay for the next start. */
  stop(how: 'SIGINT' | 'SIGQUIT'): Promise<void>
  start(): Promise<void>
}

/**
 * Starts Debian's PostgreSQL with an empty cluster, and installs it where it is missing.
 * @throws SetupProblem where that cannot be done
 */
export async function openPostgres(): Promise<Postgres> {
  const programs = await installed()
  await removeLeftovers()
  const account = await ids('postgres')
  const folder = await mkdtemp(join(BASE, `${process.pid}-`))
  await chown(folder, account.uid, account.gid)
  const data = join(folder, 'data')
  const password = randomBytes(18).toString('base64url')
  const passwordFile = join(folder, 'password')
  await writeFile(passwordFile, password)
  const as = { ...account, cwd: '/', reject: false, stdin: 'ignore' } as const
  const options = [
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--username=postgres',
    '--no-sync',
  ]
  const made = await execa(join(programs, 'initdb'), [...options, `--pwfile=${passwordFile}`, data], as)
  await rm(passwordFile)
  if (made.failed) throw new SetupProblem(`initdb failed:\n${made.stderr}`)
  const port = await freePort()
  const address = (database: string) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`
  let server: ChildProcess | undefined
  let count = 0
  const hasEnded = () => server === undefined || server.exitCode !== null || server.signalCode !== null

  async function start(): Promise<void> {
    const settings = { listen_addresses: '127.0.0.1', port, unix_socket_directories: '', fsync: 'off' }
    const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const log = join(folder, 'log')
    const output = openSync(log, 'a')
    const stdio = ['ignore', output, output] as const
    server = spawn(join(programs, 'postgres'), ['-D', data, ...args], {
      ...account,
      cwd: '/',
      stdio: [...stdio],
    })
    closeSync(output)
    const isReady = () =>
      sql('select 1').then(
        () => true,
        () => hasEnded(),
      )
    await waitUntil(isReady, STARTS_WITHIN_S)
    await sql('select 1').catch((error) => {
      throw new SetupProblem(`PostgreSQL does not start: ${error.message}\n${tailOf(log)}`)
    })
  }

  async function sql(text: string, database = 'postgres'): Promise<void> {
    const client = new pg.Client({ connectionString: address(database) })
    client.on('error', () => {})
    await client.connect()
    await client.query(text).finally(() => client.end())
  }

  async function stop(how: NodeJS.Signals): Promise<void> {
    if (!server || hasEnded()) return
    const ended = once(server, 'exit')
    server.kill(how)
    await ended
  }

  await start()
  return {
    start,
    stop,
    sql,
    async database() {
      const name = `class_${++count}`
      await sql(`create database ${name}`)
      return address(name)
    },
    async [Symbol.asyncDispose]() {
      await stop('SIGQUIT')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Where the server's programs are. */
async function installed(): Promise<string> {
  const find = async () => {
    const versions = existsSync(PROGRAMS) ? await readdir(PROGRAMS) : []
    const newest = versions.sort((one, other) => Number(other) - Number(one))[0]
    return newest === undefined ? undefined : join(PROGRAMS, newest, 'bin')
  }
  const there = await find()
  if (process.getuid?.() !== 0 || (!there && !canInstall()))
    throw new SetupProblem(
      'These tests start a PostgreSQL of their own, as the user postgres: they need Debian or Ubuntu, and to be run as root.',
    )
  if (!there) await installAlone()
  await mkdir(BASE, { recursive: true })
  const programs = there ?? (await find())
  if (!programs) throw new SetupProblem(`apt-get installed postgresql, but ${PROGRAMS} is empty.`)
  return programs
}

/** Without the server that the package would otherwise make and start, on the usual port. */
async function installAlone(): Promise<void> {
  const settings = '/etc/postgresql-common/createcluster.d'
  const ours = join(settings, 'docker-lab.conf')
  await mkdir(settings, { recursive: true })
  await writeFile(ours, 'create_main_cluster = false\n')
  await install(['postgresql']).finally(() => rm(ours, { force: true }))
}

/** Ends and removes what runs of the tests that were killed left behind. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(BASE)) {
    if (isAlive(Number.parseInt(name, 10))) continue
    const folder = join(BASE, name)
    const identity = { program: 'postgres', folder, pidFile: join(folder, 'data/postmaster.pid') }
    const pid = runningPid(identity)
    if (pid !== undefined) process.kill(pid, 'SIGQUIT')
    await waitUntil(() => runningPid(identity) === undefined, 20)
    await rm(folder, { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function ids(user: string): Promise<{ uid: number; gid: number }> {
  const [uid, gid] = await Promise.all(['-u', '-g'].map((what) => execa('id', [what, user])))
  return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
