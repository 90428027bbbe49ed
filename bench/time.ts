import { spawnSync } from 'node:child_process'

/** A command line, and the exit code that shows that it did its work. */
export interface Command {
  name: string
  argv: [string, ...string[]]
  exit?: number
}

/** Wall-clock times of whole processes, in ms: a list for each command. */
export type Times = Record<string, number[]>

/**
 * Runs the commands in turns, A B C A B C …, so that a machine whose speed drifts slows all of them alike.
 * The first rounds only warm up.
 */
export function timeInTurns(commands: Command[], rounds: number, warmUp = 2): Times {
  const times: Times = Object.fromEntries(commands.map(({ name }) => [name, []]))
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const command of commands) {
      const ms = timeOnce(command)
      if (round >= 0) times[command.name]?.push(ms)
    }
  }
  return times
}

function timeOnce({ name, argv: [program, ...args], exit = 0 }: Command): number {
  const start = process.hrtime.bigint()
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' })
  const ms = Number(process.hrtime.bigint() - start) / 1e6
  if (status !== exit) throw new Error(`${name} ended with ${status} instead of ${exit}:\n${stdout}${stderr}`)
  return ms
}

export function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** The median of the ratios of each round, which noise that lasts longer than a round cannot move. */
export function medianRatio(times: Times, one: string, other: string): number {
  return median((times[one] ?? []).map((ms, round) => ms / times[other]![round]!))
}
