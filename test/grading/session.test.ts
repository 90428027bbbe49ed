import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import type { Docker } from '../../src/docker/port/docker.ts'
import { look } from '../../src/grading/look.ts'
import { lookAtAll } from '../../src/grading/look-at-all.ts'
import { openSession, type Sources } from '../../src/grading/session.ts'
import { kinds } from '../../src/kinds/kinds.ts'
import { aContainer, aPort } from '../graders/facts.ts'
import { aCheck, aLab } from './a-lab.ts'

const web = aContainer({ name: 'web', ports: [aPort(8080, 80)] })

const sources = (over: Partial<Sources> = {}): Sources => ({
  docker: { container: async () => web } as unknown as Docker,
  folder: {
    file: async (path) => ({ kind: 'other', what: path === 'pipe' ? 'fifo' : 'socket' }),
    archive: async () => ({ kind: 'absent' }),
    place: async (path) => ({ path, isSame: false, isUnseen: true }),
  },
  answers: (lab) => ({ answer: async (key) => ({ text: `${lab.slug} ${key}`, at: '' }) }),
  started: () => ({ record: async () => undefined }),
  ...over,
})

test('a session can be looked at 10,000 times without growing', async () => {
  const deadline = { signal: new AbortController().signal, endpoint: 'unix:///x' }
  const lab = aLab(aCheck({ id: 'published' }))
  const port = await kinds.load('port')
  const session = openSession(sources())
  const lookOnce = async () => {
    const looked = await lookAtAll([lab], {
      session,
      kinds: new Map([['port', port]]),
      deadline,
      waits: true,
    })
    expect(looked.get(lab)?.sights.get('published')).toHaveProperty('seen')
    session.forget(Object.keys(session.tape.answers))
  }
  const timers = () => process.getActiveResourcesInfo().length
  for (let count = 0; count < 1000; count += 1) await lookOnce()
  const [before, heap] = [timers(), process.memoryUsage().heapUsed]
  for (let count = 0; count < 10_000; count += 1) await lookOnce()
  expect(getEventListeners(deadline.signal, 'abort')).toEqual([])
  expect(timers()).toBeLessThanOrEqual(before)
  expect(process.memoryUsage().heapUsed - heap).toBeLessThan(64 * 1024 * 1024)
  expect(session.tape).toEqual({ answers: {}, askedBy: {} })
}, 30_000)

test('every part of the world is on the tape', async () => {
  const session = openSession(sources())
  const { docker, folder, answers, started } = session.world(aLab(), 'me')
  await docker.container('web')
  await folder.file('pipe')
  expect(await answers.answer('ip')).toEqual({ text: 'test ip', at: '' })
  await started.record()
  expect(session.tape.answers).toEqual({
    '["docker","container","web"]': { gave: web },
    '["folder","file","pipe"]': { gave: { kind: 'other', what: 'fifo' } },
    '["answers","test","answer","ip"]': { gave: { text: 'test ip', at: '' } },
    '["started","test","record"]': {},
  })
})

test('a look that is too late leaves nothing on the signal', async () => {
  const { signal } = new AbortController()
  const never = { docker: { container: () => new Promise(() => {}) } } as never
  const late = AbortSignal.timeout(5)
  const sight = await look(aCheck({ id: 'x' }), await kinds.load('port'), never, {
    signal: late,
    endpoint: 'unix:///x',
  })
  expect(sight).toEqual({ unseen: 'deadline', endpoint: 'unix:///x', detail: {} })
  expect(getEventListeners(signal, 'abort')).toEqual([])
})
