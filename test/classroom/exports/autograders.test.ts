import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Archive, AutograderFor } from '../../../src/classroom/exports/autograders/autograder.ts'
import { classroom50Autograder } from '../../../src/classroom/exports/autograders/classroom50.ts'
import { githubWorkflow } from '../../../src/classroom/exports/autograders/github-workflow.ts'
import { gradescopeAutograder } from '../../../src/classroom/exports/autograders/gradescope.ts'
import { zipped } from '../../../src/classroom/exports/autograders/zip.ts'

const run = promisify(execFile)
const made: AutograderFor = {
  version: '1.2.3',
  language: 'en',
  lab: { number: 3, folder: '03-deploy-nginx' },
  course: undefined,
}
const withCourse: AutograderFor = {
  ...made,
  course: { files: new Map([['03-deploy-nginx/lab.yaml', Buffer.from('x')]]) },
}
const text = (archive: Archive, path: string) => new TextDecoder().decode(archive.get(path)?.bytes)

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docker-lab-autograder-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function unpacked(archive: Archive, into: string): Promise<void> {
  for (const [path, { bytes, executable }] of archive) {
    await mkdir(dirname(join(into, path)), { recursive: true })
    await writeFile(join(into, path), bytes)
    if (executable) await chmod(join(into, path), 0o755)
  }
}

/** A docker-lab that notes what it is asked, keeps the roster, and writes what a test says. */
async function stubProgram(answer: {
  grade: number
  export: number
  result?: object
}): Promise<NodeJS.ProcessEnv> {
  const bin = join(folder, 'bin')
  await mkdir(bin)
  await writeFile(join(folder, 'answer.json'), JSON.stringify(answer.result ?? {}))
  const script = `#!/bin/sh
echo "$*" >>'${folder}/calls'
cp "$3" '${folder}/roster'
case $2 in
  grade) exit ${answer.grade} ;;
  export) for last; do :; done; [ ${answer.export} = 0 ] && cp '${folder}/answer.json' "$last"; exit ${answer.export} ;;
esac
`
  await writeFile(join(bin, 'docker-lab'), script, { mode: 0o755 })
  return { ...process.env, PATH: `${bin}:${process.env.PATH}` }
}

test('a ZIP archive has what was put into it, and scripts that can be run', async () => {
  const archive = gradescopeAutograder(withCourse, { handIn: 'hand in' })
  const bytes = await zipped(archive)
  expect(Object.keys(unzipSync(bytes))).toEqual([
    ...['setup.sh', 'run_autograder', 'no-snapshot.json', 'course/03-deploy-nginx/lab.yaml'],
  ])
  await writeFile(join(folder, 'a.zip'), bytes)
  // The mode of the first entry of the central directory: a regular file that can be run.
  const at = Buffer.from(bytes).indexOf('PK\x01\x02', 0, 'latin1')
  expect(Buffer.from(bytes).readUInt32LE(at + 38) >>> 16).toBe(0o100755)
  expect(Buffer.from(await zipped(archive)).equals(Buffer.from(bytes))).toBe(true)
})

describe('the autograder for Gradescope', () => {
  async function grade(
    archive: Archive,
    answer: Parameters<typeof stubProgram>[0],
    submitted: Record<string, string>,
  ) {
    const env = await stubProgram(answer)
    await unpacked(archive, join(folder, 'source'))
    for (const name of ['submission', 'results']) await mkdir(join(folder, name))
    for (const [name, content] of Object.entries(submitted))
      await writeFile(join(folder, 'submission', name), content)
    const metadata = { id: 1, users: [{ email: 'alice+x@example.org', id: 7, name: 'A' }] }
    await writeFile(join(folder, 'submission_metadata.json'), JSON.stringify(metadata, null, 1))
    return run('bash', [join(folder, 'source', 'run_autograder')], {
      env: { ...env, AUTOGRADER_HOME: folder },
    })
  }
  const results = async () => JSON.parse(await readFile(join(folder, 'results', 'results.json'), 'utf8'))

  test('has scripts that bash can read', async () => {
    const archive = gradescopeAutograder(made, { handIn: 'hand in' })
    await unpacked(archive, folder)
    for (const name of ['setup.sh', 'run_autograder']) await run('bash', ['-n', join(folder, name)])
    expect(text(archive, 'setup.sh')).toContain('releases/download/v1.2.3/install.sh')
  })

  test('judges the snapshot that was handed in, as that of this student', async () => {
    const archive = gradescopeAutograder(withCourse, { handIn: 'hand in' })
    await grade(archive, { grade: 1, export: 0, result: { score: 3 } }, { 'work.json': '{}' })
    expect(await results()).toEqual({ score: 3 })
    expect(parse(await readFile(join(folder, 'roster'), 'utf8'))).toEqual({
      course: 'course',
      labs: [3],
      students: [{ id: 'alice_x@example.org', snapshot: 'snapshot.json' }],
    })
    const calls = await readFile(join(folder, 'calls'), 'utf8')
    expect(calls).toMatch(
      /^class grade \S+ --lang en\nclass export \S+ --lang en --format gradescope -o \S+\n$/,
    )
  })

  test('has no results where something could not be checked, so that nobody gets a zero for it', async () => {
    const archive = gradescopeAutograder(made, { handIn: 'hand in' })
    await expect(grade(archive, { grade: 3, export: 3 }, { 'work.json': '{}' })).rejects.toMatchObject({
      code: 3,
    })
    await expect(results()).rejects.toThrow('ENOENT')
  })

  test('says what to hand in, where nothing was', async () => {
    await grade(
      gradescopeAutograder(made, { handIn: 'hand in "x"' }),
      { grade: 0, export: 0 },
      { 'README.md': '' },
    )
    expect(await results()).toMatchObject({ score: 0, output: 'hand in "x"' })
  })
})

