import { linkSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openFolder } from '../../src/student/folder.ts'

let home: string
beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'docker-lab-')))
  mkdirSync(join(home, 'lab/site'), { recursive: true })
  mkdirSync(join(home, 'other/site'), { recursive: true })
  symlinkSync(join(home, 'lab'), join(home, 'link'))
})
afterEach(() => rmSync(home, { recursive: true }))

const at = (path: string, ...others: string[]) =>
  openFolder(join(home, 'lab')).place(
    path,
    others.map((one) => join(home, one)),
  )

test.each([
  ['its own path', 'lab/site', true],
  ['a path with dots', 'lab/../lab/site/.', true],
  ['a path through a link', 'link/site', true],
  ['a directory of the same name', 'other/site', false],
  ['the directory above', 'lab', false],
])('%s', async (_, other, isSame) => {
  const path = join(home, 'lab/site')
  expect(await at('site', other)).toEqual({ path, real: path, isSame, isUnseen: false })
})

test('one of several paths is enough', async () =>
  expect(await at('site', 'nowhere', 'link/site')).toMatchObject({ isSame: true, isUnseen: false }))

test('a link in the folder is followed', async () => {
  symlinkSync(join(home, 'other/site'), join(home, 'lab/www'))
  expect(await at('www', 'other/site')).toMatchObject({ real: join(home, 'other/site'), isSame: true })
})

test('two names of one file are the same', async () => {
  writeFileSync(join(home, 'lab/a'), '')
  linkSync(join(home, 'lab/a'), join(home, 'b'))
  expect(await at('a', 'b')).toMatchObject({ isSame: true })
})

test('what is not there is the same as nothing', async () =>
  expect(await at('gone', 'gone')).toEqual({
    path: join(home, 'lab/gone'),
    isSame: false,
    isUnseen: true,
  }))

test.each(['\\\\server\\share', '//server/share', 'lab/site'])('%s is not looked for', async (path) =>
  expect(await openFolder(home).place('lab/site', [path])).toMatchObject({ isSame: false, isUnseen: true }),
)
