import { describe, expect, test } from 'vitest'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import type { Docker } from '../../src/docker/port/docker.ts'
import { blankTape, cutOff, forget, recordOn, taped } from '../../src/docker/port/tape.ts'

const webKey = '["docker","container","web"]'

/** An engine that counts the questions. */
function counting(answer: (name: string) => unknown = (name) => ({ name })) {
  const asked: string[] = []
  const container = async (name: string) => {
    asked.push(name)
    return answer(name)
  }
  return { docker: { container } as unknown as Docker, asked }
}

describe('a question', () => {
  test('is asked once, however many ask it, and the tape names them', async () => {
    const { docker, asked } = counting()
    const recorder = recordOn(blankTape())
    const ask = (asker: string) => taped(docker, ['docker'], asker, recorder).container('web')
    await Promise.all([ask('a'), ask('b')])
    await ask('a')
    expect(asked).toEqual(['web'])
    expect(recorder.tape).toEqual({
      answers: { [webKey]: { gave: { name: 'web' } } },
      askedBy: { [webKey]: ['a', 'b'] },
    })
  })

  test('is asked again once it was forgotten', async () => {
    const { docker, asked } = counting()
    const recorder = recordOn(blankTape())
    const world = taped(docker, ['docker'], 'a', recorder)
    await world.container('web')
    forget(recorder, [webKey])
    expect(recorder.tape).toEqual(blankTape())
    await world.container('web')
    expect(asked).toEqual(['web', 'web'])
  })

  test('that was forgotten while it was under way does not put an old answer on the tape', async () => {
    const answers: ((value: unknown) => void)[] = []
    const { docker } = counting(() => new Promise((resolve) => answers.push(resolve)))
    const recorder = recordOn(blankTape())
    const world = taped(docker, ['docker'], 'a', recorder)
    const old = world.container('web')
    forget(recorder, [webKey])
    const current = world.container('web')
    answers[1]?.({ name: 'new' })
    await current
    answers[0]?.({ name: 'old' })
    await old
    expect(recorder.tape.answers[webKey]).toEqual({ gave: { name: 'new' } })
  })
})

describe('an answer', () => {
  const replayed = async (answer: () => unknown) => {
    const recorder = recordOn(blankTape())
    const live = taped(counting(answer).docker, ['docker'], 'a', recorder).container('web')
    const seen = await live.then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    )
    const tape = JSON.parse(JSON.stringify(recorder.tape))
    const again = await taped<Docker>(undefined, ['docker'], 'a', recordOn(tape))
      .container('web')
      .then(
        (value) => ({ value }),
        (error: unknown) => ({ error }),
      )
    expect(again).toEqual(seen)
    return seen
  }

  test('is the same from a tape that was kept as JSON', async () => {
    expect(await replayed(() => ({ name: 'web', ports: [], ageMs: undefined }))).toEqual({
      value: { name: 'web', ports: [] },
    })
  })

  test('can be that there is nothing', async () => {
    expect(await replayed(() => undefined)).toEqual({ value: undefined })
  })

  test('can be that we could not look', async () => {
    const problem = new CouldNotLook('engine-answer', 'unix:///x', { status: 500, said: 'oh' })
    const { error } = (await replayed(() => Promise.reject(problem))) as { error: CouldNotLook }
    expect(error).toMatchObject({
      code: 'engine-answer',
      endpoint: 'unix:///x',
      detail: { status: 500, said: 'oh' },
    })
  })

  test('can be a bug of ours, which is reported apart', async () => {
    const bugs: unknown[] = []
    const recorder = recordOn(blankTape(), (bug) => bugs.push(bug))
    const { docker } = counting(() => Promise.reject(new TypeError('x is not a function')))
    const asking = taped(docker, ['docker'], 'a', recorder).container('web')
    await expect(asking).rejects.toMatchObject({ code: 'probe-broke' })
    expect(bugs).toEqual([new TypeError('x is not a function')])
  })

  test('that was never recorded is no guess', async () => {
    const replaying = taped<Docker>(undefined, ['docker'], 'a', recordOn(blankTape()))
    await expect(replaying.container('web')).rejects.toMatchObject({
      code: 'not-recorded',
      detail: { asked: webKey },
    })
  })

  test('that nobody waited for does not come before one that did arrive', async () => {
    const recorder = recordOn(blankTape())
    const broken = new CouldNotLook('engine-answer', 'unix:///x')
    const { docker } = counting((name) => (name === 'slow' ? new Promise(() => {}) : Promise.reject(broken)))
    const both = (world: Docker) => Promise.all([world.container('slow'), world.container('broken')])
    await expect(both(taped(docker, ['docker'], 'a', recorder))).rejects.toMatchObject({
      code: 'engine-answer',
    })
    cutOff(recorder, new CouldNotLook('deadline', 'unix:///x'))
    const again = taped<Docker>(undefined, ['docker'], 'a', recordOn(recorder.tape))
    await expect(both(again)).rejects.toMatchObject({ code: 'engine-answer' })
  })

  test('that nobody waits for any more says why', async () => {
    const recorder = recordOn(blankTape())
    const { docker } = counting(() => new Promise(() => {}))
    void taped(docker, ['docker'], 'a', recorder).container('web')
    cutOff(recorder, new CouldNotLook('deadline', 'unix:///x'))
    expect(recorder.tape.answers).toEqual({
      [webKey]: { unseen: 'deadline', endpoint: 'unix:///x', detail: {} },
    })
  })
})
