import { describe, expect, test } from 'vitest'
import type { Container, Docker } from '../../src/docker/port/docker.ts'
import { gradeAndRecord, regrade } from '../../src/grading/grade.ts'
import { kinds, loadKind } from '../../src/kinds/kinds.ts'
import type { Check } from '../../src/lab/lab.ts'
import { aContainer, anEnded } from '../graders/facts.ts'
import { aCheck, aLab, elsewhere } from './a-lab.ts'

const engine = { endpoint: 'unix:///test.sock', name: 'docker', version: '28.5.2', api: '1.51' }
const origin = {
  program: { name: 'docker-lab', version: '0' },
  course: { name: 'test', title: null },
} as const

/** A container that Compose made, with its project's folder. */
const made = (name: string, over: Parameters<typeof aContainer>[0] = {}) => aContainer({ name, ...over })
const projectOf = (name: string) => name.replace(/-.*/, '')
const serviceOf = (name: string) => name.split('-')[1]

/** An engine whose containers are named as Compose does it: PROJECT-SERVICE-NUMBER. */
function composed(...containers: Container[]): Partial<Docker> {
  return {
    container: async (name) => containers.find((container) => container.name === name),
    containers: async () => [],
    logs: async (name) => ({ text: `I am ${name}\n`, truncated: false, readable: true }),
    network: async () => undefined,
    serviceContainers: async (service, project) =>
      containers
        .filter(({ name }) => serviceOf(name) === service && (project ?? projectOf(name)) === projectOf(name))
        .map(({ id, name, state }) => ({
          id,
          name,
          project: projectOf(name),
          status: state.status,
          folder: `/home/me/${projectOf(name)}`,
        })),
  }
}

async function check(docker: Partial<Docker>, grader: string, yaml: object, over: Partial<Check> = {}) {
  const want = (await loadKind(grader)).schema().parse(yaml)
  const lab = aLab(aCheck({ id: 'it', grader, want, ...over }))
  const recorded = await gradeAndRecord([lab], {
    ...elsewhere,
    folder: {
      ...elsewhere.folder,
      place: async (path, places) => ({ path, isSame: places.includes('/home/me/shop'), isUnseen: false }),
    },
    connect: async () => ({ docker: docker as Docker, engine }),
    endpoint: engine.endpoint,
    signal: new AbortController().signal,
  })
  const again = await regrade([lab], recorded.tape, { kinds, language: 'zh', origin, engine })
  const told = recorded.report.labs[0]?.checks[0]
  const inChinese = again.labs[0]?.checks[0]
  expect(inChinese).toMatchObject({ outcome: told?.outcome })
  return { told, inChinese, asked: Object.keys(recorded.tape.answers) }
}

const worker = { service: 'worker' }
const env = { container: worker, name: 'REDIS_HOST' }
const REDIS = { env: { REDIS_HOST: 'redis' } }

describe('a service stands for its containers', () => {
  test('one is looked at by its name', async () => {
    const { told, asked } = await check(composed(made('shop-worker-1', REDIS)), 'env', env)
    expect(told?.outcome).toBe('pass')
    expect(asked).toEqual([
      '["docker","serviceContainers","worker"]',
      '["docker","container","shop-worker-1"]',
    ])
  })

  test('of several, each has to pass, and it tells about the one that does not', async () => {
    const docker = composed(made('shop-worker-1', REDIS), made('shop-worker-2'))
    const { told, inChinese } = await check(docker, 'env', env)
    expect(told).toMatchObject({ outcome: 'fail', diagnosis: 'env-missing' })
    expect(told?.message).toContain('shop-worker-2')
    expect(inChinese?.message).toContain('shop-worker-2')
  })

  test('the probe asks for the container that it is', async () => {
    const docker = composed(made('shop-worker-1'), made('shop-db-1'))
    const { told } = await check(docker, 'logs', { container: worker, contains: 'I am shop-worker-1' })
    expect(told?.outcome).toBe('pass')
  })

  test('in a list, it is all of them', async () => {
    const on = (name: string) => ({ networks: [{ name, ip: '172.18.0.2', aliases: [] }] })
    const docker = composed(
      made('shop-web-1', on('front')),
      made('shop-db-1', on('front')),
      made('shop-db-2', on('back')),
    )
    const want = { containers: [{ service: 'web' }, { service: 'db' }] }
    const { told } = await check(docker, 'network', want)
    expect(told).toMatchObject({ outcome: 'fail', diagnosis: 'different-networks' })
    expect(told?.message).toContain('shop-db-2')
    expect(told?.expected).toContain('service web, service db')
  })

  test('what has not settled is waited for', async () => {
    const young = made('shop-worker-1', { settled: false, settlesInMs: 1 })
    const docker = composed(young)
    const answers = [young, made('shop-worker-1')]
    docker.container = async () => answers.shift() ?? made('shop-worker-1')
    const { told } = await check(docker, 'container', { name: worker })
    expect(told?.outcome).toBe('pass')
  })

  test('one that was listed and is not there is asked for again, and then not judged', async () => {
    const docker = composed(made('shop-worker-1', REDIS))
    const answers = [undefined, made('shop-worker-1', REDIS)]
    docker.container = async () => answers.shift() ?? made('shop-worker-1', REDIS)
    expect((await check(docker, 'env', env)).told?.outcome).toBe('pass')
    docker.container = async () => undefined
    const { told } = await check(docker, 'env', env)
    expect(told).toMatchObject({ outcome: 'error', diagnosis: 'changed-meanwhile' })
  })

  test('one that has ended is diagnosed as any other', async () => {
    const { told } = await check(composed(anEnded(1, { name: 'shop-worker-1' })), 'logs', {
      container: worker,
      contains: 'I am',
    })
    expect(told?.outcome).toBe('pass')
    const { told: running } = await check(composed(anEnded(1, { name: 'shop-worker-1' })), 'container', {
      name: worker,
    })
    expect(running).toMatchObject({ outcome: 'fail', diagnosis: 'exited-with-error' })
  })
})

