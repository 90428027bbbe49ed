import { readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execa } from 'execa'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { stringify } from 'yaml'
import type { CaseTest } from '../../../src/authoring/testing/report.ts'
import { planLabs, testLabs } from '../../../src/authoring/testing/test-labs.ts'
import { resolveEndpoint } from '../../../src/docker/address/endpoint.ts'
import { kinds } from '../../../src/kinds/kinds.ts'
import { loadLab } from '../../../src/lab/load.ts'
import words from '../../../src/languages/en/lab-test.ts'
import type { SandboxProvider } from '../../../src/sandbox/provider.ts'
import { openWorkshop } from '../../../src/workshop/workshop.ts'
import { inFolder } from '../../lab/write-lab.ts'
import { jsonOf } from './json-of.ts'
import { provider } from './open-sandbox.ts'

/** How long the programs of these cases sleep: by that they are found on this machine. */
const MARK = '86173'
const right = { kind: 'solution', run: `docker run -d --name web busybox sleep ${MARK}` }
const missing = { kind: 'mistake', expect: { running: 'fail container-missing' } }
const inTheHost = (command: string) => `docker run --rm --privileged --pid host busybox ${command}`

/** What cases may do to the machine, and whether such a case is of use: then it comes to what it expects. */
const BAD: [string, { run: string; kind: string }, 'ok' | RegExp][] = [
  ['hangs', { ...right, run: `docker run --name web busybox sleep ${MARK}` }, /still running after 20 s/],
  [
    'hangs and hides',
    { ...right, run: `setsid sleep ${MARK} & trap "" TERM; sleep ${MARK}` },
    /still running/,
  ],
  [
    'forks without end',
    { ...right, run: `bomb() { bomb $1 | bomb $1 & }; bomb ${MARK}; sleep ${MARK}` },
    /./,
  ],
  [
    'forks without end in a container',
    { ...right, run: `docker run --name web busybox sh -c 'b() { b | b & }; b; sleep ${MARK}'` },
    /./,
  ],
  ['fills the disk', { ...right, run: 'dd if=/dev/zero of=here bs=1M' }, /No space left on device/],
  [
    'fills the disk elsewhere',
    { ...right, run: 'dd if=/dev/zero of=/var/here bs=1M' },
    /No space left on device/,
  ],
  [
    'fills the disk in a container',
    { ...right, run: 'docker run --name web busybox dd if=/dev/zero of=/here bs=1M' },
    /No space left on device/,
  ],
  ['prints without end', { ...right, run: 'yes' }, /exit code 1 after .* Its last line: y/],
  ['prints without end in a container', { ...right, run: 'docker run -d --name web busybox yes' }, 'ok'],
  ['kills all it can', { ...right, run: 'kill -9 0' }, /exit code 137/],
  ['kills its engine', { ...right, run: inTheHost("sh -c 'kill -9 $(pidof dockerd)'") }, /./],
  ['leaves a program', { ...missing, run: `setsid sleep ${MARK} >/dev/null 2>&1 & disown` }, 'ok'],
  ['leaves a server', { ...missing, run: 'microsocks -p 48080 & disown; sleep 0.2' }, 'ok'],
  [
    'needs the port that a server had',
    { ...right, run: 'docker run -d --name web -p 48080:80 busybox sleep 9' },
    'ok',
  ],
]

const lab = {
  title: 'Run web',
  environment: { images: ['busybox'], ports: [48080] },
  owns: { containers: ['web'] },
  checks: [
    {
      id: 'running',
      title: 'web runs',
      points: 1,
      container: { name: 'web', state: 'running', image: 'busybox' },
    },
  ],
}

let cases: CaseTest[]
/** Of the sandboxes that were used: what was in the outer engine because of them. */
const used: { id: string; volumes: string[] }[] = []
const { ask } = await openWorkshop(await resolveEndpoint({}), new AbortController().signal)
const filesOfOurs = async () =>
  (await readdir(tmpdir())).filter((name) => /^docker-lab-sandbox-|^testcontainers/.test(name))
