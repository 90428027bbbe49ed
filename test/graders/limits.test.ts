import { describe, expect, test } from 'vitest'
import limits from '../../graders/limits/limits.ts'
import { bytesOf, sizeOf } from '../../src/grading/contract/size.ts'
import { anEngine } from './an-engine.ts'
import { aContainer, facts } from './facts.ts'
import { refuses } from './refusals.ts'
import { type Accepted, accepts, coversEveryDiagnosis, type Rejected, rejects } from './verdicts.ts'

type Facts = ReturnType<typeof facts>

const web = { container: 'web' }
const set = (memoryBytes: number, cpus = 0, pids = 0): Facts =>
  facts(aContainer({ limits: { memoryBytes, cpus, pids } }))
const privileged = facts(aContainer({ privileged: true }))
const kept = (over: object) => facts(aContainer({ limits: { memoryBytes: 0, cpus: 0, pids: 0, ...over } }))
const HALF = 512 * 1024 * 1024

const right: Accepted<Facts>[] = [
  ['memory', { ...web, memory: '512m' }, set(HALF)],
  ['the same in another unit', { ...web, memory: '0.5g' }, set(HALF)],
  ['capitals', { ...web, memory: '512MB' }, set(HALF)],
  ['processors', { ...web, cpus: 1.5 }, set(0, 1.5)],
  ['processes', { ...web, pids: 100 }, set(0, 0, 100)],
  ['all of them', { ...web, memory: '512m', cpus: 0.1, pids: 9 }, set(HALF, 0.1, 9)],
  ['exactly the most', { ...web, memory: { at_most: '512m' } }, set(HALF)],
  [
    'less than the most',
    { ...web, memory: { at_most: '1g' }, cpus: { at_most: 2 }, pids: { at_most: 100 } },
    set(HALF, 0.5, 50),
  ],
  ['memory that is reserved', { ...web, memory_reservation: '512m' }, kept({ reservedBytes: HALF })],
  ['memory with swap', { ...web, memory_swap: '0.5g' }, kept({ withSwapBytes: HALF })],
  ['privileged', { ...web, privileged: true }, privileged],
  ['not privileged', { ...web, privileged: false }, set(0)],
]
const wrong: Rejected<Facts>[] = [
  ['nothing reserved', { ...web, memory_reservation: '512m' }, set(HALF), 'limit-not-set'],
  ['less reserved', { ...web, memory_reservation: '1g' }, kept({ reservedBytes: HALF }), 'limit-differs'],
  ['other swap', { ...web, memory_swap: '1g' }, kept({ withSwapBytes: HALF }), 'limit-differs'],
  ['no limit', { ...web, memory: '512m' }, set(0), 'limit-not-set'],
  [
    'no limit in a Compose file',
    { ...web, memory: '512m' },
    facts(aContainer({ labels: { 'com.docker.compose.service': 'db' } })),
    'limit-not-set',
  ],
  ['one of two limits', { ...web, memory: '512m', cpus: 1 }, set(HALF), 'limit-not-set'],
  ['a different limit', { ...web, memory: '512m' }, set(HALF * 2), 'limit-differs'],
  ['bytes for megabytes', { ...web, memory: '8g' }, set(8_000_000_001), 'limit-differs'],
  ['more than the most', { ...web, memory: { at_most: '512m' } }, set(HALF * 2), 'limit-differs'],
  ['no limit, where there is a most', { ...web, pids: { at_most: 100 } }, set(0), 'limit-not-set'],
  ['other processors', { ...web, cpus: 1.5 }, set(0, 2), 'limit-differs'],
  ['no --privileged', { ...web, privileged: true }, set(0), 'not-privileged'],
  ['--privileged', { ...web, privileged: false }, privileged, 'privileged'],
  ['no container', { ...web, memory: '1g' }, facts(undefined), 'container-missing'],
]

accepts('limits', limits, right)
rejects('limits', limits, wrong)
coversEveryDiagnosis('limits', limits, wrong)

describe('where there is no limit, limits asks the engine whether it can set one', () => {
  const asks = async (yaml: object, container: Facts['container'], engine: object | undefined) => {
    const { world, asked } = anEngine({ container, engine })
    const want = limits.schema().parse({ ...web, ...yaml })
    const seen = await limits.observe(want, world).catch(({ code, detail }) => `${code} ${detail.name}`)
    return {
      is: typeof seen === 'string' ? seen : limits.judge(want, seen as Facts),
      asked: asked.includes('engine'),
    }
  }
  const none = set(0).container
  const cannot = (...cannotLimit: string[]) => ({ name: 'docker', cannotLimit })

  test.each([
    ['memory', { memory: '512m' }, cannot('memory'), 'limit-unsupported --memory'],
    [
      'reserved memory',
      { memory_reservation: '9m' },
      cannot('memory'),
      'limit-unsupported --memory-reservation',
    ],
    ['swap', { memory_swap: '1g' }, cannot('swap'), 'limit-unsupported --memory-swap'],
    ['processors', { cpus: 1 }, cannot('cpus'), 'limit-unsupported --cpus'],
    ['processes', { pids: 9 }, cannot('pids', 'memory'), 'limit-unsupported --pids-limit'],
    ['memory, but not swap', { memory: '512m' }, cannot('swap'), 'limit-not-set'],
    ['one of two that are not set', { memory: '512m', pids: 9 }, cannot('memory'), 'limit-not-set'],
    ['everything', { memory: '512m' }, cannot(), 'limit-not-set'],
    ['nobody knows what', { memory: '512m' }, undefined, 'limit-not-set'],
  ])('%s', async (_, yaml, engine, is) => {
    expect(await asks(yaml, none, engine)).toEqual({ is, asked: true })
  })

  test.each([
    ['the right limit', set(HALF).container, 'pass'],
    ['a different one', set(HALF * 2).container, 'limit-differs'],
  ])('not where there is %s', async (_, container, is) => {
    expect(await asks({ memory: '512m' }, container, cannot('memory'))).toEqual({ is, asked: false })
  })

  test.each([
    ['privileged, and must not be', false, privileged.container, 'privileged'],
    ['not privileged, and must be', true, none, 'not-privileged'],
  ])('nor where it is %s', async (_, privileged, container, is) => {
    expect(await asks({ memory: '512m', privileged }, container, cannot('memory'))).toEqual({
      is,
      asked: false,
    })
  })

  test('where it has the privileges that it should have', async () => {
    const asked = await asks({ memory: '512m', privileged: false }, none, cannot('memory'))
    expect(asked).toEqual({ is: 'limit-unsupported --memory', asked: true })
  })
})

test.each([
  ['512m', HALF, '512m'],
  ['1g', 1024 ** 3, '1g'],
  ['1000', 1000, '1000'],
  ['2048b', 2048, '2k'],
])('%s is %i bytes, and is shown as %s', (size, bytes, shown) => {
  expect(bytesOf(size)).toBe(bytes)
  expect(sizeOf(bytes)).toBe(shown)
})

refuses('limits', limits, [
  ['nothing to check', web, 'asks-for-nothing'],
  ['an unknown unit', { ...web, memory: '1t' }, 'size'],
])
