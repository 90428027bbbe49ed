import { describe, expect, test } from 'vitest'
import answer, { type AnswerFacts } from '../../graders/answer/answer.ts'
import type { Docker } from '../../src/docker/port/docker.ts'
import { aWorld } from './a-world.ts'
import { aContainer, anImage } from './facts.ts'
import { refuses } from './refusals.ts'
import { type Accepted, accepts, coversEveryDiagnosis, type Rejected, rejects } from './verdicts.ts'

const AT = '2026-01-02T00:05:00Z'

const seen = (
  text: string | undefined,
  right: string[] | undefined,
  over: Partial<AnswerFacts> = {},
): AnswerFacts => ({
  container: { status: 'running', startedAt: '2026-01-02T00:00:01Z' },
  given: text === undefined ? undefined : { text, at: AT },
  right,
  of: undefined,
  ...over,
})
const about = (is: string, over: object = {}) => ({ key: 'it', fact: { container: 'sun', is, ...over } })
const network = { container: undefined }
const ID = 'sha256:4a415e3663882fbc554ee830889c68a33b3585503892cc718a4698e91ef2a526'
const image = ['centos:latest', ID]
const env = about('env', { name: 'SECRET' })
const word = about('word', { begins: 'code-' })

const created = about('created')
const CREATED = '2026-01-02T03:04:05.678901234Z'
const moments = [
  CREATED,
  '2026-01-02T03:04:05Z',
  '2026-01-02T03:04:05.6789Z',
  '2026-01-02 03:04:05 +0000 UTC',
  '2026-01-02 11:04:05 +0800 CST',
  '2026-01-02T11:04:05+08:00',
  '2026-01-01 23:34:05 -0330',
  '2026-01-02 06:04:05 +0300 +03',
  '2026-01-02 03:04:05 UTC',
  '2026-01-02 03:04:05',
  '2026-01-02T11:04:05',
  '2026-01-02 04:04:05 CET',
  '"2026-01-02T03:04:05.678901234Z"',
  '２０２６-０１-０２ ０３：０４：０５',
]
const size = { key: 'it', fact: { image: 'app', is: 'size' } }
const sizes = [
  '72.8MB',
  '72.8 MB',
  '72.8mb',
  '69.4MiB',
  '72,8 MB',
  '72800000',
  '72,800,000 bytes',
  '71094KiB',
]
const count = { key: 'it', fact: { count: 'running' } }

const accepted: Accepted<AnswerFacts>[] = [
  ['an address', about('ip'), seen('172.17.0.2', ['172.17.0.2'])],
  ['one of two addresses', about('ip'), seen('172.18.0.2', ['172.17.0.2', '172.18.0.2'])],
  [
    'an address with the length of its prefix, and spaces',
    about('ip'),
    seen(' 172.17.0.2/16 ', ['172.17.0.2']),
  ],
  ['wide digits', about('ip'), seen('１７２．１７．０．２', ['172.17.0.2'])],
  ['an address in quotes', about('ip'), seen('"172.17.0.2"', ['172.17.0.2'])],
  ['the short name of an image', about('image'), seen('centos', image)],
  ['a name with its tag', about('image'), seen('centos:latest', image)],
  ['a full name', about('image'), seen('docker.io/library/centos:latest', image)],
  ['a short id of the image', about('image'), seen('4a415e366388', image)],
  ['a full id of the image', about('image'), seen(ID, image)],
  ['a value', env, seen('tango', ['tango'])],
  ['a value with the name', env, seen('SECRET=tango', ['tango'])],
  ['both in quotes', env, seen('"SECRET=tango"', ['tango'])],
  ['the value alone in quotes', env, seen('SECRET="tango"', ['tango'])],
  ['a value that has quotes', env, seen('"tango"', ['"tango"'])],
  ['a number', about('processes'), seen('5', ['5'])],
  ['a number with what it counts', about('processes'), seen('5 个', ['5', '7'])],
  ['also what docker exec runs', about('processes'), seen('7 processes', ['5', '7'])],
  ['a share', about('cpus'), seen('0.5', ['0.5'])],
  ['a share with zeros', about('cpus'), seen('0.50', ['0.5'])],
  ['a share without a zero', about('cpus'), seen('.5 CPUs', ['0.5'])],
  ['a share with a comma', about('cpus'), seen('0,5', ['0.5'])],
  ['a word', word, seen('code-abc', ['code-abc'])],
  ['a short id', about('id'), seen('C0FFEE123456', ['c0ffee1234567890'])],
  ['a process id', about('pid'), seen('4711', ['4711'])],
  ['an exit code', about('exit_code'), seen('0', ['0'])],
  ...moments.map((text): Accepted<AnswerFacts> => [`the time ${text}`, created, seen(text, [CREATED])]),
  ...sizes.map(
    (text): Accepted<AnswerFacts> => [`the size ${text}`, size, seen(text, ['72800123'], network)],
  ),
  ['one of two sizes', size, seen('20.5MB', ['7000000', '20500000'], network)],
  ['a number of containers', count, seen('3', ['3'], network)],
  ['a number of containers, one of them paused', count, seen('3 containers', ['2', '3'], network)],
  ['the id of the image of a container', about('image_id'), seen('4a415e366388', [ID])],
  [
    'a gateway',
    { key: 'it', fact: { network: 'bridge', is: 'gateway' } },
    seen('172.17.0.1', ['172.17.0.1'], network),
  ],
  ['a fixed text', { key: 'it', equals: 'NO_SHELL' }, seen(' NO_SHELL ', undefined, network)],
]

