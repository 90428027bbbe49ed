import { describe, expect, test } from 'vitest'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import type { Container, ContainerStatus, Docker } from '../../src/docker/port/docker.ts'
import { grade, gradeAndRecord, regrade } from '../../src/grading/grade.ts'
import type { Check, Lab } from '../../src/lab/lab.ts'
import { aContainer, anEnded, anImage, another, aPort } from '../graders/facts.ts'
import { aCheck, aLab, anEnvironment, aService, elsewhere } from './a-lab.ts'

const engine = { endpoint: 'unix:///test.sock', name: 'docker', version: '28.5.2', api: '1.51' }

/** What each check came to on an engine that answers only what is given: the outcome, and the diagnosis of what did not pass. */
async function cameTo(docker: Partial<Docker>, lab: Lab, over: Partial<typeof elsewhere> = {}) {
  const grading = {
    ...elsewhere,
    ...over,
    connect: async () => ({ docker: docker as Docker, engine }),
    endpoint: engine.endpoint,
    signal: new AbortController().signal,
  }
  const { labs } = await grade([lab], grading)
  const said = (labs[0]?.checks ?? []).map(({ id, outcome, diagnosis }) => [
    id,
    [outcome, diagnosis].filter(Boolean).join(' '),
  ])
  return Object.fromEntries(said)
}

/** Gives the answers in turn, and the last one for ever. */
const inTurn = <T>(...answers: T[]) => {
  let asked = 0
  return async () => answers[Math.min(asked++, answers.length - 1)] as T
}

const published = aContainer({ ports: [aPort(8080, 80)] })
const withState = (status: ContainerStatus, over: Parameters<typeof aContainer>[0] = {}) =>
  aContainer({ ...over, state: { status } })
const quiet = {
  containers: async () => [],
  logs: async () => ({ text: '', truncated: false, readable: true }),
}

const soon = (check: Partial<Check>) => aLab(aCheck({ id: 'soon', withinMs: 5000, ...check }))
const briefly = (check: Partial<Check>) => aLab(aCheck({ id: 'soon', withinMs: 1, ...check }))

describe('within looks again', () => {
  test.each<[string, Container]>([
    ['created', withState('created', { inStateMs: 100 })],
    ['exited', anEnded(1, { inStateMs: 100 })],
    ['restarting', withState('restarting', { settled: false, ageMs: 100 })],
    ['paused', withState('paused', { ageMs: 100 })],
  ])('at a container that is %s', async (_, now) => {
    const docker = { ...quiet, container: inTurn(now, now, published) }
    expect(await cameTo(docker, soon({}))).toEqual({ soon: 'pass' })
  })

  test.each<[string, Container]>([
    ['created', withState('created', { inStateMs: 60_000 })],
    ['exited', anEnded(1, { inStateMs: 60_000 })],
  ])('not at one that has been %s for longer', async (_, now) => {
    const docker = { ...quiet, container: inTurn(now, published) }
    expect((await cameTo(docker, soon({}))).soon).toMatch(/^fail/)
  })

  test.each<[string, Partial<Check>, Partial<Docker>]>([
    [
      'an image',
      { grader: 'image', want: { name: 'app', state: 'present' } },
      {
        image: inTurn(undefined, anImage({ tags: ['app:latest'], digests: [] })),
        imageNames: async () => [],
        namings: async () => [],
      },
    ],
    [
      'a volume',
      { grader: 'volume', want: { name: 'data', state: 'present' } },
      {
        volume: inTurn<Awaited<ReturnType<Docker['volume']>>>(undefined, {
          name: 'data',
          driver: 'local',
          created: '',
          labels: {},
          anonymous: false,
        }),
        volumeNames: async () => [],
      },
    ],
    [
      'a network',
      { grader: 'network', want: { name: 'net' } },
      {
        network: inTurn<Awaited<ReturnType<Docker['network']>>>(undefined, {
          id: 'n1',
          name: 'net',
          driver: 'bridge',
          internal: false,
          containers: [],
          subnets: [],
        }),
      },
    ],
    [
      'an image in a registry',
      { grader: 'registry', want: { image: 'localhost:5000/app:1' } },
      {
        registry: inTurn<Awaited<ReturnType<Docker['registry']>>>({ kind: 'no-repository', tags: [] }, {
          kind: 'held',
          manifestDigest: 'sha256:1',
          configDigest: 'sha256:2',
          layers: [],
          created: '',
        } as never),
        imageNames: async () => [],
      },
    ],
  ])('for %s that is not there yet', async (_, check, docker) => {
    expect(await cameTo(docker, soon(check))).toEqual({ soon: 'pass' })
  })

  test('for no longer than it says', async () => {
    const lab = briefly({ grader: 'image', want: { name: 'app', state: 'present' } })
    const docker = { image: async () => undefined, imageNames: async () => [] }
    expect(await cameTo(docker, lab)).toEqual({ soon: 'fail image-missing' })
  })

  test('at what starts again and again, but not without end', async () => {
    const young = withState('restarting', { settled: false, ageMs: 0 })
    expect(await cameTo({ ...quiet, container: async () => young }, briefly({}))).toEqual({
      soon: 'fail crash-loop',
    })
  })

  test('only while it is worth it: a tape has what there was to see', async () => {
    const lab = briefly({ grader: 'image', want: { name: 'app', state: 'present' } })
    const docker = { image: async () => undefined, imageNames: async () => [] } as Partial<Docker>
    const { report, tape } = await gradeAndRecord([lab], {
      ...elsewhere,
      connect: async () => ({ docker: docker as Docker, engine }),
      endpoint: engine.endpoint,
      signal: new AbortController().signal,
    })
    const again = await regrade([lab], tape, { ...elsewhere, engine })
    expect(again.labs[0]?.checks.map(({ diagnosis }) => diagnosis)).toEqual(
      report.labs[0]?.checks.map(({ diagnosis }) => diagnosis),
    )
  })
})

