import { getEventListeners } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import type { Container, Docker } from '../../src/docker/port/docker.ts'
import type { Connected } from '../../src/grading/grade.ts'
import { type Watched, watch } from '../../src/grading/watch.ts'
import type { Lab } from '../../src/lab/lab.ts'
import { aContainer, aPort } from '../graders/facts.ts'
import { aCheck, aLab, elsewhere } from './a-lab.ts'

const identity = { endpoint: 'unix:///test.sock', name: 'docker', version: '28.5.2', api: '1.51' }
const right = aContainer({ ports: [aPort(8080, 80)] })
const wrong = aContainer({ ports: [aPort(80, 8080)] })

/** An engine that a test changes, stops and starts. */
function anEngine() {
  let tellChange = () => {}
  let stop: ((reason: unknown) => void) | undefined
  const state = { container: undefined as Container | undefined, isUp: true, connections: 0, looks: 0 }
  async function* changes(signal: AbortSignal) {
    while (!signal.aborted) {
      yield await new Promise<void>((resolve, reject) => {
        tellChange = resolve
        stop = reject
        signal.addEventListener('abort', () => resolve(), { once: true })
      })
    }
  }
  const docker: Partial<Docker> = {
    container: async () => {
      state.looks += 1
      return state.container
    },
    containers: async () => [],
    running: async () => [],
    logs: async () => ({ text: '', truncated: false, readable: true }),
  }
  return {
    state,
    change(container: Container | undefined) {
      state.container = container
      tellChange()
    },
    /** It ends, as when it is restarted. */
    stop() {
      state.isUp = false
      stop?.(new CouldNotLook('engine-answer', identity.endpoint, { why: 'cut-off' }))
    },
    async connect(): Promise<Connected> {
      if (!state.isUp) throw new CouldNotLook('engine-unreachable', identity.endpoint)
      state.connections += 1
      return { docker: docker as Docker, engine: identity, changes }
    },
  }
}

/** What a watcher told: the outcome of each check, `?` for what may still change, or why there is no engine. */
const shortly = (told: Watched): string =>
  told.kind !== 'report'
    ? told.kind === 'away'
      ? told.problem.code
      : told.kind
    : (told.report.labs[0]?.checks ?? [])
        .map(({ id, outcome }) => outcome + (told.open.has(id) ? '?' : ''))
        .join(' ')

let ending: AbortController
beforeEach(() => {
  ending = new AbortController()
})
afterEach(() => ending.abort())

/** Watches, with what was told so far. */
function watching(engine: ReturnType<typeof anEngine>, lab: Lab = aLab(aCheck({ id: 'published' }))) {
  const told: Watched[] = []
  const { connect } = engine
  const over = watch(
    lab,
    { ...elsewhere, endpoint: identity.endpoint, signal: ending.signal, connect },
    (one) => {
      told.push(one)
    },
  )
  const isTold = (...wanted: string[]) => expect.poll(() => told.map(shortly)).toEqual(wanted)
  return { told, over, isTold }
}

/** The first look loads what all need, which can take long enough to be told of. */
beforeAll(async () => {
  ending = new AbortController()
  const { told } = watching(anEngine())
  await vi.waitFor(() => expect(told.at(-1)?.kind).toBe('report'), { timeout: 20_000 })
  ending.abort()
})

