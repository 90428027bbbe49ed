import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { execa } from 'execa'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { resolveEndpoint } from '../../src/docker/address/endpoint.ts'
import { holderOfPort } from '../engine/port.ts'
import { supplyImages } from '../hub/hub.ts'
import { runAgain } from './replay.ts'
import { openShell, type Shell } from './shell.ts'

/** What the pages at the front show was really typed, and really answered: `vitest -u` writes the answers again. */

const root = join(import.meta.dirname, '../..')
const there = async () => (await execa('docker', ['ps', '-aqf', 'name=^/nginx01$', '--no-trunc'])).stdout
let shell: Shell | undefined

beforeAll(async () => {
  const { url } = await resolveEndpoint({})
  const taken = (await there()) ? 'nginx01 is in this engine already' : ''
  const holders = await Promise.all([80, 8080].map((port) => holderOfPort(port, url)))
  const problem = [
    taken,
    ...holders.map((holder, index) => holder && `port ${[80, 8080][index]} is taken by ${holder}`),
  ]
  if (problem.some(Boolean)) throw new Error(`Not run: ${problem.filter(Boolean).join(', ')}.`)
  await execa('node', ['build/bundle.ts'], { cwd: root, preferLocal: true })
  await supplyImages()
  await execa('docker', ['pull', '--quiet', 'nginx'])
})
beforeEach(() => {
  shell = openShell()
  delete shell.env.DOCKER_LAB_COURSE
})
afterEach(async () => {
  if (!shell) return
  shell.remove()
  const id = await there()
  if (id) await execa('docker', ['rm', '--force', '--volumes', id])
})

test.each([
  ['README.md', 'en_US.UTF-8'],
  ['README.zh.md', 'zh_CN.UTF-8'],
])('%s', async (name, locale) => {
  const path = join(root, name)
  const page = readFileSync(path, 'utf8')
  const [block] = /(?<=<!-- transcript -->\n)[\s\S]*?(?=\n<!-- \/transcript -->)/.exec(page) ?? ['']
  shell!.env.LANG = locale
  const again = await runAgain(block, shell!, { exitCodes: false })
  await expect(page.replace(block, () => again)).toMatchFileSnapshot(path)
})
