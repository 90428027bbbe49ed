import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { labsForSnapshots } from '../../../src/classroom/snapshot/labs.ts'
import { kinds } from '../../../src/kinds/kinds.ts'
import { loadLab } from '../../../src/lab/load.ts'

const folder = join(import.meta.dirname, '../../../labs/07-inspect')
const ALICE = 'a'.repeat(32)
const own = await loadLab(folder, kinds, async () => ALICE)
const labFor = labsForSnapshots((place, seed) => loadLab(place, kinds, seed), 'en')
const taken = (values: Record<string, string | number>) => ({
  labs: [{ slug: own.slug, number: 7, digest: own.digest, values }],
})

describe('a lab that varies', () => {
  test('is as the snapshot has it', async () => {
    expect((await labFor(folder, taken({ ...own.varied }))).varied).toEqual(own.varied)
  })

  test('is as the class has it, where the student took its seed over', async () => {
    const lab = await labFor(folder, taken({ ...own.varied }), async () => ALICE)
    expect(lab.varied).toEqual(own.varied)
  })

  test('is refused with what to do, where the student has other values than the class gives', async () => {
    const other = 'b'.repeat(32)
    const refusal = labFor(folder, taken({ ...own.varied }), async () => other)
    await expect(refusal).rejects.toMatchObject({
      problems: [{ message: expect.stringContaining(`"docker-lab start inspect --seed ${other}"`) }],
    })
  })

  test('can have gained a value since', async () => {
    const [first] = Object.entries(own.varied)
    const lab = await labFor(folder, taken(Object.fromEntries(first ? [first] : [])), async () => ALICE)
    expect(lab.varied).toEqual(own.varied)
  })
})
