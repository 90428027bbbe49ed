import { cpSync, mkdtempDisposableSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { preparedLab } from '../../build/prepared.ts'

const lab = { title: 'A lab', checks: [] }

/** The folder of a lab, and one with its prepared form. */
function aPreparedLab(root: string) {
  const folder = join(root, '07-a-lab')
  cpSync(new URL('../../labs/03-deploy-nginx', import.meta.url).pathname, folder, { recursive: true })
  const source = readFileSync(join(folder, 'lab.yaml'), 'utf8')
  writeFileSync(join(root, '07-a-lab.json'), JSON.stringify({ source, value: lab }))
  return folder
}

test('a lab is taken as it was prepared while its lab.yaml is the same', () => {
  using root = mkdtempDisposableSync(join(tmpdir(), 'docker-lab-'))
  const folder = aPreparedLab(root.path)
  expect(preparedLab(folder, root.path)).toEqual({ ...lab, number: 7, slug: 'a-lab', folder })
})

test('a lab whose lab.yaml has changed by a byte is not', () => {
  using root = mkdtempDisposableSync(join(tmpdir(), 'docker-lab-'))
  const folder = aPreparedLab(root.path)
  const file = join(folder, 'lab.yaml')
  writeFileSync(file, `${readFileSync(file, 'utf8')}\n`)
  expect(preparedLab(folder, root.path)).toBeUndefined()
})

test.each(['', '{', 'null', '{"source":"","value":null}'])(
  'a prepared form that reads %j is not used',
  (broken) => {
    using root = mkdtempDisposableSync(join(tmpdir(), 'docker-lab-'))
    const folder = aPreparedLab(root.path)
    writeFileSync(join(root.path, '07-a-lab.json'), broken)
    expect(preparedLab(folder, root.path)).toBeUndefined()
  },
)
