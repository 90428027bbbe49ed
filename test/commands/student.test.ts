import { mkdirSync, mkdtempDisposableSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import Check from '../../src/commands/check.ts'
import Doctor from '../../src/commands/doctor.ts'
import Hint from '../../src/commands/hint.ts'
import List from '../../src/commands/list.ts'
import Next from '../../src/commands/next.ts'
import Progress from '../../src/commands/progress.ts'
import ShowSolution from '../../src/commands/solution.ts'
import { kinds } from '../../src/kinds/kinds.ts'
import type { Lab } from '../../src/lab/lab.ts'
import { loadLab } from '../../src/lab/load.ts'
import { entries, note } from '../../src/student/progress/log.ts'
import { friendlyDaemon } from '../docker/friendly-daemon.ts'

const root = join(import.meta.dirname, '../..')

let printed: string
let home: ReturnType<typeof mkdtempDisposableSync>
beforeEach(() => {
  home = mkdtempDisposableSync(join(tmpdir(), 'docker-lab-'))
  vi.stubEnv('XDG_STATE_HOME', home.path)
  vi.stubEnv('XDG_DATA_HOME', home.path)
  vi.stubEnv('DOCKER_LAB_COURSE', join(root, 'labs'))
  printed = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += text
    return true
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  process.exitCode = undefined
  home.remove()
})

describe('check', () => {
  test('with --all looks at every lab of the course', async () => {
    await using daemon = await friendlyDaemon()
    await Check.run(['--all', '--json', '--host', daemon.endpoint.url], root)
    const { labs } = JSON.parse(printed)
    const folders = readdirSync(join(root, 'labs')).filter((name) => /^\d/.test(name))
    expect(labs).toHaveLength(folders.length)
  })
})

describe('hint', async () => {
  const lab: Lab = await loadLab(join(root, 'labs/03-deploy-nginx'), kinds)
  const check = lab.checks.find(({ hints }) => hints.length === 3)
  if (!check) throw new Error('no check of the lab has three hints')
  const textOf = (hint: unknown) => (typeof hint === 'string' ? hint : (hint as { en: string }).en)

  /** Which hint is shown, counted from 1. */
  async function shown(...more: string[]): Promise<number> {
    printed = ''
    await Hint.run(['3', check?.id ?? '', ...more, '--lang', 'en'], root)
    const all = printed.replace(/\s+/g, ' ')
    return (
      1 + (check?.hints ?? []).findIndex((hint) => all.includes(textOf(hint).replace(/\s+/g, ' ').trim()))
    )
  }

  test('shows each step in turn, and then the last one again', async () => {
    const steps: number[] = []
    for (let asked = 0; asked < 4; asked++) steps.push(await shown())
    expect(steps).toEqual([1, 2, 3, 3])
  })

  test.each([
    [-4, 1],
    [1.5, 1],
    ['2', 1],
    [null, 1],
    [{}, 1],
    [1e308, 3],
  ])('where %j was kept as the last step, the next one is %i', async (kept, step) => {
    mkdirSync(join(home.path, 'docker-lab'))
    const state = { [lab.folder]: { [check?.id ?? '']: kept } }
    writeFileSync(join(home.path, 'docker-lab/hints.json'), JSON.stringify(state))
    expect(await shown()).toBe(step)
  })

  test('continues after the step that was asked for', async () => {
    expect(await shown('--level', '2')).toBe(2)
    expect(await shown()).toBe(3)
  })
})

describe('doctor', () => {
  test('exits with 3 where no engine answers', async () => {
    await Doctor.run(['--host', `unix://${home.path}/docker.sock`, '--lang', 'en'], root)
    expect(process.exitCode).toBe(3)
  })

  test('exits with 0 where one answers, whatever else is missing', async () => {
    await using daemon = await friendlyDaemon()
    await Doctor.run(['3', '--host', daemon.endpoint.url, '--lang', 'en'], root)
    expect(process.exitCode).toBe(0)
    expect(printed).toContain('nginx')
  })
})

const said = (what: string) => printed.replace(/\s+/g, ' ').includes(what)
const solved = {
  did: 'check',
  points: { earned: 10, possible: 10 },
  complete: true,
  digest: 'sha256:0',
} as const
const builtIn = (slug: string) => `docker-lab:${slug}`

describe('progress', () => {
  test('a hint is noted', async () => {
    await Hint.run(['3', 'running', '--lang', 'en'], root)
    expect(await entries()).toMatchObject([
      { lab: builtIn('deploy-nginx'), did: 'hint', check: 'running', level: 1 },
    ])
  })

  test('what a check came to is noted', async () => {
    await using daemon = await friendlyDaemon()
    await Check.run(['3', '--host', daemon.endpoint.url, '--lang', 'en'], root)
    expect(process.exitCode).toBe(1)
    expect(await entries()).toMatchObject([
      { lab: builtIn('deploy-nginx'), did: 'check', points: { earned: 0, possible: 10 }, complete: true },
    ])
  })

  test('a check is the same where nothing can be noted', async () => {
    await using daemon = await friendlyDaemon()
    vi.stubEnv('XDG_DATA_HOME', '/dev/null/nowhere')
    await Check.run(['3', '--host', daemon.endpoint.url, '--lang', 'en'], root)
    expect(process.exitCode).toBe(1)
    expect(printed).toContain('0 of 10 points')
  })

  test('what was opened is in the report', async () => {
    await using daemon = await friendlyDaemon()
    await Hint.run(['3', 'running', '--level', '2', '--lang', 'en'], root)
    await ShowSolution.run(['3', '--give-up', '--lang', 'en'], root)
    printed = ''
    await Check.run(['3', '--host', daemon.endpoint.url, '--json'], root)
    const [lab] = JSON.parse(printed).labs
    expect(lab.solution_opened).toBe('gave-up')
    expect(lab.checks[0].hints_opened).toBe(2)
  })

  test('list and progress say how far a student is', async () => {
    await note({ lab: builtIn('deploy-nginx'), ...solved })
    await List.run(['--lang', 'en'], root)
    expect(printed).toMatch(/✓ +3 .*10\/10$/m)
    printed = ''
    await Progress.run(['--lang', 'en'], root)
    expect(printed).toMatch(/^ +3 +solved +10\/10 +10\/10 +1 /m)
  })

  test('both as JSON', async () => {
    await note({ lab: builtIn('deploy-nginx'), ...solved, points: { earned: 4, possible: 10 } })
    await List.run(['--json'], root)
    const list = JSON.parse(printed)
    const lab = { number: 3, slug: 'deploy-nginx', points: 10, earned: 4, state: 'begun', tries: 1 }
    expect(list.labs).toContainEqual(expect.objectContaining(lab))
    printed = ''
    await Progress.run(['--json'], root)
    const progress = JSON.parse(printed)
    expect(progress).toMatchObject({ points: { earned: 4 }, solved: 0, next: 'deploy-nginx' })
    expect(progress.labs).toEqual(list.labs)
  })

  test('a file of progress that is damaged is none', async () => {
    mkdirSync(join(home.path, 'docker-lab'), { recursive: true })
    writeFileSync(join(home.path, 'docker-lab/progress.jsonl'), '\0garbage\n{"at":5}\n')
    await Progress.run(['--json'], root)
    expect(JSON.parse(printed)).toMatchObject({ points: { earned: 0 }, solved: 0 })
  })
})

describe('solution', () => {
  test('is not shown before the lab is solved', async () => {
    await expect(ShowSolution.run(['3', '--lang', 'en'], root)).resolves.toBeUndefined()
    expect(process.exitCode).toBe(2)
    expect(printed).toBe('')
    expect(await entries()).toEqual([])
  })

  test('is shown afterwards, with a few other right ways, or with all', async () => {
    await note({ lab: builtIn('deploy-nginx'), ...solved })
    await ShowSolution.run(['3', '--lang', 'en'], root)
    expect(said('docker run -d --name nginx01 -p 8080:80 nginx')).toBe(true)
    expect(said('docker-lab solution 3 --all')).toBe(true)
    const few = printed.length
    printed = ''
    await ShowSolution.run(['3', '--lang', 'en', '--all'], root)
    expect(printed.length).toBeGreaterThan(2 * few)
    expect((await entries()).at(-1)).toMatchObject({ did: 'solution', gaveUp: false })
  })

  test('is shown to those who give up, and that is noted', async () => {
    await ShowSolution.run(['3', '--give-up', '--json'], root)
    const { gave_up, solutions } = JSON.parse(printed)
    expect(gave_up).toBe(true)
    expect(solutions[0]).toMatchObject({ run: 'docker run -d --name nginx01 -p 8080:80 nginx' })
    expect(await entries()).toMatchObject([{ did: 'solution', gaveUp: true }])
    printed = ''
    await Progress.run(['--lang', 'en'], root)
    expect(said('gave up')).toBe(true)
  })
})

describe('next', () => {
  /** A course of two labs that need nothing. */
  const course = () => {
    const folder = join(home.path, 'course')
    for (const name of ['01-first', '02-second']) {
      mkdirSync(join(folder, name), { recursive: true })
      writeFileSync(join(folder, name, 'README.md'), `# ${name}\n`)
      writeFileSync(
        join(folder, name, 'lab.yaml'),
        `title: ${name}\nchecks:\n  - { id: a, title: a, points: 10, container: { name: web } }\n`,
      )
    }
    return folder
  }

  test('starts the lab after the current one, and says what is left of that', async () => {
    await using daemon = await friendlyDaemon()
    const folder = course()
    const next = () => Next.run(['--course', folder, '--host', daemon.endpoint.url, '--lang', 'en'], root)
    await next()
    expect(said('Next: lab 1, 01-first')).toBe(true)
    printed = ''
    await note({ lab: join(folder, '01-first'), ...solved, points: { earned: 3, possible: 10 } })
    await next()
    expect(said('Lab 1 is not solved yet (3 of 10 points)')).toBe(true)
    expect(said('Next: lab 2, 02-second')).toBe(true)
    expect((await entries()).at(-1)).toMatchObject({ did: 'start', lab: join(folder, '02-second') })
  })

  test('has nothing to do where all is solved', async () => {
    const folder = course()
    for (const name of ['01-first', '02-second']) await note({ lab: join(folder, name), ...solved })
    await Next.run(['--course', folder, '--lang', 'en'], root)
    expect(said('docker-lab reset 2')).toBe(true)
    expect(said('All labs are solved')).toBe(true)
    expect((await entries()).filter(({ did }) => did === 'start')).toEqual([])
  })
})