const restarted = { status: 'running' as const, startedAt: '2026-01-02T00:06:00Z' }

const rejected: Rejected<AnswerFacts>[] = [
  ['no answer', about('ip'), seen(undefined, undefined, network), 'answer-missing'],
  ['no answer to a fixed question', { key: 'it', equals: 'x' }, seen(undefined, undefined), 'answer-missing'],
  ['a different address', about('ip'), seen('172.17.0.9', ['172.17.0.2']), 'answer-wrong'],
  ['more than the address', about('ip'), seen('172.17.0.22', ['172.17.0.2']), 'answer-wrong'],
  ['a range of addresses', about('ip'), seen('172.17.0.0/16', ['172.17.0.2']), 'answer-wrong'],
  ['a different image', about('image'), seen('nginx', image), 'answer-wrong'],
  ['a different tag', about('image'), seen('centos:7', image), 'answer-wrong'],
  ['an id that is too short', about('image'), seen('4a415e36', image), 'answer-wrong'],
  ['nothing but spaces', about('image'), seen('  ', image), 'answer-wrong'],
  ['a value in upper case', env, seen('TANGO', ['tango']), 'answer-wrong'],
  ['the value of a different variable', env, seen('OTHER=tango', ['tango']), 'answer-wrong'],
  ['a time a second later', created, seen('2026-01-02T03:04:07Z', [CREATED]), 'answer-wrong'],
  ['the time in a different zone', created, seen('2026-01-02T11:04:05Z', [CREATED]), 'answer-wrong'],
  ['a time that no zone has', created, seen('2026-01-02 03:05:05', [CREATED]), 'answer-wrong'],
  ['the time of day on a different day', created, seen('2026-01-03 03:04:05', [CREATED]), 'answer-wrong'],
  ['the day alone', created, seen('2026-01-02', [CREATED]), 'answer-wrong'],
  ['a time that does not exist', created, seen('2026-13-02T25:04:05Z', [CREATED]), 'answer-wrong'],
  ['how long ago', created, seen('2 hours ago', [CREATED]), 'answer-wrong'],
  ['a size without its unit', size, seen('72.8', ['72800000'], network), 'answer-wrong'],
  ['a size with the wrong unit', size, seen('72.8MiB', ['72800000'], network), 'answer-wrong'],
  ['2 % too much', size, seen('74.3MB', ['72800000'], network), 'answer-wrong'],
  ['an image without a size', size, seen('72.8MB', undefined, network), 'answer-about-nothing'],
  ['a different number of containers', count, seen('2', ['3'], network), 'answer-wrong'],
  ['the name of the image for its id', about('image_id'), seen('centos', [ID]), 'answer-wrong'],
  ['a word for a number', about('processes'), seen('many', ['5']), 'answer-wrong'],
  ['two numbers', about('processes'), seen('5 or 6', ['5']), 'answer-wrong'],
  ['no number at all', about('cpus'), seen('', ['0.5']), 'answer-wrong'],
  ['a different word', word, seen('code-', ['code-abc']), 'answer-wrong'],
  [
    'a different fixed text',
    { key: 'it', equals: 'NO_SHELL' },
    seen('sh', undefined, network),
    'answer-wrong',
  ],
  [
    'what is not the gateway',
    { key: 'it', fact: { network: 'bridge', is: 'gateway' } },
    seen('172.17.0.2', ['172.17.0.1'], network),
    'answer-wrong',
  ],
  [
    'that of a different container',
    about('ip'),
    seen('172.17.0.3', ['172.17.0.2'], { of: 'moon' }),
    'answer-of-other',
  ],
  [
    'an address on a different network than that of a different container',
    about('ip', { network: 'mynet' }),
    seen('172.17.0.3', ['172.18.0.2'], { of: 'moon' }),
    'answer-of-other',
  ],
  [
    'an address from before a restart',
    about('ip'),
    seen('172.17.0.3', ['172.17.0.2'], { container: restarted, of: 'moon' }),
    'answer-outdated',
  ],
  [
    'a value that no restart changes',
    env,
    seen('waltz', ['tango'], { container: restarted }),
    'answer-wrong',
  ],
  ['billionths', about('cpus'), seen('500000000', ['0.5']), 'answer-in-billionths'],
  ['a word that is not in the log', word, seen('code-abc', []), 'answer-about-nothing'],
  [
    'a network that is not there',
    { key: 'it', fact: { network: 'mynet', is: 'subnet' } },
    seen('172.18.0.0/16', undefined, network),
    'answer-about-nothing',
  ],
  [
    'an image that is not there',
    { key: 'it', fact: { image: 'app', is: 'user' } },
    seen('me', undefined, network),
    'answer-about-nothing',
  ],
  [
    'a container that is gone',
    about('env', { name: 'A' }),
    seen('x', undefined, network),
    'answer-about-nothing',
  ],
  [
    'a container that has stopped',
    about('ip'),
    seen('172.17.0.2', [], { container: { status: 'exited', startedAt: '2026-01-02T00:00:01Z' } }),
    'answer-about-stopped',
  ],
]