describe('a watcher', () => {
  test('looks at once, and again when something changes', async () => {
    const engine = anEngine()
    const { isTold } = watching(engine)
    await isTold('fail')
    engine.change(wrong)
    await isTold('fail', 'fail')
    engine.change(right)
    await isTold('fail', 'fail', 'pass')
    engine.change(undefined)
    await isTold('fail', 'fail', 'pass', 'fail')
  })

  test('tells within 100 ms of a change', async () => {
    const engine = anEngine()
    const { told, isTold } = watching(engine)
    await isTold('fail')
    const before = performance.now()
    engine.change(right)
    while (told.length < 2) await delay(1)
    expect(performance.now() - before).toBeLessThan(100)
  })

  test('shows what may still change as open, and does not wait for it where there is news', async () => {
    const engine = anEngine()
    engine.state.container = aContainer({ state: { status: 'created' }, inStateMs: 100 })
    const { told, isTold } = watching(engine, aLab(aCheck({ id: 'published', withinMs: 60_000 })))
    await expect.poll(() => told.map(shortly)).toContain('fail?')
    engine.change(right)
    await expect.poll(() => shortly(told.at(-1) as Watched)).toBe('pass')
    expect(new Set(told.map(shortly))).toEqual(new Set(['fail?', 'pass']))
    await isTold(...told.map(shortly))
  })

  test('finds without an event what changes without one', async () => {
    const engine = anEngine()
    const { told, isTold } = watching(engine)
    await isTold('fail')
    engine.state.container = right
    await expect.poll(() => shortly(told.at(-1) as Watched), { timeout: 5000 }).toBe('pass')
    const { looks } = engine.state
    await delay(3500)
    expect(engine.state.looks, 'when all passes, only events are followed').toBe(looks)
  })

  test('counts changes, and takes what comes together for one', async () => {
    const engine = anEngine()
    const { told, isTold } = watching(engine)
    await isTold('fail')
    engine.change(undefined)
    await isTold('fail', 'fail')
    engine.change(wrong)
    await isTold('fail', 'fail', 'fail')
    await delay(1600)
    engine.change(right)
    await isTold('fail', 'fail', 'fail', 'pass')
    expect(told.map((one) => one.kind === 'report' && one.change)).toEqual([0, 1, 1, 2])
  })

  test('connects again when the engine restarts, and looks at once', async () => {
    const engine = anEngine()
    engine.state.container = right
    const { told, isTold } = watching(engine)
    await isTold('pass')
    engine.stop()
    await isTold('pass', 'engine-answer')
    await expect.poll(() => told.map(shortly)).toContain('engine-unreachable')
    engine.state.isUp = true
    await expect.poll(() => shortly(told.at(-1) as Watched)).toBe('pass')
    expect(engine.state.connections).toBe(2)
  })

  test('waits for an engine that is not there in the beginning', async () => {
    const engine = anEngine()
    engine.state.isUp = false
    const { told, isTold } = watching(engine)
    await isTold('engine-unreachable')
    engine.state.isUp = true
    await expect.poll(() => shortly(told.at(-1) as Watched)).toBe('fail')
  })

  test('comes to a verdict, however often something changes', async () => {
    const engine = anEngine()
    engine.state.container = aContainer({ state: { status: 'created' }, inStateMs: 100 })
    const { told } = watching(engine, aLab(aCheck({ id: 'published', withinMs: 300 })))
    const noise = setInterval(() => engine.change(engine.state.container), 100)
    await expect.poll(() => told.map(shortly), { timeout: 15_000 }).toContain('fail')
    clearInterval(noise)
  })

  test('ends when it is told to, wherever it is', async () => {
    const engine = anEngine()
    const { over, isTold } = watching(engine)
    await isTold('fail')
    ending.abort()
    await over
    expect(getEventListeners(ending.signal, 'abort')).toEqual([])
  })

  test('ends when it is told to by whom it tells', async () => {
    const engine = anEngine()
    engine.state.container = right
    const { connect } = engine
    const lab = aLab(aCheck({ id: 'published' }))
    const watching = { ...elsewhere, endpoint: identity.endpoint, signal: ending.signal, connect }
    await watch(lab, watching, () => ending.abort())
  })

  test('ends while it waits for an engine', async () => {
    const engine = anEngine()
    engine.state.isUp = false
    const { over, isTold } = watching(engine)
    await isTold('engine-unreachable')
    ending.abort()
    await over
  })

  test('does not grow, however much changes', async () => {
    const engine = anEngine()
    const { told } = watching(engine)
    await expect.poll(() => told.length).toBe(1)
    const some = async (count: number) => {
      for (let done = 0; done < count; done++) {
        const { length } = told
        engine.change(done % 2 === 0 ? wrong : undefined)
        while (told.length === length) await delay(0)
        told.length = 1
      }
    }
    await some(300)
    globalThis.gc?.()
    const [heap, resources] = [process.memoryUsage().heapUsed, process.getActiveResourcesInfo().length]
    await some(2000)
    globalThis.gc?.()
    expect(process.memoryUsage().heapUsed - heap).toBeLessThan(64 * 1024 * 1024)
    expect(process.getActiveResourcesInfo().length).toBeLessThanOrEqual(resources + 2)
    expect(getEventListeners(ending.signal, 'abort').length).toBeLessThanOrEqual(2)
  }, 30_000)
})
