import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Gradebook } from '../../../src/classroom/gradebook/gradebook.ts'
import { openGradebook } from '../../../src/classroom/gradebook/open.ts'
import { anAttempt, at } from './attempts.ts'
import { noted, startWriter } from './processes/start.ts'

/** What every gradebook does, whatever it is kept in. @param fresh gives a place where none is yet */
export function describeGradebook(name: string, fresh: () => Promise<string>): void {
  describe(name, () => {
    let where: string
    let gradebook: Gradebook
    beforeEach(async () => {
      where = await fresh()
      gradebook = await openGradebook(where)
    })
    afterEach(() => gradebook.close())

    describe('attempts', () => {
      test('one comes back whole, with its tape', async () => {
        const attempt = anAttempt({ student: '王小明', earned: 7.5 })
        expect(await gradebook.addAttempt(attempt)).toBe(true)
        expect(await gradebook.attempt(attempt.id)).toEqual(attempt)
        expect(await gradebook.attempt('another')).toBeUndefined()
      })

      test('one without a tape has none', async () => {
        const attempt = anAttempt({ tape: null })
        await gradebook.addAttempt(attempt)
        expect(await gradebook.attempt(attempt.id)).toEqual(attempt)
      })

      test('the same one is noted once, also when it is added many times at once', async () => {
        const attempt = anAttempt()
        const added = await Promise.all(Array.from({ length: 10 }, () => gradebook.addAttempt(attempt)))
        expect(added.filter(Boolean)).toHaveLength(1)
        expect(await gradebook.addAttempt({ ...attempt, student: 'bob' })).toBe(false)
        expect(await gradebook.attempts()).toMatchObject([{ id: attempt.id, student: 'alice' }])
      })

      test('a list is in the order of grading, by moments and not by how they are written', async () => {
        await gradebook.addAttempt(anAttempt({ id: 'late', gradedAt: '2026-11-30T10:00:00+00:00' }))
        await gradebook.addAttempt(anAttempt({ id: 'early', gradedAt: '2026-11-30T17:00:00+08:00' }))
        await gradebook.addAttempt(anAttempt({ id: 'same', gradedAt: '2026-11-30T10:00:00Z' }))
        expect((await gradebook.attempts()).map(({ id }) => id)).toEqual(['early', 'late', 'same'])
      })

      test('a list says what policies need', async () => {
        await gradebook.addAttempt(anAttempt({ id: 'one', earned: 10, workAt: at(-60), gradedAt: at(0) }))
        expect(await gradebook.attempts()).toEqual([
          {
            id: 'one',
            student: 'alice',
            lab: 'deploy-nginx',
            trust: 'practice',
            workAt: new Date(at(-60)),
            gradedAt: new Date(at(0)),
            outcome: 'pass',
            earned: 10,
            possible: 10,
          },
        ])
      })

      test('lists are of a student, of a lab, or of both', async () => {
        for (const student of ['alice', 'bob'])
          for (const lab of ['volumes', 'networks'])
            await gradebook.addAttempt(anAttempt({ id: `${student} ${lab}`, student, lab }))
        const ids = async (of: { student?: string; lab?: string }) =>
          (await gradebook.attempts(of)).map(({ id }) => id).sort()
        expect(await ids({ student: 'alice' })).toEqual(['alice networks', 'alice volumes'])
        expect(await ids({ lab: 'volumes' })).toEqual(['alice volumes', 'bob volumes'])
        expect(await ids({ student: 'bob', lab: 'volumes' })).toEqual(['bob volumes'])
        expect(await ids({ student: 'carol' })).toEqual([])
      })

      test('all come one after another, whole, and without those that are added meanwhile', async () => {
        const all = Array.from({ length: 120 }, (_, index) =>
          anAttempt({ id: `${index}`, gradedAt: at(index % 7), student: index % 2 ? 'alice' : 'bob' }),
        )
        await Promise.all(all.map((attempt) => gradebook.addAttempt(attempt)))
        const seen = new Set<string>()
        for await (const attempt of gradebook.eachAttempt()) {
          expect(attempt).toEqual(all[Number(attempt.id)])
          seen.add(attempt.id)
          if (seen.size === 60) await gradebook.addAttempt(anAttempt({ id: 'later', gradedAt: at(60) }))
        }
        expect(seen.size).toBe(120)
        const ofBob: string[] = []
        for await (const { id } of gradebook.eachAttempt({ student: 'bob' })) ofBob.push(id)
        expect(ofBob).toEqual((await gradebook.attempts({ student: 'bob' })).map(({ id }) => id))
      })

      test('one that cannot be written costs no other its place', async () => {
        const wrong = anAttempt({ lab: null as never, id: 'wrong' })
        const results = await Promise.allSettled(
          [anAttempt({ id: 'one' }), wrong, anAttempt({ id: 'two' })].map((one) => gradebook.addAttempt(one)),
        )
        expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
        expect((await gradebook.attempts()).map(({ id }) => id).sort()).toEqual(['one', 'two'])
      })
    })

    describe('overrides', () => {
      const decided = { student: 'alice', lab: 'volumes', by: 'Dr. Wu', at: new Date(at(0)) }

      test('each is kept, in order; none replaces an earlier one', async () => {
        const first = await gradebook.addOverride({ ...decided, points: 8.5, because: 'the port was taken' })
        const second = await gradebook.addOverride({ ...decided, points: null, because: '见面谈 \u{1f642}' })
        await gradebook.addOverride({ ...decided, student: 'bob', points: 0, because: 'copied' })
        expect(first).toMatchObject({ ...decided, points: 8.5, because: 'the port was taken' })
        expect(await gradebook.overrides({ student: 'alice' })).toEqual([first, second])
        expect(await gradebook.overrides()).toHaveLength(3)
      })
    })

    describe('tokens', () => {
      test('a hash leads to its owner', async () => {
        await gradebook.addToken({ hash: 'aa', student: 'alice', at: new Date() })
        await gradebook.addToken({ hash: 'tt', student: null, at: new Date() })
        expect(await gradebook.tokenOwner('aa')).toEqual({ student: 'alice' })
        expect(await gradebook.tokenOwner('tt')).toEqual({ student: null })
        expect(await gradebook.tokenOwner('xx')).toBeUndefined()
      })

      test('a hash never changes its owner', async () => {
        await gradebook.addToken({ hash: 'aa', student: 'alice', at: new Date() })
        await gradebook.addToken({ hash: 'aa', student: 'bob', at: new Date() })
        expect(await gradebook.tokenOwner('aa')).toEqual({ student: 'alice' })
      })
    })

    test('tokens can be listed, and removed; nothing else is', async () => {
      await gradebook.addToken({ hash: 'bb', student: 'bob', at: new Date(at(2)) })
      await gradebook.addToken({ hash: 'aa', student: 'alice', at: new Date(at(1)) })
      await gradebook.addToken({ hash: 'tt', student: null, at: new Date(at(3)) })
      const [alice, bob, teacher] = await gradebook.tokens()
      expect([alice, bob, teacher]).toEqual([
        { hash: 'aa', student: 'alice', at: new Date(at(1)) },
        { hash: 'bb', student: 'bob', at: new Date(at(2)) },
        { hash: 'tt', student: null, at: new Date(at(3)) },
      ])
      await gradebook.removeTokens(['aa', 'tt', 'xx'])
      expect(await gradebook.tokens()).toEqual([bob])
      expect(await gradebook.tokenOwner('aa')).toBeUndefined()
      await gradebook.removeTokens([])
    })

    test('changes are attempts and overrides after a number, oldest first', async () => {
      expect(await gradebook.changesSince(0)).toEqual([])
      await gradebook.addAttempt(anAttempt({ id: 'one', student: 'alice' }))
      const [first] = await gradebook.changesSince(0)
      expect(first).toEqual({ number: expect.any(Number), student: 'alice', lab: 'deploy-nginx' })
      await gradebook.addAttempt(anAttempt({ id: 'one', student: 'alice' }))
      await gradebook.addOverride({
        student: 'bob',
        lab: 'volumes',
        points: 1,
        because: 'x',
        by: 'y',
        at: new Date(),
      })
      await gradebook.addAttempt(anAttempt({ id: 'two', student: 'carol' }))
      const later = await gradebook.changesSince(first?.number ?? 0)
      expect(later.map(({ student }) => student)).toEqual(['bob', 'carol'])
      expect(later.map(({ number }) => number)).toEqual(
        later.map(({ number }) => number).sort((a, b) => a - b),
      )
      expect(await gradebook.changesSince(later[1]?.number ?? 0)).toEqual([])
      expect(await gradebook.changesSince(Number.MAX_SAFE_INTEGER)).toEqual([])
    })

    describe('several at once', () => {
      test('what is open twice is the same gradebook', async () => {
        const other = await openGradebook(where)
        await other.addAttempt(anAttempt({ id: 'one' }))
        expect(await gradebook.attempts()).toMatchObject([{ id: 'one' }])
        await other.close()
      })

      test('a new one can be opened many times at once', async () => {
        const place = await fresh()
        const opened = await Promise.all(Array.from({ length: 6 }, () => openGradebook(place)))
        await Promise.all(opened.map((one, index) => one.addAttempt(anAttempt({ id: `${index}` }))))
        expect(await opened[0]?.attempts()).toHaveLength(6)
        await Promise.all(opened.map((one) => one.close()))
      })

      test('processes write, one is killed, another looks on: nothing is lost, nothing is there twice', async () => {
        const writers = ['alice', 'bob', 'carol'].map((student) => startWriter(where, student, 60))
        const [victim] = writers
        // It dies while it writes.
        victim?.stdout.on('data', (printed) => `${printed}`.includes('alice-20') && victim.kill('SIGKILL'))
        let ended = false
        const all = Promise.all(writers).finally(() => {
          ended = true
        })
        const seen: { number: number; student: string }[] = []
        for (let last = false; !last; ) {
          last = ended
          await setImmediate()
          const since = seen.at(-1)?.number ?? 0
          const changes = await gradebook.changesSince(since)
          expect(changes.every(({ number }) => number > since)).toBe(true)
          seen.push(...changes)
        }
        const [killed, ...others] = await all
        expect(others.map(({ exitCode, stderr }) => [exitCode, stderr])).toEqual([
          [0, ''],
          [0, ''],
        ])
        const ids = (await gradebook.attempts()).map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        const promised = [killed, ...others].flatMap((one) => noted(`${one?.stdout}`))
        expect(promised.filter((id) => !ids.includes(id))).toEqual([])
        expect(ids.filter((id) => /^(bob|carol|shared)-/.test(id))).toHaveLength(180)
        // Who looked on saw each of them once.
        expect(seen).toHaveLength(ids.length)
        expect(new Set(seen.map(({ number }) => number)).size).toBe(ids.length)
        for (const id of ids) expect(await gradebook.attempt(id)).toMatchObject({ id })
      })
    })
  })
}
