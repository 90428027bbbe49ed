import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempDisposable, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { gzipSync } from 'node:zlib'
import { stringify } from 'yaml'
import { openGradebook } from '../src/classroom/gradebook/open.ts'
import { studentTokens } from '../src/classroom/server/tokens.ts'
import { recordedSnapshots } from './snapshots.ts'

/**
 * `npm run bench:serve [-- STUDENTS]`: a class that hands in all at once, to a `class serve` on this machine with a
 * gradebook in SQLite: how long each student waits for the verdict, and whether everything is in the gradebook. Several
 * servers, one after another, each of which has just started when the first round comes.
 */

const STUDENTS = Number(process.argv[2] ?? 200)
const SERVERS = 3
const ROUNDS = 3
const program = join(import.meta.dirname, '../bin/run.cjs')

await using home = await mkdtempDisposable(join(tmpdir(), 'docker-lab-serve-'))
const ids = Array.from({ length: STUDENTS }, (_, at) => `s${at}`)
const students = ids.map((id) => ({ id, name: id, email: undefined }))
await writeFile(
  join(home.path, 'class.yaml'),
  stringify({ labs: [3, 13], students: ids.map((id) => ({ id })) }),
)
const snapshotOf = await recordedSnapshots(['03-deploy-nginx'])
await warmUp()

for (let at = 1; at <= SERVERS; at += 1) {
  const file = join(home.path, `${at}.sqlite`)
  const gradebook = await openGradebook(file)
  const tokens =
    (await studentTokens(gradebook, students, { url: '', roster: { seed: undefined } })).match(
      /dls_[\w-]+/g,
    ) ?? []
  const { server, address } = await started(file)
  try {
    for (let round = 1; round <= ROUNDS; round += 1) {
      // Packed as they are sent; no two are the same.
      const all = ids.map((id, index) => gzipSync(snapshotOf(id, index + round)))
      const cpu = await cpuMs(server)
      const began = performance.now()
      const times = await Promise.all(
        all.map((body, index) => handsIn(`${address}/api/submit`, tokens[index] as string, body)),
      )
      const took = performance.now() - began
      const [used, there] = [(await cpuMs(server)) - cpu, (await gradebook.attempts()).length]
      times.sort((one, other) => one - other)
      const part = (share: number) => ms(times[Math.ceil(STUDENTS * share) - 1] ?? Number.NaN)
      console.log(
        `server ${at}, round ${round}: ${STUDENTS} in ${ms(took)}; median ${part(0.5)}, p95 ${part(0.95)}, longest ${part(1)}; ${ms(used)} of CPU in the server; ${STUDENTS * round - there} lost`,
      )
    }
  } finally {
    const ended = once(server, 'exit')
    server.kill('SIGINT')
    await ended
    await gradebook.close()
  }
}

async function started(gradebook: string): Promise<{ server: ChildProcess; address: string }> {
  const args = [
    program,
    'class',
    'serve',
    'class.yaml',
    '--port',
    '0',
    '--gradebook',
    gradebook,
    '--lang',
    'en',
  ]
  const server = spawn(process.execPath, args, { cwd: home.path, stdio: ['ignore', 'pipe', 'inherit'] })
  const [text] = await once(server.stdout, 'data')
  server.stdout.resume()
  return { server, address: /http:\/\/[\d.]+:\d+/.exec(`${text}`)?.[0] ?? '' }
}

/** How long it took, in ms. */
async function handsIn(url: string, token: string, body: Uint8Array): Promise<number> {
  const headers = {
    Authorization: `Bearer ${token}`,
    'Content-Type': 'application/json',
    'Content-Encoding': 'gzip',
    // Each is a program of its own, which connects once.
    Connection: 'close',
  }
  const began = performance.now()
  const response = await fetch(url, { method: 'POST', headers, body: body as Uint8Array<ArrayBuffer> })
  const { labs } = (await response.json()) as { labs?: unknown[] }
  if (labs?.length !== 1) throw new Error(`refused: ${response.status}`)
  return performance.now() - began
}

/** Two hundred students have two hundred machines: what is slow in this process at first is nobody's waiting. */
async function warmUp(): Promise<void> {
  const dummy = createServer((request, response) => {
    request.resume().on('end', () => response.end('{"labs":[1]}'))
  }).listen(0, '127.0.0.1')
  await once(dummy, 'listening')
  const url = `http://127.0.0.1:${(dummy.address() as AddressInfo).port}`
  for (let round = 0; round < 3; round += 1)
    await Promise.all(ids.map((id, index) => handsIn(url, id, gzipSync(snapshotOf(id, index)))))
  dummy.close()
}

/** What a process has used so far. */
async function cpuMs({ pid }: ChildProcess): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  const [user, system] = stat.slice(stat.lastIndexOf(')')).split(' ').slice(12, 14).map(Number)
  return ((user ?? 0) + (system ?? 0)) * 10
}

function ms(value: number): string {
  return `${Math.round(value)} ms`
}