describe('the autograder for Classroom 50', () => {
  const identity = {
    CLASSROOM: 'autumn',
    ASSIGNMENT: 'nginx',
    SUBMISSION_TAG: 'submit/2026-12-01T10-00-00Z-abc1234',
    COMMIT_URL: 'https://github.com/o/r/commit/1',
    RELEASE_URL: 'https://github.com/o/r/releases/tag/1',
  }

  async function grade(archive: Archive, answer: Parameters<typeof stubProgram>[0]) {
    const env = await stubProgram(answer)
    await unpacked(archive, join(folder, 'bundle'))
    const checkout = join(folder, 'checkout')
    await mkdir(join(checkout, '.git'), { recursive: true })
    await writeFile(join(checkout, 'solve.sh'), 'docker run nginx')
    await run('python3', [join(folder, 'bundle', 'autograder.py')], {
      cwd: checkout,
      env: { ...env, ...identity },
    })
    return JSON.parse(await readFile(join(checkout, 'result.json'), 'utf8'))
  }

  test('runs what was pushed, and says which submission it was', async () => {
    const result = await grade(classroom50Autograder(withCourse), {
      grade: 1,
      export: 0,
      result: { score: 3 },
    })
    expect(result).toEqual({
      score: 3,
      classroom: 'autumn',
      assignment: 'nginx',
      submission: identity.SUBMISSION_TAG,
      commit: identity.COMMIT_URL,
      release: identity.RELEASE_URL,
      review: identity.COMMIT_URL,
    })
    const roster = parse(await readFile(join(folder, 'roster'), 'utf8'))
    expect(roster).toMatchObject({ labs: [3], course: join(folder, 'bundle', 'course') })
    expect(await readFile(join(folder, 'calls'), 'utf8')).toContain('--allow-privileged')
  })

  test('fails where something could not be checked, so that there is no score', async () => {
    await expect(grade(classroom50Autograder(made), { grade: 3, export: 3 })).rejects.toThrow()
  })
})

describe('the workflow for GitHub', () => {
  const workflow = text(githubWorkflow(withCourse), '.github/workflows/docker-lab.yml')
  const steps: { run?: string; uses?: string }[] = parse(workflow).jobs.grade.steps

  test('has steps that bash can read, and no more rights than it needs', async () => {
    for (const { run: script } of steps) if (script) await run('bash', ['-n', '-c', script])
    expect(parse(workflow).permissions).toEqual({ contents: 'read' })
    expect(steps[0]).toMatchObject({ with: { 'persist-credentials': false } })
  })

  test.each(['work/03-deploy-nginx/solve.sh', 'work/solve.sh'])('grades %s', async (pushed) => {
    const env = await stubProgram({ grade: 0, export: 0 })
    await mkdir(join(folder, dirname(pushed)), { recursive: true })
    await writeFile(join(folder, pushed), 'docker run nginx')
    const script = steps.find(({ run: one }) => one?.includes('class grade'))?.run ?? ''
    await run('bash', ['-e', '-c', script], { cwd: folder, env: { ...env, LAB: '03-deploy-nginx' } })
    expect(await readFile(join(folder, 'class/submission/03-deploy-nginx/solve.sh'), 'utf8')).toContain(
      'nginx',
    )
    expect(parse(await readFile(join(folder, 'roster'), 'utf8'))).toEqual({
      course: '../work/.docker-lab/course',
      labs: [3],
      students: [{ id: 'student', submission: 'submission' }],
    })
  })
})