describe('answers that contradict each other', () => {
  const lab = aLab(aCheck({ id: 'published' }))
  const listed = another('web', { id: published.id })
  const exited = anEnded(0)

  test.each<[string, Partial<Docker>]>([
    ['a container that is listed, and was not there', { container: inTurn(undefined, published) }],
    ['a different one of the same name', { container: inTurn({ ...exited, id: 'old' }, published) }],
    ['one that has been started since', { container: inTurn<Container>(exited, published) }],
  ])('are asked for again: %s', async (_, docker) => {
    const asked = { ...quiet, containers: async () => [listed], ...docker }
    expect(await cameTo(asked, lab)).toEqual({ published: 'pass' })
  })

  test('are no verdict when they stay', async () => {
    const docker = { ...quiet, container: async () => undefined, containers: async () => [listed] }
    expect(await cameTo(docker, lab)).toEqual({ published: 'error changed-meanwhile' })
  })

  test.each<[string, Partial<Check>, Partial<Docker>]>([
    [
      'a log',
      { grader: 'logs', want: { container: 'web', contains: 'hello', at_least: 1 } },
      {
        logs: inTurn<Awaited<ReturnType<Docker['logs']>>>(
          { text: '', truncated: false, readable: false, noContainer: true },
          { text: 'hello', truncated: false, readable: true },
        ),
      },
    ],
    [
      'a program',
      { grader: 'exec', want: { container: 'web', command: ['true'], exit_code: 0, timeout: 5 } },
      {
        exec: inTurn<Awaited<ReturnType<Docker['exec']>>>(
          { kind: 'not-started', said: 'container is not running', notUp: true },
          { kind: 'ended', exitCode: 0, stdout: '', stderr: '', truncated: false },
        ),
      },
    ],
  ])('are asked for again: %s of a container that had just gone', async (_, check, docker) => {
    const asked = { ...quiet, container: async () => published, ...docker }
    expect(await cameTo(asked, aLab(aCheck({ id: 'it', ...check })))).toEqual({ it: 'pass' })
  })

  test('are looked for again where a probe found them', async () => {
    const want = { container: 'web', path: '/x', exists: true, type: 'file', nonempty: false }
    const file = inTurn(0, 1)
    const docker: Partial<Docker> = {
      container: async () => published,
      async file() {
        if ((await file()) === 0)
          throw new CouldNotLook('changed-meanwhile', engine.endpoint, { name: 'web' })
        return { kind: 'file', size: 0, mode: 0, text: '', truncated: false }
      },
    }
    expect(await cameTo(docker, aLab(aCheck({ id: 'there', grader: 'file', want })))).toEqual({
      there: 'pass',
    })
  })

  test('are not what a restart policy does all the time', async () => {
    const restart = { policy: 'always' as const, maximumRetries: 0 }
    const looping = anEnded(1, { restart })
    const docker = { ...quiet, container: async () => looping, containers: async () => [listed] }
    expect(await cameTo(docker, lab)).toEqual({ published: 'fail exited-with-error' })
  })

  test('do not touch a check that passes', async () => {
    const both = aLab(
      aCheck({ id: 'published' }),
      aCheck({ id: 'db', want: { ...(aCheck({ id: '' }).want as object), container: 'db' } }),
    )
    const docker: Partial<Docker> = {
      ...quiet,
      container: async (name) => (name === 'web' ? published : undefined),
      containers: async () => [another('db')],
    }
    expect(await cameTo(docker, both)).toEqual({ published: 'pass', db: 'error changed-meanwhile' })
  })
})

