import { setTimeout as delay } from 'node:timers/promises'
import type { Ask } from '../docker/wire/ask.ts'
import { differencesOf, fingerprint } from './fingerprint.ts'

/** How often what changed is compared with what changes by itself, before it counts. */
const TURNS = 3
/** How often the same is done, before what changes each time counts: a program can begin in several steps. */
const TIMES = 4

/**
 * Acts, and tells what that changed in the engine: what it is, and its two values. A container changes by itself, too:
 * one that restarts again and again, or whose program has just begun. So what does so in the same time when nothing is
 * done is left out, and so is what does not change each time that the same is done again.
 */
export async function changesBy<T>(
  ask: Ask,
  act: () => Promise<T>,
): Promise<{ value: T; changes: string[] }> {
  const { value, changes } = await changesOnce(ask, act)
  let left = [...changes]
  for (let time = 1; time < TIMES && left.length > 0; time += 1) {
    const again = await changesOnce(ask, act)
    const owners = [...again.changes.keys()].map(ownerOf)
    left = left.filter(([what]) => owners.includes(ownerOf(what)))
  }
  return { value, changes: left.map(([what, values]) => `${what}: ${values}`) }
}

async function changesOnce<T>(ask: Ask, act: () => Promise<T>) {
  const before = await fingerprint(ask)
  const started = performance.now()
  const value = await act()
  const took = performance.now() - started
  let now = await fingerprint(ask)
  let changes = differencesOf(before, now)
  for (let turn = 0; turn < TURNS && changes.size > 0; turn += 1) {
    await delay(took)
    const later = await fingerprint(ask)
    const byItself = [...differencesOf(now, later).keys()].map(ownerOf)
    changes = new Map([...changes].filter(([what]) => !byItself.includes(ownerOf(what))))
    now = later
  }
  return { value, changes }
}

/** The object that a value belongs to. */
const ownerOf = (what: string) => what.split(': ')[0]