describe('a service without containers', () => {
  test('is missing, in the words of a service', async () => {
    const { told, inChinese } = await check(composed(), 'env', env)
    expect(told).toMatchObject({ outcome: 'fail', diagnosis: 'service-missing' })
    expect(told?.message).toMatch(/^Compose has created no container for service worker\./)
    expect(told?.actual).toBe('no container of service worker, and no other containers')
    expect(inChinese?.message).toMatch(/^Compose 没有为服务 worker 创建容器。/)
    expect(inChinese?.actual).toBe('没有服务 worker 的容器，也没有其他容器')
  })

  test('with its project', async () => {
    const container = { service: 'worker', project: 'mall' }
    const { told, inChinese } = await check(composed(made('shop-worker-1')), 'env', { ...env, container })
    expect(told?.message).toContain('service worker of project mall')
    expect(inChinese?.message).toContain('项目 mall 的服务 worker')
  })

  test.each([
    ['env', env],
    ['command', { container: worker, contains: 'sleep' }],
    ['logs', { container: worker, contains: 'ready' }],
    ['file', { container: worker, path: '/a', contains: 'ready' }],
    ['port', { container: worker, port: 80 }],
    ['mount', { container: worker, destination: '/data' }],
    ['reach', { from: worker, to: [{ service: 'db' }] }],
    ['network', { containers: [worker, { service: 'db' }] }],
    ['container', { name: worker }],
    ['container', { name: worker, image: 'nginx' }],
    ['changes', { container: worker, added: ['/a'] }],
    ['restart', { container: worker, policy: 'always' }],
    ['limits', { container: worker, memory: '1g' }],
    ['exec', { container: worker, command: ['ls'] }],
  ])('in a check of the kind %s', async (grader, yaml) => {
    const docker = { ...composed(), image: async () => undefined, namings: async () => [] }
    const { told } = await check(docker, grader, yaml)
    expect(told).toMatchObject({ outcome: 'fail', diagnosis: 'service-missing' })
    expect(JSON.stringify(told)).not.toContain('service+')
  })

  test('is what absence asks for', async () => {
    const want = { name: worker, state: 'absent' }
    expect((await check(composed(), 'container', want)).told?.outcome).toBe('pass')
    const { told } = await check(composed(made('shop-worker-1')), 'container', want)
    expect(told).toMatchObject({ outcome: 'fail', diagnosis: 'container-still-there' })
  })
})

describe('two projects with such a service', () => {
  test('the one of the working folder counts', async () => {
    const docker = composed(made('mall-worker-1'), made('shop-worker-1', REDIS))
    expect((await check(docker, 'env', env)).told?.outcome).toBe('pass')
  })

  test('the one that is asked for counts', async () => {
    const docker = composed(made('mall-worker-1'), made('shop-worker-1', REDIS))
    const want = (project: string) => ({ ...env, container: { ...worker, project } })
    expect((await check(docker, 'env', want('shop'))).told?.outcome).toBe('pass')
    expect((await check(docker, 'env', want('mall'))).told?.outcome).toBe('fail')
  })

  test('where nothing tells which, it is not judged', async () => {
    const docker = composed(made('mall-worker-1'), made('store-worker-1', REDIS))
    const { told, inChinese } = await check(docker, 'env', env)
    expect(told).toMatchObject({ outcome: 'error', diagnosis: 'service-twice' })
    expect(told?.message).toContain('worker: mall, store')
    expect(inChinese?.message).toContain('worker：mall, store')
  })
})