accepts('answer', answer, accepted)
rejects('answer', answer, rejected)
coversEveryDiagnosis('answer', answer, rejected)

refuses('answer', answer, [
  ['neither a fact nor a text', { key: 'it' }, 'fact-or-equals'],
  ['a fact and a text', { ...about('ip'), equals: 'x' }, 'fact-or-equals'],
  ['a fact of nothing', { key: 'it', fact: { is: 'ip' } }, 'fact-of-other-thing'],
  ['a number of one container', about('ip', { count: 'running' }), 'fact-of-other-thing'],
  ['the size of a container', about('size'), 'fact-of-other-thing'],
  ['nothing asked', { key: 'it', fact: { container: 'sun' } }, 'fact-of-other-thing'],
  ['a fact of a different thing', { key: 'it', fact: { image: 'app', is: 'ip' } }, 'fact-of-other-thing'],
  [
    'a container on a network, for what is not an address',
    about('pid', { network: 'n' }),
    'fact-of-other-thing',
  ],
  ['no variable', about('env'), 'name-for-env'],
  ['a variable for nothing', about('ip', { name: 'A' }), 'name-for-env'],
  ['no beginning of a word', about('word'), 'begins-for-word'],
])

/** What is seen of a world with the containers sun and moon. */
async function observed(yaml: object, text?: string, over: object = {}): Promise<AnswerFacts> {
  const containers = [
    aContainer({
      name: 'sun',
      imageName: 'docker.io/library/nginx',
      image: anImage({ tags: ['nginx:latest', 'web:1'] }),
      env: { SECRET: 'tango', EMPTY: '' },
      limits: { memoryBytes: 0, cpus: 0.5, pids: 0 },
      networks: [
        { name: 'bridge', ip: '172.17.0.2', aliases: [] },
        { name: 'mynet', ip: '172.18.0.2', aliases: [] },
        { name: 'late', ip: '', aliases: [] },
      ],
    }),
    aContainer({ name: 'moon', env: { SECRET: 'waltz' } }),
  ]
  const docker = {
    container: async (name: string) => containers.find((one) => one.name === name),
    containers: async () => containers.map(({ name, state: { status } }) => ({ name, status })),
    logs: async () => ({ text: 'up\nready: code-abc, go\nready: code-abc, go\n' }),
    processes: async () => ({ main: 4711, own: 3, all: 5 }),
    image: async () => anImage({ id: ID, user: 'me' }),
    imageSizes: async (name: string) => (name === 'app' ? [1000, 3000] : undefined),
    running: async () => [{ status: 'running' }, { status: 'running' }, { status: 'paused' }],
    network: async (name: string) =>
      name === 'nobody' ? undefined : { id: 'a1', subnets: ['172.18.0.0/16', 'fd00::/64'] },
    ...over,
  } as unknown as Docker
  const answers = { answer: async () => (text === undefined ? undefined : { text, at: AT }) }
  return answer.observe(answer.schema().parse(yaml), aWorld({ docker, answers }))
}