describe('an answer of which a part is not understood', () => {
  const spoiled = aContainer({
    ports: [aPort(8080, 80)],
    env: {},
    notUnderstood: { env: { why: 'wrong-type', name: 'Env' }, mounts: { why: 'wrong-type', name: 'Mounts' } },
  })
  const docker: Partial<Docker> = { ...quiet, container: async () => spoiled }

  test('spoils the checks that need it, and no others', async () => {
    const env = { container: 'web', name: 'A' }
    const mount = { container: 'web', destination: '/data' }
    const lab = aLab(
      aCheck({ id: 'published' }),
      aCheck({ id: 'env', grader: 'env', want: env }),
      aCheck({ id: 'mount', grader: 'mount', want: mount }),
    )
    expect(await cameTo(docker, lab)).toEqual({
      published: 'pass',
      env: 'error engine-answer',
      mount: 'error engine-answer',
    })
  })

  test('of an image spoils what is asked of the image', async () => {
    const image = anImage({
      tags: ['app:latest'],
      digests: [],
      exposed: [],
      notUnderstood: { exposed: { why: 'unknown-value' } },
    })
    const lab = aLab(
      aCheck({ id: 'workdir', grader: 'image', want: { name: 'app', state: 'present', workdir: '' } }),
      aCheck({ id: 'exposes', grader: 'image', want: { name: 'app', state: 'present', exposes: [80] } }),
      aCheck({ id: 'published' }),
    )
    const asked = {
      ...docker,
      container: async () => ({ ...published, image }),
      image: async () => image,
      namings: async () => [],
    }
    expect(await cameTo(asked, lab)).toMatchObject({ exposes: 'error engine-answer', published: 'pass' })
  })
})

describe('a check for what must be gone', () => {
  const gone = aCheck({
    id: 'gone',
    grader: 'container',
    want: { name: 'old', state: 'absent', renamed: false },
  })
  const scene = anEnvironment({ containers: [aService({ name: 'old' })] })
  const prepared: Lab = { ...aLab(gone), environment: scene }
  const record = {
    at: '2026-01-01T00:00:00Z',
    containers: {},
    images: {},
    volumes: {},
    networks: {},
    danglingImages: {},
    anonymousVolumes: {},
  }
  const started = () => ({ record: async () => record })
  const docker: Partial<Docker> = { container: async () => undefined }

  test('is blocked where the lab was never started', async () => {
    expect(await cameTo(docker, prepared)).toEqual({ gone: 'blocked not-started' })
  })

  test('says which command is missing', async () => {
    const connect = async () => ({ docker: docker as Docker, engine })
    const signal = new AbortController().signal
    const { labs } = await grade([prepared], { ...elsewhere, connect, endpoint: engine.endpoint, signal })
    expect(labs[0]?.checks[0]?.message).toContain('docker-lab start 1')
    expect(labs[0]?.points).toEqual({ earned: 0, possible: 1 })
  })

  test('counts once it was started', async () => {
    expect(await cameTo(docker, prepared, { started })).toEqual({ gone: 'pass' })
  })

  test('counts in a lab for which start prepares nothing', async () => {
    expect(await cameTo(docker, aLab(gone))).toEqual({ gone: 'pass' })
  })

  test('counts when it needs something that the student has made', async () => {
    const lab = {
      ...aLab(aCheck({ id: 'published' }), { ...gone, needs: ['published'] }),
      environment: scene,
    }
    const asked = { container: async (name: string) => (name === 'web' ? published : undefined) }
    expect(await cameTo(asked, lab)).toEqual({ published: 'pass', gone: 'pass' })
  })
})
