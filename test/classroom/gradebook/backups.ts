import {
  existsSync,
  mkdtempDisposableSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { backUp, restore } from '../../../src/classroom/gradebook/backup.ts'
import type { Gradebook } from '../../../src/classroom/gradebook/gradebook.ts'
import { openGradebook } from '../../../src/classroom/gradebook/open.ts'
import { anAttempt, at } from './attempts.ts'

/** What a backup of a gradebook is, and what can be restored. @param others each gives a place of a kind */
export function describeBackups(
  name: string,
  fresh: () => Promise<string>,
  others: Record<string, (folder: string) => Promise<string>>,
): void {
  describe(name, () => {
    let folder: ReturnType<typeof mkdtempDisposableSync>
    let where: string
    let gradebook: Gradebook
    let file: string
    beforeEach(async () => {
      folder = mkdtempDisposableSync(join(tmpdir(), 'docker-lab-backup-'))
      file = join(folder.path, 'backup')
      where = await fresh()
      gradebook = await openGradebook(where)
      const attempts = Array.from({ length: 130 }, (_, index) =>
        anAttempt({ id: `${index}`, gradedAt: at(index) }),
      )
      await Promise.all(attempts.map((attempt) => gradebook.addAttempt(attempt)))
      await gradebook.addAttempt(
        anAttempt({ id: 'no tape', tape: null, student: '王小明', gradedAt: at(500) }),
      )
      const decided = { student: 'alice', lab: 'deploy-nginx', by: 'Dr. Wu', at: new Date(at(9)) }
      await gradebook.addOverride({ ...decided, points: 7.5, because: 'late bus' })
      await gradebook.addOverride({ ...decided, points: null, because: '好' })
      await gradebook.addToken({ hash: 'aa', student: 'alice', at: new Date(at(0)) })
    })
    afterEach(async () => {
      await gradebook.close()
      folder.remove()
    })

    const everything = async (of: Gradebook) => {
      const attempts = []
      for await (const attempt of of.eachAttempt()) attempts.push(attempt)
      const [overrides, changes] = [await of.overrides(), await of.changesSince(0)]
      return { attempts, overrides, changes, owner: await of.tokenOwner('aa') }
    }

    test.each(Object.entries(others))('everything is the same in %s', async (_, make) => {
      const copied = { attempts: 131, overrides: 2 }
      expect(await backUp(where, file)).toEqual(copied)
      const place = await make(folder.path)
      expect(await restore(file, place)).toMatchObject(copied)
      const restored = await openGradebook(place)
      expect(await everything(restored)).toEqual(await everything(gradebook))
      // What comes after has numbers that nobody has seen.
      const seen = (await restored.changesSince(0)).at(-1)?.number ?? 0
      await restored.addAttempt(anAttempt())
      expect(await restored.changesSince(seen)).toHaveLength(1)
      await restored.close()
    })

    test('a backup is one file, and a gradebook itself', async () => {
      await backUp(where, file)
      expect(readdirSync(folder.path)).toEqual(['backup'])
      const itself = await openGradebook(file)
      expect(await everything(itself)).toEqual(await everything(gradebook))
      await itself.close()
      expect(readdirSync(folder.path)).toEqual(['backup'])
    })

    test('a backup is of one moment, while others write', async () => {
      const writing = Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          gradebook.addAttempt(anAttempt({ gradedAt: at(600 + index) })),
        ),
      )
      await backUp(where, file)
      await writing
      const itself = await openGradebook(file)
      const changes = await itself.changesSince(0)
      expect(changes).toEqual((await gradebook.changesSince(0)).slice(0, changes.length))
      await itself.close()
    })

    test('a file that is there stays as it is', async () => {
      writeFileSync(file, 'mine')
      await expect(backUp(where, file)).rejects.toMatchObject({ trouble: { code: 'exists' }, place: file })
      expect(readFileSync(file, 'utf8')).toBe('mine')
    })

    test('a directory that is not there is said, and nothing is made', async () => {
      const lost = join(folder.path, 'nowhere', 'backup')
      await expect(backUp(where, lost)).rejects.toMatchObject({ trouble: { code: 'no-folder' } })
      expect(readdirSync(folder.path)).toEqual([])
    })

    test('a gradebook that has grades gets no others', async () => {
      await backUp(where, file)
      const before = await everything(gradebook)
      await expect(restore(file, where)).rejects.toMatchObject({ trouble: { code: 'has-grades' } })
      expect(await everything(gradebook)).toEqual(before)
    })

    test.each<[string, string, (path: string) => void]>([
      ['is not there', 'no-backup', () => {}],
      ['is a text', 'no-gradebook', (path) => writeFileSync(path, 'id,points\n'.repeat(1000))],
      ['was cut off', 'damaged', (path) => truncateSync(path, 40_960)],
      ['lost pages', 'damaged', (path) => writeFileSync(path, readFileSync(path).fill(0x5a, 20_480))],
      [
        'a newer program made',
        'newer',
        (path) => {
          const database = new DatabaseSync(path)
          database.exec(`insert into kysely_migration values ('9999-next', '2030-01-01T00:00:00.000Z')`)
          database.close()
        },
      ],
    ])('of a backup that %s, nothing is restored', async (_, code, spoil) => {
      if (code !== 'no-backup') await backUp(where, file)
      spoil(file)
      const before = existsSync(file) ? readFileSync(file) : undefined
      const place = await fresh()
      await expect(restore(file, place)).rejects.toMatchObject({ trouble: { code }, place: file })
      const empty = await openGradebook(place)
      expect(await empty.changesSince(0)).toEqual([])
      await empty.close()
      if (before) expect(readFileSync(file)).toEqual(before)
    })
  })
}
