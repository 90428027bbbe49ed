import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { execa } from 'execa'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { resolveEndpoint } from '../../../../src/docker/address/endpoint.ts'
import { openWorkshop } from '../../../../src/workshop/workshop.ts'
import { openSandbox } from '../../../sandbox/engine/open-sandbox.ts'

/** A class as a teacher has it: engines, submissions and a snapshot, and among them one of each kind of trouble. */

const dev = join(import.meta.dirname, '../../../../bin/dev.js')
const lab = {
  title: 'A container, a file and an answer',
  environment: { images: ['busybox'] },
  owns: { containers: ['web'] },
  checks: [
    {
      id: 'web',
      title: 'web runs',
      points: 6,
      container: { name: 'web', state: 'running', image: 'busybox' },
    },
    { id: 'notes', title: 'notes.txt is there', points: 4, workfile: { path: 'notes.txt' } },
  ],
}
const inTheHost = (command: string) => `docker run --rm --privileged --pid host busybox ${command}`
const SOLVED = 'docker run -d --name web busybox sleep 1000 >/dev/null\necho hello >notes.txt\n'

let home: string
let engines: Awaited<ReturnType<typeof openSandbox>>[]
const servers: Server[] = []
const sockets = new Set<Socket>()

/** A way to the engine of a sandbox from this machine, as a student's engine has one. */
async function listening(accept: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}))
    accept(socket)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `tcp://127.0.0.1:${(server.address() as { port: number }).port}`
}

const wayTo = ({ dialer }: (typeof engines)[number]) =>
  listening(async (here) => {
    const there = await dialer.dial('127.0.0.1', 2375)
    if (there.kind === 'problem') return void here.destroy()
    here.pipe(there.socket.on('error', () => {})).pipe(here)
  })

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(home, path)), { recursive: true })
  await writeFile(join(home, path), text)
}

const command = (...words: string[]) =>
  execa({ cwd: home, reject: false, env: { NO_COLOR: '1', SECRET_OF_OURS: 'hunter2' } })(process.execPath, [
    dev,
    ...words,
  ])

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'hd-class-'))
  engines = await Promise.all([openSandbox(), openSandbox()])
  const [one, other] = engines as [(typeof engines)[0], (typeof engines)[0]]
  await one.run('docker run -d --name web busybox sleep 1000 2>/dev/null')
  await put('course/01-web/lab.yaml', stringify(lab))
  await put('submissions/sue/01-web/solve.sh', SOLVED)
  await put('submissions/hung/01-web/solve.sh', 'sleep 1000\n')
  await put(
    'submissions/mal/01-web/solve.sh',
    'env >notes.txt; cat sue.sh >>notes.txt; docker run -d --name web busybox sleep 1000\nwhile :; do echo flood; done\n',
  )
  await symlink('../../sue/01-web/solve.sh', join(home, 'submissions/mal/01-web/sue.sh'))
  const first = await wayTo(one)
  await put('notes.txt', 'hello')
  const taken = await command(
    'snapshot',
    '1',
    '--course',
    'course',
    '--host',
    first,
    '--student',
    'cy',
    '-o',
    'cy.json',
  )
  expect(taken.exitCode, taken.stderr).toBe(0)
  const students = [
    { id: 'ann', host: first },
    { id: 'bob', host: await wayTo(other) },
    { id: 'cy', snapshot: 'cy.json' },
    { id: 'sue', submission: 'submissions/sue' },
    { id: 'hung', submission: 'submissions/hung' },
    { id: 'mal', submission: 'submissions/mal' },
    { id: 'far', host: 'tcp://127.0.0.1:1' },
    { id: 'mute', host: await listening(() => {}) },
    { id: 'lazy', submission: 'submissions/lazy' },
  ]
  await put('class.yaml', stringify({ course: 'course', labs: [1], students }))
}, 300_000)

afterAll(async () => {
  for (const socket of sockets) socket.destroy()
  for (const server of servers) server.close()
  await Promise.all((engines ?? []).map((one) => one.close()))
  await rm(home, { recursive: true, force: true })
})

interface Graded {
  complete: boolean
  students: {
    id: string
    status: string
    labs: { outcome: string; points: { earned: number }; new: boolean; why?: string }[]
  }[]
}

const ofEach = ({ students }: Graded) =>
  Object.fromEntries(
    students.map(({ id, status, labs }) => [
      id,
      labs[0] ? `${labs[0].outcome} ${labs[0].points.earned}` : status,
    ]),
  )

