import { EventEmitter, once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runTrials } from '../../../src/authoring/testing/run-trials.ts'
import type { Trial, TrialResult } from '../../../src/authoring/testing/trial.ts'
import type { Endpoint } from '../../../src/docker/address/endpoint.ts'
import words from '../../../src/languages/en/lab-test.ts'
import type { SandboxProvider } from '../../../src/sandbox/provider.ts'
import type { Sandbox } from '../../../src/sandbox/sandbox.ts'
import { SandboxProblem } from '../../../src/sandbox/sandbox-problem.ts'
import { httpServer, type Listening } from '../../docker/servers.ts'
import { aCheck, aLab, aTrial } from './a-lab.ts'

/** An empty engine. */
let engine: Listening
beforeAll(async () => {
  engine = await httpServer(({ url = '' }, response) => {
    response.setHeader('Api-Version', '1.44')
    const empty = url.includes('/volumes') ? '{"Volumes":null}' : '[]'
    response.end(/_ping/.test(url) ? 'OK' : /version|info/.test(url) ? '{}' : empty)
  })
})
afterAll(() => engine[Symbol.asyncDispose]())

const lab = aLab([], { folder: import.meta.dirname })
const trials = (...scripts: string[]): Trial[] =>
  scripts.map((script) => aTrial(lab, { name: script, script, expected: {} }))

/** What scripts and tests wait for. */
const happened = new EventEmitter()

/** Logs what happens to sandboxes, in order. Their scripts say in words what they do. */
function sandboxes(log: string[] = [], refusals: (string | undefined)[] = []) {
  let opened = 0
  const provider: SandboxProvider = {
    async open() {
      opened += 1
      const number = opened
      const refusal = refusals[number - 1]
      if (refusal) throw new SandboxProblem({ code: 'no-way', endpoint: refusal })
      log.push(`open ${number}`)
      return sandbox(number, log)
    },
    async close() {},
  }
  return provider
}

function sandbox(number: number, log: string[]): Sandbox {
  const { port } = engine
  const endpoint: Endpoint = { kind: 'tcp', host: '127.0.0.1', port, url: engine.url, source: '--host' }
  const collected = new Set<string>()
  let alive = true
  let disposed = false
  return {
    name: `docker ${number}`,
    endpoint,
    folder: '/lab/work',
    fetchWork: async () => {},
    isBroken: async () => false,
    readBeside: async () => '',
    place: async (path) => ({ path, isSame: false, isUnseen: true }),
    handOut: async () => {},
    keep: async () => {},
    async run(script) {
      happened.emit(`${script} begins`)
      const [, other] = /after (\w+)/.exec(script) ?? []
      if (other) await once(happened, `${other} is reported`)
      const [, ms = '0'] = /wait (\d+)/.exec(script) ?? []
      await delay(Number(ms))
      if (/vanish/.test(script)) throw new Error('the sandbox has gone')
      if (/break/.test(script)) alive = false
      if (/^docker compose version/.test(script)) return { exitCode: 1, output: 'no such command' }
      if (/hang/.test(script)) return { exitCode: null, output: '' }
      if (/limited/.test(script))
        return { exitCode: 1, output: 'toomanyrequests: You have reached your pull rate limit.\n' }
      if (/collected/.test(script)) {
        const again = collected.has(script)
        collected.add(script)
        const output = 'ERROR: failed to solve: parent snapshot sha256:42ab does not exist: not found\n'
        return again && !/always/.test(script) ? { exitCode: 0, output: '' } : { exitCode: 1, output }
      }
      if (/killed/.test(script)) return { exitCode: 137, output: '' }
      const [, lines] = /print (\d+)/.exec(script) ?? []
      const printed = Array.from({ length: Number(lines) }, (_, index) => `line ${index + 1}\n`).join('')
      return /fail/.test(script)
        ? { exitCode: 3, output: lines ? printed : 'no such thing\n' }
        : { exitCode: 0, output: '' }
    },
    async reset() {
      if (!alive) throw new Error('the engine does not answer')
    },
    async dispose() {
      if (!disposed) log.push(`dispose ${number}`)
      disposed = true
    },
  }
}

const run = (all: Trial[], provider: SandboxProvider, jobs = 1, signal = new AbortController().signal) => {
  const heard: string[] = []
  const running = { provider, jobs, deadlineMs: 5000, language: 'en' as const, words, signal }
  const ran = runTrials(all, {
    ...running,
    onResult: ({ trial }, on) => {
      heard.push(`${trial.name} on ${on}`)
      happened.emit(`${trial.name} is reported`)
    },
  })
  return {
    results: ran.then(({ results }) => results),
    stopped: () => ran.then(({ stopped }) => stopped),
    heard,
  }
}
const problems = (results: TrialResult[]) => results.map(({ trial, problem }) => [trial.name, problem?.text])

