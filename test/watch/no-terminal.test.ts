import { mkdirSync, mkdtempDisposableSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import Watch from '../../src/commands/watch.ts'
import { entries } from '../../src/student/progress/log.ts'
import { friendlyDaemon } from '../docker/friendly-daemon.ts'

const root = join(import.meta.dirname, '../..')
const VOLUME = {
  Name: 'data',
  Driver: 'local',
  CreatedAt: '2026-01-01T00:00:00Z',
  Mountpoint: '/x',
  Scope: 'local',
}
const CREATED = { Type: 'volume', Action: 'create', Actor: { ID: 'data', Attributes: {} } }

let printed = ''
let home: ReturnType<typeof mkdtempDisposableSync>
beforeEach(() => {
  home = mkdtempDisposableSync(join(tmpdir(), 'docker-lab-'))
  for (const name of ['XDG_STATE_HOME', 'XDG_DATA_HOME']) vi.stubEnv(name, home.path)
  mkdirSync(join(home.path, 'course/01-keep'), { recursive: true })
  writeFileSync(join(home.path, 'course/01-keep/README.md'), '# Keep\n')
  writeFileSync(
    join(home.path, 'course/01-keep/lab.yaml'),
    'title: Keep\nchecks:\n  - { id: kept, title: There is a volume, points: 10, volume: { name: data, state: present } }\n',
  )
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

test('without a terminal, there is a line for each change, and it ends when all passes', async () => {
  await using daemon = await friendlyDaemon()
  const words = ['1', '--course', join(home.path, 'course'), '--host', daemon.endpoint.url, '--lang', 'en']
  const over = Watch.run(words, root)
  await expect.poll(() => printed).toContain('not passed: There is a volume')
  daemon.contents.volumes = [VOLUME]
  daemon.tell(CREATED)
  await over
  expect(printed).toMatch(
    /not passed: There is a volume.*\n0 of 10 points\n. passed: There is a volume\n10 of 10 points\n$/,
  )
  expect(await entries()).toMatchObject([{ did: 'check', points: { earned: 10, possible: 10 } }])
})

test('with --json, each is a report', async () => {
  await using daemon = await friendlyDaemon({ volumes: [VOLUME] })
  await Watch.run(['1', '--course', join(home.path, 'course'), '--host', daemon.endpoint.url, '--json'], root)
  expect(JSON.parse(printed)).toMatchObject({ schema: 'docker-lab/report@1', passed: true })
})
