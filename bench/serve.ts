import { fork } from 'node:child_process'
import { once } from 'node:events'
import { performance } from 'node:perf_hooks'
import { gzipSync } from 'node:zlib'
import { textOf } from '../src/classroom/snapshot/write.ts'
import { aRoster, aServer, aSnapshot, aStudent, type Work } from '../test/classroom/server/a-class.ts'

/**
 * `npm run bench:serve [-- STUDENTS]`: a class that hands in all at once, to a server on this machine with a gradebook in
 * SQLite: how long each student waits for the verdict, and whether everything is in the gradebook. The students are in a
 * process of their own.
 */

const ROUNDS = 5
const WORKS: Work[] = ['right', 'reversed', 'nothing']

interface Submission {
  token: string
  /** A snapshot, packed, in base64. */
  body: string
}

interface Round {
  address: string
  all: Submission[]
}

if (process.argv[2] === 'students') {
  process.on('message', async ({ address, all }: Round) => {
    const times = await Promise.all(all.map((one) => handsIn(address, one)))
    process.send?.(times)
  })
} else await serve(Number(process.argv[2] ?? 200))

/** How long it took, in ms. */
async function handsIn(address: string, { token, body }: Submission): Promise<number> {
  const bytes = new Uint8Array(Buffer.from(body, 'base64'))
  const headers = {
    Authorization: `Bearer ${token}`,
    'Content-Type': 'application/json',
    'Content-Encoding': 'gzip',
    // Each is a program of its own, which connects once.
    Connection: 'close',
  }
  const started = performance.now()
  const response = await fetch(`${address}/api/submit`, { method: 'POST', headers, body: bytes })
  const { labs } = (await response.json()) as { labs: unknown[] }
  if (labs.length !== 1) throw new Error(`refused: ${response.status}`)
  return performance.now() - started
}

async function serve(count: number): Promise<void> {
  const students = Array.from({ length: count }, (_, at) => aStudent(`s${at}`))
  await using server = await aServer(aRoster(students))
  const others = fork(import.meta.filename, ['students'])
  let lost = 0
  for (let round = 1; round <= ROUNDS; round++) {
    const all = await Promise.all(
      students.map(async ({ id }, at) => ({
        token: server.tokens[id] ?? '',
        body: gzipSync(textOf(await aSnapshot(null, WORKS[at % WORKS.length]))).toString('base64'),
      })),
    )
    const cpu = process.cpuUsage()
    const started = performance.now()
    others.send({ address: server.address, all } satisfies Round)
    const [times] = (await once(others, 'message')) as [number[]]
    const took = performance.now() - started
    const { user, system } = process.cpuUsage(cpu)
    times.sort((one, other) => one - other)
    lost += count * round - (await server.serving.gradebook.attempts()).length
    const part = (share: number) => ms(times[Math.ceil(count * share) - 1] ?? Number.NaN)
    console.log(
      `round ${round}: ${count} in ${ms(took)}; median ${part(0.5)}, p95 ${part(0.95)}, longest ${part(1)}; ${ms((user + system) / 1000)} of CPU in the server`,
    )
  }
  console.log(`${lost} lost`)
  others.disconnect()
}

function ms(value: number): string {
  return `${Math.round(value)} ms`
}
