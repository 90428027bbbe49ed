import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openShell, type Shell } from './shell.ts'

/** What the process does besides printing. None of it needs an engine. */
const root = join(import.meta.dirname, '../..')
const run = join(root, 'bin/run.cjs')
let shell: Shell
beforeEach(() => {
  shell = openShell()
})
afterEach(() => shell.remove())

test('a reader that leaves early is no error', async () => {
  const { output, exitCode } = await shell.run('docker-lab explain --list --json | head -1')
  expect({ output, exitCode }).toEqual({ output: '[', exitCode: 0 })
})

test('output into a pipe is whole', async () => {
  const { output } = await shell.run('docker-lab explain --list --json | cat')
  expect(JSON.parse(output).length).toBeGreaterThan(20)
})

test.each(['--help', 'check --help', '--help --lang zh'])('%s is shown on a terminal, too', async (words) => {
  const onTerminal = `script -q /dev/null docker-lab ${words}`
  const command = process.platform === 'linux' ? `script -qec 'docker-lab ${words}' /dev/null` : onTerminal
  const { output, exitCode } = await shell.run(command)
  expect(exitCode, output).toBe(0)
  expect(output).toContain('check')
})

test('what is printed as JSON is JSON also when nobody can look', async () => {
  const { output, exitCode } = await shell.run('docker-lab check 1 --json --host unix:///nowhere.sock')
  expect(exitCode).toBe(3)
  expect(JSON.parse(output)).toMatchObject({ complete: false, passed: false, engine: { name: null } })
})

test('Ctrl-C ends it at once with 130, and closes what was open', async () => {
  const open = new Set<Socket>()
  const silent = createServer((socket) =>
    open.add(
      socket
        .resume()
        .on('error', () => {})
        .on('close', () => open.delete(socket)),
    ),
  ).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  try {
    const host = `tcp://127.0.0.1:${(silent.address() as AddressInfo).port}`
    const child = spawn(process.execPath, [run, 'check', '1', '--host', host], {
      env: shell.env,
      stdio: 'ignore',
    })
    await once(silent, 'connection')
    child.kill('SIGINT')
    expect(await once(child, 'exit')).toEqual([130, null])
    await expect.poll(() => open.size).toBe(0)
  } finally {
    silent.close()
  }
})

test('a report in a file is whole or not there, also in place of another', async () => {
  await shell.run('docker-lab check 1 --host unix:///nowhere.sock --reporter json --output report.json')
  await shell.run('docker-lab check 1 --host unix:///nowhere.sock --reporter json --output report.json')
  expect(readdirSync(shell.folder)).toEqual(['report.json'])
  expect(JSON.parse(readFileSync(join(shell.folder, 'report.json'), 'utf8'))).toHaveProperty('schema')
})

test('a pipe is written to, not replaced', async () => {
  const check = 'docker-lab check 1 --host unix:///nowhere.sock --reporter tap --output pipe'
  const { output } = await shell.run(
    `mkfifo pipe; cat pipe > got & ${check}; wait; head -1 got; test -p pipe && echo a pipe`,
  )
  expect(output.split('\n')).toEqual(['TAP version 14', 'a pipe'])
})

test('NO_COLOR and FORCE_COLOR decide', async () => {
  const colours = async (setting: string) =>
    (await shell.run(`${setting} docker-lab explain deadline`)).output.includes('\x1b[')
  expect(await colours('')).toBe(false)
  expect(await colours('FORCE_COLOR=1')).toBe(true)
  expect(await colours('NO_COLOR=1 FORCE_COLOR=1')).toBe(false)
})

test('from the sources it says the same as from the bundle', async () => {
  const dev = await shell.run(`"${process.execPath}" "${root}/bin/dev.js" list`)
  expect(dev).toEqual(await shell.run('docker-lab list'))
})

describe('compiled code', () => {
  test('is kept for the next run, for this user alone', async () => {
    await shell.run('docker-lab list')
    const kept = join(shell.env.HOME as string, '.cache/docker-lab/compiled')
    expect(readdirSync(kept)).toEqual([expect.stringMatching(/-list$/)])
  })
  test('that cannot be kept is no error', async () => {
    const { exitCode } = await shell.run('XDG_CACHE_HOME=/dev/null docker-lab list')
    expect(exitCode).toBe(0)
  })
  test('that is broken is made again', async () => {
    const before = await shell.run('docker-lab list')
    await shell.run('for file in ~/.cache/docker-lab/compiled/*; do echo broken > "$file"; done')
    expect(await shell.run('docker-lab list')).toEqual(before)
  })
})

test('a checkout that is not built says what to do', async () => {
  cpSync(join(root, 'bin'), join(shell.folder, 'bin'), { recursive: true })
  cpSync(join(root, 'build/load-compiled.cjs'), join(shell.folder, 'build/load-compiled.cjs'))
  cpSync(join(root, 'package.json'), join(shell.folder, 'package.json'))
  const { output, exitCode } = await shell.run(`"${process.execPath}" bin/run.cjs list`)
  expect(exitCode).toBe(2)
  expect(output).toMatch(/^docker-lab has not been built yet\. Run "npm install && npm run build" in \S+$/m)
})

test('on an old Node, the program says what is wrong, in syntax that this Node understands', () => {
  const said: string[] = []
  const old = { versions: { node: '12.22.0' }, execPath: '/usr/bin/node', exitCode: 0 }
  const source = readFileSync(run, 'utf8').replace(/^#!.*/, '')
  runInNewContext(source, { process: old, console: { error: (text: string) => said.push(text) } })
  expect(old.exitCode).toBe(2)
  expect(said.join()).toMatch(/needs Node\.js 24 or newer, and this is 12\.22\.0 \(\/usr\/bin\/node\)/)
  expect(source).not.toMatch(/\b(const|let)\b|=>|`|\?\.|\?\?|^import |await/m)
})