describe('a mixed class', () => {
  test('is not run in privileged sandboxes unless somebody says so', async () => {
    const { exitCode, stderr, stdout } = await command('class', 'grade', 'class.yaml')
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
    expect(stderr).toMatch(/^4 students handed in files .* --allow-privileged/)
  })

  test('is graded in one run, whatever is wrong with some of it', { timeout: 300_000 }, async () => {
    const flags = [
      '--allow-privileged',
      '--engine',
      '28.5-containerd',
      '--timeout',
      '90',
      '--jobs',
      '9',
      '--json',
    ]
    const { exitCode, stdout, stderr } = await command('class', 'grade', 'class.yaml', ...flags)
    const graded: Graded = JSON.parse(stdout)
    expect(ofEach(graded), stderr).toEqual({
      // The file is on the student's machine.
      ann: 'error 6',
      bob: 'error 0',
      cy: 'pass 10',
      sue: 'pass 10',
      hung: 'error 0',
      // It fills all the room that its output has, and never ends; but what it did is right.
      mal: 'pass 10',
      far: 'error 0',
      mute: 'error 0',
      lazy: 'nothing',
    })
    const why = Object.fromEntries(graded.students.map(({ id, labs }) => [id, labs[0]?.why]))
    expect(why.ann).toMatch(/the student's working directory/)
    expect(why.hung).toMatch(/still running after \d+ s/)
    expect(why.far).toMatch(/No Docker engine answers/)
    expect(exitCode).toBe(3)
  })

  test('names whoever broke the engine that the work ran in', { timeout: 400_000 }, async () => {
    const breaking = inTheHost("sh -c 'kill -9 $(pidof dockerd)'")
    await put('submissions/wreck/01-web/solve.sh', `${breaking}\n`)
    const students = [{ id: 'wreck', submission: 'submissions/wreck' }]
    await put('wreck.yaml', stringify({ course: 'course', labs: [1], students }))
    const flags = ['--allow-privileged', '--engine', '28.5-containerd', '--timeout', '300', '--json']
    const { exitCode, stdout } = await command('class', 'grade', 'wreck.yaml', ...flags)
    const [lab] = (JSON.parse(stdout) as Graded).students[0]?.labs ?? []
    expect(lab).toMatchObject({ outcome: 'error', why: expect.stringMatching(/engine .* stopped answering/) })
    expect(exitCode).toBe(3)
  })

  test('is run without privileges in an engine that runs without root', { timeout: 400_000 }, async () => {
    await put('submissions/wes/01-web/solve.sh', 'docker create --name web busybox >/dev/null\n')
    await put(
      'submissions/pat/01-web/solve.sh',
      'docker run -d --name web busybox sleep 99\ndocker pause web\n',
    )
    await put('submissions/eve/01-web/solve.sh', `${inTheHost('true')}\n`)
    const students = ['sue', 'wes', 'pat', 'eve'].map((id) => ({ id, submission: `submissions/${id}` }))
    await put('rootless.yaml', stringify({ course: 'course', labs: [1], students }))
    const flags = ['--engine', '28.5-rootless', '--timeout', '200', '--jobs', '2', '--json']
    const { stdout, stderr, exitCode } = await command('class', 'grade', 'rootless.yaml', ...flags)
    const graded: Graded = JSON.parse(stdout)
    expect(ofEach(graded), stderr).toEqual({
      sue: 'pass 10',
      wes: 'fail 0',
      pat: 'error 0',
      eve: 'error 0',
    })
    for (const { id, labs } of graded.students)
      if (labs[0]?.outcome === 'error') expect(labs[0].why, id).toMatch(/a rootless sandbox does not have/)
    expect(exitCode).toBe(3)
  })

  test('tells how a script failed', { timeout: 200_000 }, async () => {
    await put('submissions/slip/01-web/solve.sh', 'docker run -d --name w busybox sleep 1000\n')
    const students = [{ id: 'slip', submission: 'submissions/slip' }]
    await put('slip.yaml', stringify({ course: 'course', labs: [1], students }))
    await command('class', 'grade', 'slip.yaml', '--allow-privileged', '--engine', '28.5-containerd')
    const { stdout } = await command('class', 'show', 'slip.yaml', 'slip', '1', '--json')
    const output = expect.stringContaining('Invalid container name (w)')
    expect(JSON.parse(stdout).attempts[0].script).toEqual({ exit_code: 125, output })
    const exported = await command('class', 'export', 'slip.yaml', '--format', 'json')
    const { students: told } = JSON.parse(exported.stdout)
    expect(told[0].labs[0].attempt.script).toEqual({ exit_code: 125, output })
  })

  test('has no sandbox, and no network of one, left behind', async () => {
    const { ask } = await openWorkshop(await resolveEndpoint({}), new AbortController().signal)
    const filters = JSON.stringify({ label: ['docker-lab.sandbox'] })
    const networks = (await ask.json('/networks', { query: { filters } })) as {
      Labels: Record<string, string>
    }[]
    const pids = networks.map(({ Labels }) => Number(Labels['docker-lab.sandbox']?.split('/')[1]))
    expect(pids.filter((pid) => pid === process.pid)).toEqual([])
  })

  test('graded once more, only what is live or could not be looked at is looked at again', {
    timeout: 300_000,
  }, async () => {
    const flags = ['--student', 'cy', '--student', 'bob', '--json']
    const { stdout } = await command('class', 'grade', 'class.yaml', ...flags)
    const graded: Graded = JSON.parse(stdout)
    expect(graded.students.map(({ id, labs }) => [id, labs[0]?.new])).toEqual([
      ['bob', true],
      ['cy', false],
    ])
  })

  test('is judged again by a mended lab, without any engine', async () => {
    const [web, notes] = lab.checks
    await put('course/01-web/lab.yaml', stringify({ ...lab, checks: [{ ...web, points: 1 }, notes] }))
    const { stdout, exitCode } = await command('class', 'regrade', 'class.yaml', '--json')
    const { changed } = JSON.parse(stdout)
    expect(
      changed
        .map(({ student, now }: { student: string; now: { earned: number } }) => [student, now.earned])
        .toSorted(),
    ).toEqual([
      ['cy', 5],
      ['mal', 5],
      ['sue', 5],
    ])
    expect(exitCode).toBe(0)
    const again = JSON.parse((await command('class', 'regrade', 'class.yaml', '--json')).stdout)
    expect(again.changed).toEqual([])
  })
})
