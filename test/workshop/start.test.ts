import { compare } from 'bcryptjs'
import { describe, expect, test } from 'vitest'
import type { Lab } from '../../src/lab/lab.ts'
import english from '../../src/languages/en/messages.ts'
import { startLab } from '../../src/workshop/start-lab.ts'
import { recordOf } from '../../src/workshop/start-record.ts'
import { aLab, anEnvironment, aService } from '../grading/a-lab.ts'
import { aWorkshop } from './a-workshop.ts'

const registry = aService({
  name: 'registry',
  image: 'registry:2',
  ports: ['5000:5000'],
  serves: 'registry',
})
const lab = (parts: Partial<Pick<Lab, 'environment' | 'owns'>> = {}): Lab => ({
  ...aLab(),
  slug: 'push',
  environment: anEnvironment({ images: ['nginx'], ports: [8080] }),
  ...parts,
})
const withRegistry = lab({ environment: anEnvironment({ containers: [registry] }) })

async function started(one: Lab, ...engine: Parameters<typeof aWorkshop>) {
  const { workshop, changes } = aWorkshop(...engine)
  const steps: string[] = []
  const progress = { step: (text: string) => steps.push(text), progress: () => {} }
  const noted = await startLab(one, workshop, english.start, progress)
  return { ready: noted !== undefined, steps, changes }
}

describe('start', () => {
  test('pulls the images that are missing', async () => {
    const { ready, steps, changes } = await started(lab())
    expect(changes.map(({ query }) => query?.fromImage)).toEqual(['docker.io/library/nginx'])
    expect({ ready, steps }).toEqual({ ready: true, steps: ['Pulled the image nginx.'] })
  })

  test('changes nothing where everything is in place', async () => {
    const { ready, steps, changes } = await started(lab(), { images: ['nginx'] })
    expect(changes).toEqual([])
    expect({ ready, steps }).toEqual({ ready: true, steps: ['The image nginx is already here.'] })
  })

  test('says what uses a port that the lab needs', async () => {
    const ports = lab({ environment: anEnvironment({ ports: [80, 8080, 8081] }) })
    const { ready, steps } = await started(ports, {
      containers: { old: { hostPort: 8080 }, stopped: { running: false, hostPort: 8081 } },
      listening: [80],
    })
    expect({ ready, steps }).toEqual({
      ready: false,
      steps: [
        'Port 8080 is already in use by the container old, and this lab needs it.',
        'Port 80 is already in use by a program outside Docker, and this lab needs it.',
      ],
    })
  })

  test("does not mind the lab's own container on its port", async () => {
    const owns = { containers: ['web'], images: [], volumes: [], networks: [], services: [] }
    const { ready, steps } = await started(lab({ owns }), {
      images: ['nginx'],
      containers: { web: { hostPort: 8080 } },
    })
    expect({ ready, steps }).toEqual({ ready: true, steps: ['The image nginx is already here.'] })
  })

  test('runs a service, labelled with the lab, and waits until it answers', async () => {
    const one = lab({ environment: anEnvironment({ containers: [{ ...registry, ports: [] }] }) })
    const { ready, steps, changes } = await started(one, { images: ['registry:2'] })
    expect(changes.map(({ what }) => what)).toEqual([
      'POST /containers/create',
      'POST /containers/id-of-new/start',
    ])
    expect(changes[0]?.body).toMatchObject({ Image: 'registry:2', Labels: { 'docker-lab.lab': 'push' } })
    expect({ ready, steps }).toEqual({
      ready: true,
      steps: ['The image registry:2 is already here.', 'Started registry.'],
    })
  })

  test('starts a service that was stopped, and does not create it again', async () => {
    const engine = { images: ['registry:2'], containers: { registry: { running: false } } } as const
    const environment = anEnvironment({ containers: [{ ...registry, ports: [] }] })
    const { changes } = await started(lab({ environment }), { ...engine, images: [...engine.images] })
    expect(changes.map(({ what }) => what)).toEqual(['POST /containers/id-of-registry/start'])
  })

  test('leaves a service alone that is running', async () => {
    const { ready, steps, changes } = await started(withRegistry, {
      images: ['registry:2'],
      containers: { registry: { hostPort: 5000 } },
      registries: [5000],
    })
    expect(changes).toEqual([])
    expect({ ready, steps: steps.at(-1) }).toEqual({ ready: true, steps: 'registry is already running.' })
  })

  test('takes a registry that is already on the port for its own', async () => {
    const { ready, steps, changes } = await started(withRegistry, { registries: [5000] })
    expect(changes).toEqual([])
    expect({ ready, steps }).toEqual({
      ready: true,
      steps: ['A registry is already running on port 5000, so registry was not started.'],
    })
  })

  describe('a registry with a password', () => {
    const login = { user: 'anna', password: 'secretword' }
    const one = lab({ environment: anEnvironment({ containers: [{ ...registry, ports: [], login }] }) })
    const there = lab({ environment: anEnvironment({ containers: [{ ...registry, login }] }) })

    test('gets it as a hash in a file, before it starts', async () => {
      const { ready, steps, changes } = await started(one, { images: ['registry:2'] })
      expect(changes.map(({ what }) => what)).toEqual([
        'POST /containers/create',
        'PUT /containers/id-of-new/archive',
        'POST /containers/id-of-new/start',
      ])
      expect(changes[0]?.body).toMatchObject({
        Env: expect.arrayContaining(['REGISTRY_AUTH_HTPASSWD_PATH=/auth/htpasswd']),
      })
      const line = /anna:(\S+)/.exec(String(changes[1]?.body))?.[1] ?? ''
      expect(await compare(login.password, line)).toBe(true)
      expect(`${changes.map(({ body }) => String(body) + JSON.stringify(body))}`).not.toContain('secretword')
      expect({ ready, steps }).toMatchObject({ ready: true })
    })

    test('is removed again where the engine does not take the file', async () => {
      const { ready, steps, changes } = await started(
        one,
        { images: ['registry:2'] },
        { 'PUT /containers/id-of-new/archive': { status: 500, body: '{"message":"disk full"}' } },
      )
      expect(changes.at(-1)?.what).toBe('DELETE /containers/id-of-new')
      expect({ ready, steps: steps.at(-1) }).toEqual({
        ready: false,
        steps: 'registry could not be started: disk full',
      })
    })

    test.each(['open', 'denied'] as const)('is not ready with a different login (%s)', async (otherLogin) => {
      const containers = { registry: { hostPort: 5000 } }
      const { ready, steps, changes } = await started(there, {
        images: ['registry:2'],
        containers,
        registries: [5000],
        otherLogin,
      })
      expect(changes).toEqual([])
      expect({ ready, steps: steps.at(-1) }).toMatchObject({
        ready: false,
        steps: expect.stringContaining('does not accept the user and the password'),
      })
    })

    test('takes one that accepts the login for its own, and no other', async () => {
      const { ready } = await started(there, { registries: [5000] })
      expect(ready).toBe(true)
      const other = await started(there, { registries: [5000], otherLogin: 'open' })
      expect({ ready: other.ready, changes: other.changes }).toEqual({ ready: false, changes: [] })
    })
  })

  test.each([
    [
      'AirPlay of macOS',
      { listening: [5000], server: 'AirTunes/775.3.1' },
      'AirPlay Receiver of macOS (turn it off in System Settings, under General > AirDrop & Handoff)',
    ],
    ['a web server', { listening: [5000], server: 'nginx' }, 'a program outside Docker (nginx)'],
    ['another container', { containers: { web: { hostPort: 5000 } } }, 'the container web'],
  ])('starts no service on a port that %s has', async (_, engine, owner) => {
    const { ready, steps, changes } = await started(withRegistry, engine)
    expect(changes).toEqual([])
    expect({ ready, steps }).toEqual({
      ready: false,
      steps: [`Port 5000 is already in use by ${owner}, and this lab needs it.`],
    })
  })

  test.each([
    ['create', 'POST /containers/create'],
    ['start', 'POST /containers/id-of-new/start'],
  ])('says why the engine did not %s a service', async (_, what) => {
    const refused = { [what]: { status: 500, body: '{"message":"port is already allocated"}' } }
    const { ready, steps } = await started(withRegistry, { images: ['registry:2'] }, refused)
    expect({ ready, steps: steps.at(-1) }).toEqual({
      ready: false,
      steps: 'registry could not be started: port is already allocated',
    })
  })
})

