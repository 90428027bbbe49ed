import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempDisposableSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import Docker from 'dockerode'
import { median } from './time.ts'

/**
 * `npm run bench:watch`: how long after an event the screen of `watch` has changed, and whether watching grows. Lab 2 is
 * watched while its second name of an image comes and goes. On an engine that nobody else uses.
 */

const root = join(import.meta.dirname, '..')
const rounds = Number(process.argv[2] ?? 40)
const events = Number(process.argv[3] ?? 10_000)
const docker = new Docker()
const [repo, tag] = ['mydb', '1']

const image = docker.getImage('mysql:5.7')
const add = () => image.tag({ repo, tag })
const remove = () => docker.getImage(`${repo}:${tag}`).remove()

using home = mkdtempDisposableSync(join(tmpdir(), 'docker-lab-bench-'))
const env = {
  ...process.env,
  XDG_DATA_HOME: home.path,
  XDG_STATE_HOME: home.path,
  LANG: 'C.UTF-8',
  TERM: 'xterm',
}
/** Node collects lazily where it has room: in a small heap, what is kept shows. */
const HEAP_MB = 40
const program = [
  process.execPath,
  `--max-old-space-size=${HEAP_MB}`,
  join(root, 'bin/run.cjs'),
  'watch',
  '2',
  '--lang=en',
]

/** What a child prints, and when it has printed something that is asked for. */
function heard(child: ChildProcess) {
  let text = ''
  let notice = () => {}
  child.stdout?.on('data', (chunk) => {
    text += chunk
    notice()
  })
  return {
    async until(pattern: RegExp): Promise<RegExpExecArray> {
      const deadline = performance.now() + 20_000
      for (;;) {
        const found = pattern.exec(text)
        if (found) return found
        if (performance.now() > deadline) throw new Error(`no ${pattern} in:\n${text}`)
        await new Promise<void>((resolve) => {
          notice = resolve
          setTimeout(resolve, 1000)
        })
      }
    },
    forget() {
      text = ''
    },
  }
}

/** From the engine's answer to a change, to what it changes on the screen, in ms. */
async function latencies(child: ChildProcess, seen: { added: RegExp; gone: RegExp }) {
  const screen = heard(child)
  await screen.until(seen.gone)
  const times: { ms: number; found: RegExpExecArray }[] = []
  for (let round = 0; round < rounds; round += 1) {
    for (const [act, pattern] of [
      [add, seen.added],
      [remove, seen.gone],
    ] as const) {
      // Not while it looks again by itself at a fixed beat.
      await delay(300 + Math.random() * 700)
      screen.forget()
      const start = performance.now()
      await act()
      const found = await screen.until(pattern)
      times.push({ ms: performance.now() - start, found })
    }
  }
  return times
}

const residentMb = (pid = 0) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

await remove().catch(() => {})

const lines = spawn(program[0] ?? '', [...program.slice(1), '--json'], {
  env,
  stdio: ['ignore', 'pipe', 'inherit'],
})
const whole = (points: number) =>
  new RegExp(`"earned":${points},"possible":10\\},"score".*"duration_ms":(\\d+)\\}\\n$`)
const inLines = await latencies(lines, { added: whole(7), gone: whole(3) })
const own = median(inLines.map(({ found }) => Number(found[1])))
const total = median(inLines.map(({ ms }) => ms))
console.log(
  `lines:  ${total.toFixed(0)} ms from event to line; the checks ${own.toFixed(0)} ms; beyond them ${(total - own).toFixed(0)} ms`,
)

const live = spawn('script', ['-qfec', `stty rows 24 cols 80; ${program.join(' ')}`, '/dev/null'], {
  env,
  stdio: ['pipe', 'pipe', 'inherit'],
})
const onScreen = await latencies(live, { added: / 7\/10/, gone: / 3\/10/ })
const screen = median(onScreen.map(({ ms }) => ms))
console.log(
  `screen: ${screen.toFixed(0)} ms from event to screen; beyond the checks ${(screen - own).toFixed(0)} ms`,
)
live.stdin?.write('q')

const early = residentMb(lines.pid)
const start = performance.now()
let settled = 0
for (let event = 0; event < events; event += 2) {
  await add()
  await remove()
  if (event === Math.floor(events / 20) * 2) settled = residentMb(lines.pid)
}
await delay(5000)
const late = residentMb(lines.pid)
const minutes = (performance.now() - start) / 60_000
console.log(
  `memory, with a heap of ${HEAP_MB} MB at most: ${early.toFixed(0)} MB, after a tenth of ${events} events ${settled.toFixed(0)} MB, after all ${late.toFixed(0)} MB (${minutes.toFixed(1)} minutes)`,
)
lines.kill()
