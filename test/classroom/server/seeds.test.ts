import { mkdtempDisposableSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openGradebook } from '../../../src/classroom/gradebook/open.ts'
import { seedOf } from '../../../src/classroom/roster/seed.ts'
import { labsToServe, servingOf } from '../../../src/classroom/server/serving.ts'
import type { Lab } from '../../../src/lab/lab.ts'
import { elsewhere } from '../../grading/a-lab.ts'
import { aRoster, aSnapshot, aStudent, LABS } from './a-class.ts'

test('work with other values than the class gives is refused with what to do, in the language of the student', async () => {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'docker-lab-seeds-'))
  const gradebook = await openGradebook(join(folder.path, 'class.sqlite'))
  const roster = aRoster([aStudent('alice')], { seed: 'autumn', labs: ['deploy-nginx'] })
  const varied = async (_: string, seed: () => Promise<unknown>): Promise<Lab> => ({
    ...(LABS[0] as Lab),
    varied: { word: `${await seed()}` },
  })
  const course = { folder: '/nowhere', labs: LABS }
  const { judge } = await servingOf({
    ...{ roster, course, gradebook, loadLab: varied, origin: elsewhere.origin },
    labs: await labsToServe({ roster, course, loadLab: varied }),
  })
  const seed = `${seedOf(roster, 'alice')}`
  const withWord = async (word: string) => {
    const snapshot = await aSnapshot('alice')
    return { ...snapshot, labs: snapshot.labs.map((lab) => ({ ...lab, values: { word } })) }
  }
  const judged = async (word: string, language: 'en' | 'zh') =>
    judge(await withWord(word), ['deploy-nginx'], 'alice', language)
  expect(await judged(seed, 'zh')).toMatchObject({ labs: [{ outcome: 'pass' }] })
  await expect(judged('own', 'en')).rejects.toMatchObject({
    problems: [{ message: expect.stringContaining(`"docker-lab start deploy-nginx --seed ${seed}"`) }],
  })
  await expect(judged('own', 'zh')).rejects.toMatchObject({
    problems: [{ message: expect.stringContaining(`「docker-lab start deploy-nginx --seed ${seed}」`) }],
  })
  await gradebook.close()
})