let filesBefore: string[]

beforeAll(async () => {
  filesBefore = await filesOfOurs()
  const named = BAD.flatMap(([name, bad], index) => [
    { name, ...bad },
    { name: `right, ${index}`, ...right },
  ])
  const files = { 'lab.yaml': stringify(lab), 'cases.yaml': stringify(named) }
  await inFolder(files, async (folder) => {
    const plan = { mutants: false, everySolution: false }
    const plans = await planLabs([await loadLab(folder, kinds)], plan)
    const from = noted(await provider('256M'))
    try {
      const { labs } = await testLabs(plans, from, {
        ...plan,
        jobs: 3,
        repeat: 1,
        deadlineMs: 20_000,
        threshold: 100,
        language: 'en',
        words,
        onResult: () => {},
        signal: new AbortController().signal,
      })
      cases = labs[0]?.cases ?? []
    } finally {
      await from.close()
    }
  })
}, 400_000)

function noted(from: SandboxProvider): SandboxProvider {
  return {
    ...from,
    async open() {
      const sandbox = await from.open()
      const id = sandbox.endpoint.url.replace('sandbox ', '')
      const inspected = await jsonOf<{ Mounts: { Name?: string }[] }>(ask, `/containers/${id}/json`)
      used.push({ id, volumes: (inspected?.Mounts ?? []).flatMap(({ Name }) => Name ?? []) })
      return sandbox
    },
  }
}

const told = (one: CaseTest | undefined) =>
  one?.problem ? JSON.stringify(one.problem) : one?.ok ? 'ok' : one

describe('a case that', () => {
  test.each(BAD)('%s is reported on its own', (name, _, expected) => {
    const one = told(cases.find((result) => result.name === name))
    if (expected === 'ok') expect(one).toBe('ok')
    else expect(one).toMatch(expected)
  })

  test.each(BAD.map(([name], index) => [name, index] as const))('%s does not touch the next', (_, index) => {
    expect(told(cases.find(({ name }) => name === `right, ${index}`))).toBe('ok')
  })
})

test('the case that does nothing earns nothing', () => {
  expect(told(cases.find(({ kind }) => kind === 'empty'))).toBe('ok')
})

describe('afterwards there is left', () => {
  test('no sandbox and no volume in the outer engine', async () => {
    // Three at once, and one more for each that was not survived.
    expect(used.length).toBeGreaterThanOrEqual(4)
    const left = await Promise.all(
      used.flatMap(({ id, volumes }) => [
        jsonOf<object>(ask, `/containers/${id}/json`),
        ...volumes.map((volume) => jsonOf<object>(ask, `/volumes/${volume}`)),
      ]),
    )
    expect(left.filter((one) => one !== undefined)).toEqual([])
  })

  test('no program on this machine', async () => {
    const { stdout } = await execa('ps', ['-eo', 'args'])
    expect(stdout.split('\n').filter((line) => line.includes(`sleep ${MARK}`))).toEqual([])
  })

  // The file is gone with the sandbox: a device that still had it would keep its space as well.
  test.runIf(process.platform === 'linux')('no loop device', async () => {
    await vi.waitFor(
      async () => expect(await loopFiles()).not.toContainEqual(expect.stringMatching(/deleted/)),
      10_000,
    )
  })

  test('no file in the folder for temporary files', async () => {
    expect((await filesOfOurs()).filter((name) => !filesBefore.includes(name))).toEqual([])
  })
})

async function loopFiles(): Promise<string[]> {
  const devices = (await readdir('/sys/block')).filter((name) => name.startsWith('loop'))
  return Promise.all(
    devices.map((name) => readFile(join('/sys/block', name, 'loop/backing_file'), 'utf8').catch(() => '')),
  )
}
