import { describe, expect, test } from 'vitest'
import type { StartRecord } from '../../src/grading/contract/world.ts'
import type { Environment } from '../../src/lab/lab.ts'
import english from '../../src/languages/en/messages.ts'
import { startLab } from '../../src/workshop/start-lab.ts'
import { aLab, anEnvironment, aService } from '../grading/a-lab.ts'
import { aWorkshop } from './a-workshop.ts'

const scene = anEnvironment({
  networks: ['front', 'back'],
  volumes: ['data'],
  anonymousVolumes: ['scratch'],
  containers: [
    aService({ name: 'web', command: ['sleep', '9'], mounts: ['data:/data'], networks: ['front', 'back'] }),
    aService({ name: 'job', state: 'exited' }),
    aService({ name: 'ice', state: 'paused' }),
    aService({ name: 'plan', state: 'created' }),
  ],
  danglingImages: [{ name: 'old-build', container: 'job' }],
})
const before: StartRecord = {
  at: '2026-01-01T00:00:00Z',
  containers: { web: { id: 'id-of-web' } },
  images: {},
  volumes: {},
  networks: {},
  danglingImages: {},
  anonymousVolumes: {},
}

async function started(
  environment: Environment,
  engine: Parameters<typeof aWorkshop>[0],
  { says = {}, record }: { says?: Parameters<typeof aWorkshop>[1]; record?: StartRecord } = {},
) {
  const { workshop, changes } = aWorkshop(engine, says)
  const steps: string[] = []
  const progress = { step: (text: string) => steps.push(text), progress: () => {} }
  const lab = { ...aLab(), slug: 'push', environment }
  const noted = await startLab(lab, workshop, english.start, progress, record)
  return { noted, steps, changes, whats: changes.map(({ what }) => what) }
}

const nginx = { images: ['nginx'] }

describe('a scene', () => {
  test('is made in the order in which its parts need each other', async () => {
    const { whats, steps, noted } = await started(scene, nginx)
    expect(whats).toEqual([
      'POST /networks/create',
      'POST /networks/create',
      'POST /volumes/create',
      'POST /volumes/create',
      'POST /containers/create',
      'POST /networks/back/connect',
      'POST /containers/id-of-new/start',
      'POST /containers/create',
      'POST /containers/id-of-new/start',
      'POST /containers/id-of-new/wait',
      'POST /containers/create',
      'POST /containers/id-of-new/start',
      'POST /containers/id-of-new/pause',
      'POST /containers/create',
      'POST /commit',
    ])
    expect(steps.at(-1)).toBe('Created what this lab begins with: web, job, ice, plan.')
    expect(noted).toMatchObject({
      danglingImages: { 'old-build': 'id-of-new' },
      anonymousVolumes: { scratch: 'new' },
    })
  })

  test("notes an image by its id with the algorithm, which Podman's answer leaves out", async () => {
    const id = 'e3ebcecede8e153eae986d5fe7ff151a2fd3f81e2978ba6a1ad068b765e46ea9'
    const says = { 'POST /commit': { status: 201, body: JSON.stringify({ Id: id }) } }
    const { noted, changes } = await started(scene, nginx, { says })
    expect(noted).toMatchObject({ danglingImages: { 'old-build': `sha256:${id}` } })
    // Podman 4.3.1 answers 500 "Decode(): EOF" to a request without a body.
    expect(changes.at(-1)).toMatchObject({ what: 'POST /commit', body: {} })
  })

  test('has the label of its lab on everything, and on each container what its author wrote', async () => {
    const { changes } = await started(scene, nginx)
    const bodies = changes.filter(({ what }) => what.endsWith('/create')).map(({ body }) => body)
    expect(bodies).toEqual(
      bodies.map(() => expect.objectContaining({ Labels: { 'docker-lab.lab': 'push' } })),
    )
    expect(bodies[2]).toMatchObject({ Name: 'data' })
    expect(bodies[3]).not.toHaveProperty('Name')
    expect(bodies[4]).toMatchObject({
      Cmd: ['sleep', '9'],
      HostConfig: { Binds: ['data:/data'], NetworkMode: 'front' },
    })
    expect(bodies[5]).not.toHaveProperty('Cmd')
  })

  test('that was set before is never set again, whatever became of it', async () => {
    const { changes, steps, noted } = await started(scene, {}, { record: before })
    expect(changes).toEqual([])
    expect(noted).toBe(before)
    expect(steps).toEqual([
      'This lab was started before, so nothing was changed. To begin again: docker-lab reset 1, and then docker-lab start 1',
    ])
  })

  test('is not set where something has one of its names, and says whose that is', async () => {
    const engine = {
      ...nginx,
      containers: { web: { labels: { 'docker-lab.lab': 'push' } }, job: {} },
      volumes: ['data'],
      networks: ['back'],
      ofLab: { data: 'push', back: 'other' },
    }
    const { changes, steps, noted } = await started(scene, engine)
    expect(changes).toEqual([])
    expect(noted).toBeUndefined()
    expect(steps.slice(1)).toEqual([
      'The container web is left from an earlier start of this lab. To begin again: docker-lab reset 1, and then docker-lab start 1',
      'There is already a container named job, and this lab creates its own. Remove it, or give it a different name, then run this again.',
      'There is already a network named back, and this lab creates its own. Remove it, or give it a different name, then run this again.',
      'The volume data is left from an earlier start of this lab. To begin again: docker-lab reset 1, and then docker-lab start 1',
    ])
  })

  test('is not set where an image is missing', async () => {
    const says = { 'POST /images/create': { status: 500, body: '{"message":"no such host"}' } }
    const { noted, whats } = await started(scene, {}, { says })
    expect(noted).toBeUndefined()
    expect(whats).toEqual(['POST /images/create'])
  })

  test.each([
    ['a network', 'POST /networks/create', 'front', []],
    [
      'a container',
      'POST /containers/create',
      'web',
      [
        'DELETE /volumes/new',
        'DELETE /volumes/data',
        'DELETE /networks/id-of-new',
        'DELETE /networks/id-of-new',
      ],
    ],
    [
      'a start',
      'POST /containers/id-of-new/start',
      'web',
      [
        'DELETE /containers/id-of-new',
        'DELETE /volumes/new',
        'DELETE /volumes/data',
        'DELETE /networks/id-of-new',
        'DELETE /networks/id-of-new',
      ],
    ],
  ])('of which the engine refuses %s is not there at all', async (_, what, name, undone) => {
    const says = { [what]: { status: 500, body: '{"message":"no space left"}' } }
    const { noted, whats, steps } = await started(scene, nginx, { says })
    expect(noted).toBeUndefined()
    expect(steps.at(-1)).toBe(
      `${name} could not be created: no space left. Nothing of what this lab begins with was left behind.`,
    )
    expect(whats.filter((one) => one.startsWith('DELETE'))).toEqual(undone)
  })

  test('does not keep a service from being started again', async () => {
    const hub = aService({ name: 'hub', serves: 'registry' })
    const environment = { ...scene, containers: [...scene.containers, hub] }
    const engine = { ...nginx, containers: { hub: { running: false as const } } }
    const { whats, noted } = await started(environment, engine, { record: before })
    expect(whats).toEqual(['POST /containers/id-of-hub/start'])
    expect(noted).toBe(before)
  })
})
