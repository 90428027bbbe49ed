import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'

const lab = join(import.meta.dirname, '../../labs/21-java-tomcat')

/** Bytes and rights of every file below a folder, by its path. */
async function filesBelow(folder: string) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && entry.name !== '.keep')
  const facts = files.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name)
    const isProgram = ((await stat(path)).mode & 0o111) !== 0
    return [relative(folder, path), { isProgram, text: await readFile(path, 'utf8') }] as const
  })
  return Object.fromEntries((await Promise.all(facts)).sort(([one], [other]) => (one < other ? -1 : 1)))
}

test('app.tar.gz of lab 21 has what is in _app, which _app/pack.sh packs', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'docker-lab-tomcat-mini-'))
  try {
    execFileSync('tar', ['-xzf', join(lab, 'start/app.tar.gz'), '-C', folder])
    expect(await readdir(folder)).toEqual(['tomcat-mini'])
    expect(await readdir(join(folder, 'tomcat-mini'))).toContain('logs')
    const packed = await filesBelow(join(folder, 'tomcat-mini'))
    expect(packed).toEqual(await filesBelow(join(lab, '_app/tomcat-mini')))
    expect(packed['bin/catalina.sh']?.isProgram).toBe(true)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
