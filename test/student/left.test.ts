import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { leftOf } from '../../src/student/left.ts'
import { aLab, anEnvironment, aService } from '../grading/a-lab.ts'
import { aWorkshop } from '../workshop/a-workshop.ts'

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'docker-lab-'))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

function put(path: string): void {
  mkdirSync(join(home, path, '..'), { recursive: true })
  writeFileSync(join(home, path), path)
}

test('images that are not the lab’s own, and files that were handed out, are left', async () => {
  for (const path of ['lab/lab.yaml', 'lab/README.md', 'lab/cases.yaml', 'lab/site/index.html', 'lab/run.sh'])
    put(path)
  put('work/site/index.html')
  put('work/mine.txt')
  const { workshop } = aWorkshop({ images: ['nginx', 'registry:2', 'mine:1'] })
  const lab = {
    ...aLab(),
    folder: join(home, 'lab'),
    environment: anEnvironment({
      images: ['nginx', 'gone', 'mine:1'],
      containers: [aService({ name: 'a', image: 'registry:2' }), aService({ name: 'b', image: 'nginx' })],
    }),
    owns: { containers: [], images: ['mine:1'], volumes: [], networks: [], services: [] },
  }
  expect(await leftOf(lab, workshop.docker, join(home, 'work'))).toEqual({
    images: ['nginx', 'registry:2'],
    files: ['site/index.html'],
    inSwarm: false,
  })
})

test.each([
  [['web'], 'manager', true],
  [['web'], 'inactive', false],
  [[], 'manager', false],
])(
  'of a lab with the services %j, an engine whose role is %s: left in its swarm: %s',
  async (services, swarm, inSwarm) => {
    const { workshop } = aWorkshop({ swarm: swarm as 'manager' })
    const lab = { ...aLab(), folder: join(home, 'lab'), environment: anEnvironment({}) }
    const owned = { ...lab, owns: { ...lab.owns, services } }
    expect(await leftOf(owned, workshop.docker, join(home, 'work'))).toMatchObject({ inSwarm })
  },
)
