import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execa } from 'execa'
import { describe, expect, test } from 'vitest'
import { answerIn } from '../../../src/authoring/testing/typed-answers.ts'
import {
  excuseFor,
  foreignProgram,
  runOf,
} from '../../../src/classroom/grading/submission/submission-script.ts'

const lab = (...images: string[]) => ({
  owns: { containers: [], images, volumes: [], networks: [], services: [] },
})

describe('what is run of a submission', () => {
  test.each([
    [['Dockerfile', 'compose.yaml', 'solve.sh'], /bash \.\/solve\.sh$/],
    [['Dockerfile', 'compose.yaml'], /^docker compose up -d$/],
    [['docker-compose.yml'], /^docker compose up -d$/],
    [['Dockerfile'], /^docker build -t 'mine' \.$/],
    [['sub/solve.sh', 'notes.txt'], /^:$/],
  ])('%j', (paths, script) => {
    expect(runOf(paths, lab('mine')).script).toMatch(script)
  })

  test('a Dockerfile alone is built only where its image has one name', () => {
    expect(runOf(['Dockerfile'], lab()).script).toBe(':')
    expect(runOf(['Dockerfile'], lab('one', 'two')).script).toBe(':')
  })

  test('"docker-lab" in it keeps answers, and lets everything else pass', async () => {
    const home = await mkdtemp(join(tmpdir(), 'hd-script-'))
    const folder = join(home, 'work')
    await mkdir(folder)
    await writeFile(
      join(folder, 'solve.sh'),
      'set -eu\ndocker-lab start 3\ndocker-lab answer 3 why "a b"\ndocker-lab check 3\n',
    )
    await execa({ cwd: folder })('bash', ['-eu', '-c', runOf(['solve.sh'], lab()).script])
    expect(answerIn(await readFile(join(home, 'answers'), 'utf8'), 'why')?.text).toBe('a b')
    await rm(home, { recursive: true })
  })
})

describe('a solve.sh', () => {
  test('that was written on Windows runs as it did there', async () => {
    const home = await mkdtemp(join(tmpdir(), 'hd-script-'))
    const script = '\ufeff#!/bin/bash\r\nset -eu\r\nif true; then\r\n  echo "hello" >notes.txt\r\nfi'
    await writeFile(join(home, 'solve.sh'), script)
    await execa({ cwd: home })('bash', ['-eu', '-c', runOf(['solve.sh'], lab()).script])
    expect(await readFile(join(home, 'notes.txt'), 'utf8')).toBe('hello\n')
    await rm(home, { recursive: true })
  })

  test.each([
    ['#!/usr/bin/env python3\nprint()', 'python3'],
    ['#!/usr/bin/python\r\n', 'python'],
    ['\ufeff#! /usr/bin/env -S node --no-warnings', 'node'],
    ['#!/usr/bin/env LANG=C perl', 'perl'],
    ['#!/bin/sh\n# python', undefined],
    ['#!/usr/bin/env bash', undefined],
    ['#!/usr/bin/env -S bash -eu', undefined],
    ['#!/bin/bash\r\n', undefined],
    ['#!', undefined],
    ['docker run nginx\n#!/usr/bin/python', undefined],
    ['', undefined],
  ])('%j is for %s', (script, program) => {
    expect(foreignProgram(script)).toBe(program)
  })
})

describe('what a failure may be owed to', () => {
  test.each<[string, ReturnType<typeof excuseFor>]>([
    ['curl: (6) Could not resolve host: deb.debian.org', 'no-network'],
    ["W: Failed to fetch http://…  Temporary failure resolving 'deb.debian.org'", 'no-network'],
    ['npm error code EAI_AGAIN', 'no-network'],
    ['dial tcp: lookup proxy.golang.org: no such host', 'no-network'],
    ["wget: bad address 'example.com'", 'no-network'],
    ['toomanyrequests: You have reached your pull rate limit', 'ours'],
    ['Error response from daemon: Conflict. The container name "/web" is already in use', undefined],
    ['cannot pause container 1b: cannot toggle freezer: cgroups not configured for container', 'no-root'],
    [
      'Cannot update container 1b: cannot set memory limit: container could not join or create cgroup',
      'no-root',
    ],
    ['error during container init: error mounting "sysfs" to rootfs at "/sys": mount src=sysfs', 'no-root'],
    ['Your kernel does not support memory limit capabilities. Limitation discarded.', 'no-root'],
    ['Your kernel does not support swap limit capabilities. Memory limited without swap.', undefined],
    ['', undefined],
  ])('%s', (output, excuse) => {
    expect(excuseFor(1, output)).toBe(excuse)
    expect(excuseFor(null, output)).toBe(excuse)
  })

  test('a script that ended well needed no network, and can still have needed root', () => {
    expect(excuseFor(0, 'Could not resolve host: example.com')).toBeUndefined()
    expect(excuseFor(0, 'cannot toggle freezer: cgroups not configured for container')).toBe('no-root')
  })
})
