import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { writeFiles } from '../../../src/classroom/reports/write-files.ts'
import { InputError } from '../../../src/lab/input-error.ts'

const words = { foreign: 'foreign', notADirectory: 'not a directory', unwritable: (code: string) => code }
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docker-lab-pages-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const write = (files: Record<string, string>, into = folder) =>
  writeFiles([{ files: new Map(Object.entries(files)), folder: into }], 'OURS', words)

describe('pages in a directory', () => {
  test('are written, with the directories that they need, and replace older ones', async () => {
    await write({ 'a.html': 'OURS 1', 'deep/b.html': 'OURS 1' }, join(folder, 'new'))
    await write({ 'a.html': 'OURS 2' }, join(folder, 'new'))
    expect(await readFile(join(folder, 'new', 'a.html'), 'utf8')).toBe('OURS 2')
    expect(await readFile(join(folder, 'new', 'deep', 'b.html'), 'utf8')).toBe('OURS 1')
  })

  test('leave files of others as they are, and then none is written', async () => {
    await writeFile(join(folder, 'b.html'), 'my own')
    await expect(write({ 'a.html': 'OURS', 'b.html': 'OURS' })).rejects.toThrow(InputError)
    expect(await readdir(folder)).toEqual(['b.html'])
    expect(await readFile(join(folder, 'b.html'), 'utf8')).toBe('my own')
  })

  test('do not follow a link to a file of others', async () => {
    await writeFile(join(folder, 'precious'), 'my own')
    await symlink(join(folder, 'precious'), join(folder, 'a.html'))
    await expect(write({ 'a.html': 'OURS' })).rejects.toThrow('foreign')
    expect(await readFile(join(folder, 'precious'), 'utf8')).toBe('my own')
  })

  test('cannot be where a file is', async () => {
    await writeFile(join(folder, 'file'), '')
    await expect(write({ 'a.html': 'OURS' }, join(folder, 'file'))).rejects.toThrow('not a directory')
  })

  test('cannot be where a directory has their name', async () => {
    await mkdir(join(folder, 'a.html'))
    await expect(write({ 'a.html': 'OURS' })).rejects.toThrow('foreign')
  })

  test('without a directory of their own, make none: a wrong path is a mistake', async () => {
    const place = join(folder, 'nowhere', 'a.html')
    await expect(writeFiles([{ files: new Map([[place, 'OURS']]) }], 'OURS', words)).rejects.toThrow('ENOENT')
    expect(await readdir(folder)).toEqual([])
  })
})
