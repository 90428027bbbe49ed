import { mkdtempDisposableSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeWholeFile } from '../../src/docker/address/whole-file.ts'
import { canFill, fullDisk } from '../full-disk.ts'

test.runIf(canFill)('a file that the disk has no room for stays as it was', async () => {
  using place = mkdtempDisposableSync(join(tmpdir(), 'docker-lab-'))
  const file = join(place.path, 'report.json')
  await writeWholeFile(file, 'before')
  {
    using _ = fullDisk(100)
    await expect(writeWholeFile(file, 'x'.repeat(200))).rejects.toMatchObject({ code: 'EFBIG' })
  }
  expect(readdirSync(place.path)).toEqual(['report.json'])
  expect(readFileSync(file, 'utf8')).toBe('before')
})