describe('what start notes', () => {
  test('is what is on the engine of what the lab names, and nothing else', async () => {
    const { workshop } = aWorkshop({
      containers: { web: {}, registry: {}, other: {} },
      images: ['app:1', 'nginx', 'registry:2', 'other'],
      volumes: ['data', 'other'],
      networks: ['front', 'other'],
    })
    const owns = {
      containers: ['web', 'gone'],
      images: ['app:1'],
      volumes: ['data', 'gone'],
      networks: ['front', 'gone'],
      services: [],
    }
    const environment = anEnvironment({ images: ['nginx', 'gone'], containers: [registry] })
    const before = Date.now()
    const { at, ...noted } = await recordOf({ owns, environment }, workshop.docker, {
      danglingImages: { 'old-build': 'sha256:old' },
      anonymousVolumes: { scratch: 'made-up' },
    })
    expect(Date.parse(at)).toBeGreaterThanOrEqual(before)
    expect(noted).toEqual({
      containers: {
        web: { id: 'id-of-web', startedAt: '2026-01-02T00:00:01Z' },
        registry: { id: 'id-of-registry', startedAt: '2026-01-02T00:00:01Z' },
      },
      images: { 'app:1': 'sha256:app:1', nginx: 'sha256:nginx', 'registry:2': 'sha256:registry:2' },
      volumes: { data: '2026-01-01T00:00:00Z' },
      networks: { front: 'id-of-front' },
      danglingImages: { 'old-build': 'sha256:old' },
      anonymousVolumes: { scratch: 'made-up' },
    })
  })
})