describe('answer sees', () => {
  test.each([
    [about('ip'), ['172.17.0.2', '172.18.0.2']],
    [about('ip', { network: 'mynet' }), ['172.18.0.2']],
    [about('ip', { network: 'late' }), []],
    [about('image'), ['nginx:latest', 'sha256:aaaa', 'nginx:latest', 'web:1']],
    [env, ['tango']],
    [about('env', { name: 'EMPTY' }), []],
    [about('env', { name: 'toString' }), []],
    [word, ['code-abc']],
    [about('word', { begins: 'none-' }), []],
    [about('processes'), ['3', '5']],
    [about('pid'), ['4711']],
    [about('cpus'), ['0.5']],
    [about('exit_code'), []],
    [about('id'), ['c0ffee']],
    [about('created'), ['2026-01-02T00:00:00Z']],
    [about('image_id'), ['sha256:aaaa']],
    [{ key: 'it', fact: { image: 'app', is: 'size' } }, ['1000', '3000']],
    [{ key: 'it', fact: { image: 'gone', is: 'size' } }, undefined],
    [{ key: 'it', fact: { count: 'running' } }, ['2', '3']],
    [{ key: 'it', fact: { image: 'app', is: 'user' } }, ['me']],
    [{ key: 'it', fact: { image: 'app', is: 'id' } }, [ID]],
    [{ key: 'it', fact: { network: 'mynet', is: 'gateway' } }, ['172.18.0.1']],
    [{ key: 'it', fact: { network: 'mynet', is: 'subnet' } }, ['172.18.0.0/16', 'fd00::/64']],
    [{ key: 'it', fact: { network: 'nobody', is: 'id' } }, undefined],
  ])('%j', async (yaml, right) => expect((await observed(yaml, 'x')).right).toEqual(right))

  test('whose fact a wrong answer is', async () => {
    expect(await observed(env, 'waltz')).toMatchObject({ of: 'moon' })
    expect((await observed(env, 'foxtrot')).of).toBeUndefined()
    expect(
      (await observed(env, 'tango', { containers: () => Promise.reject(new Error()) })).of,
    ).toBeUndefined()
  })

  test('nothing of the engine without an answer', async () => {
    const docker = { container: () => Promise.reject(new Error()) }
    expect(await observed(env, undefined, docker)).toMatchObject({ given: undefined, right: undefined })
  })

  test('no number of processes where the engine cannot tell', async () => {
    const docker = { processes: async () => undefined }
    await expect(observed(about('processes'), '3', docker)).rejects.toThrow()
  })
})
