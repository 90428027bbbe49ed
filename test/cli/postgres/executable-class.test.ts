import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execa } from 'execa'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import packageJson from '../../../package.json' with { type: 'json' }
import { openPostgres, type Postgres } from '../../engine/postgres.ts'
import { waitUntil } from '../../engine/wait.ts'

const root = join(import.meta.dirname, '../../..')
const executable = join(root, `dist/executables/docker-lab-${packageJson.version}-linux-x64`)

let folder: string
let engine: Server
let postgres: Postgres

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docker-lab-executable-'))
  engine = anEmptyEngine().listen(join(folder, 'engine.sock'))
  postgres = await openPostgres()
  const students = ['alice', 'bob'].map((id) => `  - { id: ${id}, snapshot: ${id}.json }`)
  await writeFile(join(folder, 'roster.yaml'), ['labs: [3]', 'students:', ...students, ''].join('\n'))
  for (const id of ['alice', 'bob']) await run('snapshot', '3', '--student', id, '-o', `${id}.json`)
})
afterAll(async () => {
  engine?.close()
  await postgres?.[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

/** Nothing was done in it. */
const anEmptyEngine = () =>
  createServer(({ url = '' }, response) => {
    response.setHeader('Api-Version', '1.51').setHeader('Content-Type', 'application/json')
    const isList = /\/(images|containers)\/json/.test(url)
    response.statusCode = url === '/_ping' || isList ? 200 : 404
    response.end(isList ? '[]' : '{"message":"there is nothing here"}')
  })

/** A folder that is empty but for what the class needs, and no settings of whoever runs the tests. */
function start(...words: string[]) {
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    LANG: 'en_US.UTF-8',
    NO_COLOR: '1',
    DOCKER_HOST: `unix://${join(folder, 'engine.sock')}`,
  }
  const options = { extendEnv: false, env, cwd: folder, reject: false, stdin: 'ignore', all: true } as const
  return execa(executable, words, options)
}

async function run(...words: string[]): Promise<string> {
  const { exitCode, all } = await start(...words)
  if (exitCode !== 0) throw new Error(`"${words.join(' ')}" ended with ${exitCode}:\n${all}`)
  return all
}

/** What it prints that matches, as soon as it is there. */
async function firstOf(program: ReturnType<typeof start>, pattern: RegExp): Promise<string> {
  let printed = ''
  let hasEnded = false
  program.all.on('data', (chunk) => {
    printed += chunk
  })
  program.all.on('end', () => {
    hasEnded = true
  })
  await waitUntil(() => hasEnded || pattern.test(printed), 40)
  const [found] = pattern.exec(printed) ?? []
  if (found === undefined) throw new Error(`it printed nothing like ${pattern}:\n${printed}`)
  return found
}

const GRADES = /alice +alice +0\/10[\s\S]*bob +bob +0\/10/

describe('a class, with the executable alone', () => {
  test('a snapshot is judged as the engine itself', async () => {
    const [live, recorded] = [await start('check', '3'), await start('check', '3', '--from', 'alice.json')]
    expect(live).toMatchObject({ exitCode: 1, all: expect.stringContaining('image-not-here') })
    expect(recorded).toMatchObject({ exitCode: 1, all: expect.stringContaining('image-not-here') })
  })

  test('is graded, reported and exported, with the gradebook in a file', async () => {
    expect(await run('class', 'grade')).toMatch(GRADES)
    await run('class', 'override', 'bob', '3', '--points', '8', '--because', 'Shown in class')
    expect(await run('class', 'show', 'bob', '3')).toContain('Grade: 8 of 10 points')
    await run('class', 'report', '--html', 'report.html')
    expect(await readFile(join(folder, 'report.html'), 'utf8')).toContain('image-not-here')
    expect(await run('class', 'export', '--format', 'csv')).toMatch(/alice,alice,,0,0,[\s\S]*bob,bob,,8,8/)
    await run('class', 'export', '--format', 'xlsx', '-o', 'grades.xlsx')
    expect(Object.keys(unzipSync(await readFile(join(folder, 'grades.xlsx'))))).toContain('xl/workbook.xml')
    expect(await run('class', 'backup', '-o', 'backup.sqlite')).toContain('2 attempts, 1 decision by hand')
    await run('class', 'restore', 'backup.sqlite', '--gradebook', 'restored.sqlite')
    const restored = await run('class', 'export', '--format', 'csv', '--gradebook', 'restored.sqlite')
    expect(restored).toMatch(/bob,bob,,8,8/)
  })

  test('is served, and students hand in to it', async () => {
    const server = start('class', 'serve', '--port', '0')
    try {
      const address = await firstOf(server, /http:\/\/127\.0\.0\.1:\d+/)
      const silent = connect(Number(new URL(address).port), '127.0.0.1').resume()
      const cutOff = once(silent, 'close')
      const page = await (await fetch(address)).text()
      expect(page).toContain('/app.js')
      expect((await fetch(`${address}/app.js`)).status).toBe(200)
      const tokens = await run('class', 'tokens')
      const token = /^alice,.*(\/s\/\S+)$/m.exec(tokens)?.[1]
      const handedIn = await start('check', '3', '--submit', `${address}${token}`)
      expect(handedIn.all).toContain('Handed in deploy-nginx: 0 of 10 points.')
      await cutOff
    } finally {
      server.kill('SIGINT')
      await server
    }
  })

  test('is graded by a worker, with gradebook and queue on PostgreSQL', async () => {
    const gradebook = ['--gradebook', await postgres.database()]
    const worker = start('class', 'worker', ...gradebook)
    try {
      await firstOf(worker, /Taking work/)
      expect(await run('class', 'grade', ...gradebook)).toMatch(GRADES)
      expect(await run('class', 'export', '--format', 'json', ...gradebook)).toContain('image-not-here')
      expect(await run('class', 'backup', '-o', 'from-postgres.sqlite', ...gradebook)).toContain('2 attempts')
    } finally {
      worker.kill('SIGINT')
      await worker
    }
  })
})
