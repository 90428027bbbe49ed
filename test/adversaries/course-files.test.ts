import { cpSync, mkdtempDisposableSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { damagedText, damagedYaml } from './damage.ts'
import { type Driver, startDriver } from './driver.ts'
import { isLong, pick, random, seed } from './effort.ts'

/** A course that somebody damaged: it works, or the place of the fault is said. */

const labs = join(import.meta.dirname, '../../labs')
const FOLDERS = ['03-deploy-nginx', '13-volumes', '14-volumes-from', '22-push']
const COUNT = isLong ? 10_000 : 300
/** However damaged, a file is read and judged within this time, in ms of the processor. */
const LONGEST_MS = 10_000

let home: ReturnType<typeof mkdtempDisposableSync>
let driver: Driver
beforeAll(() => {
  home = mkdtempDisposableSync(join(tmpdir(), 'docker-lab-'))
  const env = {
    PATH: process.env.PATH,
    HOME: home.path,
    LANG: 'en_US.UTF-8',
    DOCKER_HOST: `unix://${home.path}/no.sock`,
  }
  driver = startDriver(env, home.path)
})
afterAll(() => {
  driver[Symbol.dispose]()
  home.remove()
})

interface Attempt {
  file: string
  text: string
}

/** One damaged file of the course. */
function attemptOf(next: () => number): Attempt {
  const folder = pick(FOLDERS, next)
  const name = pick(
    ['lab.yaml', 'lab.yaml', 'lab.yaml', 'cases.yaml', 'README.md', 'README.zh.md', '../course.yaml'],
    next,
  )
  const file = join(folder, name)
  const source = readFileSync(join(labs, file), 'utf8')
  const byStructure = name.endsWith('.yaml') && next() < 0.5
  return { file, text: byStructure ? damagedYaml(source, next) : damagedText(source, next) }
}

test(`${COUNT} damaged files of a course, with the seed ${seed}`, { timeout: 3_600_000 }, async () => {
  const next = random()
  const course = join(home.path, 'course')
  cpSync(labs, course, { recursive: true })
  for (let count = 0; count < COUNT; count++) {
    const { file, text } = attemptOf(next)
    const lab = join(course, file.split('/')[0] ?? '')
    writeFileSync(join(course, file), text)
    const commands = [
      ['list', '--course', course],
      ['show', lab, '--course', course],
      ['check', lab, '--course', course, ...(next() < 0.5 ? ['--json'] : [])],
      ['hint', lab, '--course', course],
    ]
    // Lint reads far more, and takes as much longer.
    const lint = count % 5 === 0 ? [['lab', 'lint', lab]] : []
    for (const words of [pick(commands, next), ...lint]) {
      const { exit, stdout, stderr, cpuMs } = await driver.run(...words)
      const what = () => `${words.join(' ')}, of ${file}:\n${text.slice(0, 4000)}\n\n${stderr.slice(0, 2000)}`
      expect([0, 1, 2, 3], what()).toContain(exit)
      expect(cpuMs, what()).toBeLessThan(LONGEST_MS)
      if (exit === 2) expect(stderr + stdout, what()).not.toBe('')
      expect(
        /(?!\n)[\p{Cc}\p{Bidi_Control}]/u.exec((stdout + stderr).replaceAll('\t', ''))?.[0],
        what(),
      ).toBeUndefined()
      expect(stdout, what()).not.toContain('probe-broke')
    }
    cpSync(join(labs, file), join(course, file))
  }
  rmSync(course, { recursive: true })
})