describe('trials', () => {
  test('share sandboxes, as many as there are jobs, and the results are in the order of the trials', async () => {
    const log: string[] = []
    const { results, heard } = run(trials('after c', 'a', 'b', 'c'), sandboxes(log), 2)
    expect((await results).map(({ trial }) => trial.name)).toEqual(['after c', 'a', 'b', 'c'])
    expect(heard).toEqual(['a on docker 2', 'b on docker 2', 'c on docker 2', 'after c on docker 1'])
    expect(log.toSorted()).toEqual(['dispose 1', 'dispose 2', 'open 1', 'open 2'])
  })

  test('do not open more sandboxes than there are trials', async () => {
    const log: string[] = []
    await run(trials('a'), sandboxes(log), 8).results
    expect(log).toEqual(['open 1', 'dispose 1'])
  })

  test.each<[string, string, string, 'script' | 'sandbox']>([
    ['a script that does not end', 'hang', words.timeout(5), 'script'],
    ['a script that fails', 'fail', words.exit(3, 'no such thing'), 'script'],
    ['a sandbox that vanishes', 'vanish', words.sandbox('the sandbox has gone'), 'sandbox'],
    ['a sandbox that cannot be emptied', 'break', words.sandbox('the engine does not answer'), 'sandbox'],
    [
      'the script first, where it took the sandbox with it',
      'fail, break',
      words.exit(3, 'no such thing'),
      'script',
    ],
  ])('report %s, and continue', async (_, script, text, cause) => {
    const results = await run(trials('a', script, 'b'), sandboxes()).results
    expect(results.map(({ problem }) => problem)).toEqual([undefined, { with: cause, text }, undefined])
    expect(results.map(({ durationMs }) => durationMs >= 0)).toEqual([true, true, true])
  })

  test('get a new sandbox in place of one that broke', async () => {
    const log: string[] = []
    const { results, heard } = run(trials('a', 'break', 'b', 'break', 'fail'), sandboxes(log))
    await results
    expect(log).toEqual(['open 1', 'dispose 1', 'open 2', 'dispose 2', 'open 3', 'dispose 3'])
    expect(heard).toEqual(
      ['a', 'break', 'b', 'break', 'fail'].map((name, n) => `${name} on docker ${[1, 1, 2, 2, 3][n]}`),
    )
  })

  test('that are mutants can hang and be killed: the result is graded. What cannot begin is not', async () => {
    const mutants = trials('hang', 'killed', 'fail', 'limited').map((trial) => ({
      ...trial,
      kind: 'mutant' as const,
    }))
    expect(problems(await run(mutants, sandboxes()).results)).toEqual([
      ['hang', undefined],
      ['killed', undefined],
      ['fail', words.exit(3, 'no such thing')],
      ['limited', words.exit(1, 'toomanyrequests: You have reached your pull rate limit.')],
    ])
  })

  test('are run again, once, where the engine lost a layer during a build', async () => {
    const output = 'ERROR: failed to solve: parent snapshot sha256:42ab does not exist: not found'
    expect(problems(await run(trials('collected', 'collected always'), sandboxes()).results)).toEqual([
      ['collected', undefined],
      ['collected always', words.exit(1, output)],
    ])
  })

  test('that wait for long are begun first, lab by lab', async () => {
    const waiting = aLab([{ ...aCheck('answers'), withinMs: 20 }], { folder: import.meta.dirname })
    const fails = (name: string, answers: string) =>
      aTrial(waiting, { name, script: name, kind: 'mistake', expected: { answers } })
    const all = [...trials('a'), fails('b', 'blocked'), fails('c', 'fail http-status')]
    const { results, heard } = run(all, sandboxes())
    expect((await results).map(({ trial }) => trial.name)).toEqual(['a', 'b', 'c'])
    expect(heard.map((line) => line[0])).toEqual(['a', 'c', 'b'])
  })

  test('that print without end are said to, with their last line', async () => {
    const [result] = await run(trials('fail, print 9000'), sandboxes()).results
    expect(result?.problem?.text).toBe(words.flood(3, 'line 9000'))
  })

  test('are not made where the docker command lacks a plugin', async () => {
    const all = trials('a', 'b').map((trial) => ({ ...trial, needs: 'compose' as const }))
    const { results, heard } = run(all, sandboxes())
    expect((await results).map(({ problem }) => problem?.with)).toEqual(['missing', 'missing'])
    expect(heard).toHaveLength(2)
  })

  test('keep the last lines of what a script printed', async () => {
    const [result] = await run(trials('fail, print 100'), sandboxes()).results
    const lines = Array.from({ length: 12 }, (_, index) => `line ${index + 89}`)
    expect(result?.problem?.text).toBe(words.exit(3, lines.join('\n')))
  })
})

describe('trials end early', () => {
  test.each([
    ['where no sandbox can be opened', [undefined, 'tcp://far'], 2],
    ['where none can be opened at all', ['tcp://far', 'tcp://far'], 2],
  ])('%s, and leave none open', async (_, refusals, jobs) => {
    const log: string[] = []
    const { results, heard } = run(
      trials('wait 20, break', 'break', 'a', 'b'),
      sandboxes(log, refusals),
      jobs,
    )
    await expect(results).rejects.toThrow(SandboxProblem)
    const told = heard.length
    const count = (what: string) => log.filter((line) => line.startsWith(what)).length
    await expect.poll(() => count('open') - count('dispose')).toBe(0)
    expect(heard).toHaveLength(told)
  })

  test('where none can be opened in place of one that broke: what was found is kept', async () => {
    const { results, stopped } = run(trials('a', 'break', 'b'), sandboxes([], [undefined, 'tcp://far']))
    expect((await results).map(({ trial }) => trial.name)).toEqual(['a', 'break'])
    expect(await stopped()).toBeInstanceOf(SandboxProblem)
  })

  test('when they are stopped', async () => {
    const log: string[] = []
    const stop = new AbortController()
    const { results, heard } = run(trials('a', 'stop', 'b', 'c'), sandboxes(log), 1, stop.signal)
    happened.once('stop begins', () => stop.abort())
    await expect(results).rejects.toMatchObject({ name: 'AbortError' })
    expect(heard).toEqual(['a on docker 1'])
    expect(log).toEqual(['open 1', 'dispose 1'])
  })

  test('before they have begun', async () => {
    const log: string[] = []
    await expect(run(trials('a'), sandboxes(log), 1, AbortSignal.abort()).results).rejects.toThrow()
    expect(log).toEqual([])
  })

  test('where there are none', async () => {
    expect(await run([], sandboxes()).results).toEqual([])
  })
})
