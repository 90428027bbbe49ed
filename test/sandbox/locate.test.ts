import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { LOCATE, readLocated } from '../../src/sandbox/locate.ts'
import { openFolder } from '../../src/student/folder.ts'

test.each([[['lab/site']], [['link/site', 'other']], [['other']], [['nowhere']], [[]]])(
  'a sandbox says of %j what docker-lab says to a student',
  async (paths) => {
    const home = realpathSync(mkdtempSync(join(tmpdir(), 'docker-lab-')))
    try {
      mkdirSync(join(home, 'lab/site'), { recursive: true })
      mkdirSync(join(home, 'other'))
      symlinkSync(join(home, 'lab'), join(home, 'link'))
      const others = paths.map((path) => join(home, path))
      for (const path of ['site', 'gone']) {
        const place = join(home, 'lab', path)
        const printed = execFileSync('bash', ['-c', LOCATE, place, ...others], { encoding: 'utf8' })
        expect(readLocated(place, printed)).toEqual(await openFolder(join(home, 'lab')).place(path, others))
      }
    } finally {
      rmSync(home, { recursive: true })
    }
  },
)
