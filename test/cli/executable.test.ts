import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execa } from 'execa'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import packageJson from '../../package.json' with { type: 'json' }
import { httpServer, httpsServer } from '../docker/servers.ts'
import { supplyImages } from '../hub/hub.ts'
import { inFolder } from '../lab/write-lab.ts'

const root = join(import.meta.dirname, '../..')
const executable = join(root, `dist/executables/docker-lab-${packageJson.version}-linux-x64`)
const SOCKET = ['--volume', '/var/run/docker.sock:/var/run/docker.sock']
const quiet = { reject: false, stdin: 'ignore' } as const
const docker = (...args: string[]) => execa('docker', args, { ...quiet, all: true })

/** Debian's C library and nginx: there is no Node, and nothing of this project. */
const BARE = ['--rm', '--network', 'host', ...SOCKET, '--volume', `${executable}:/docker-lab:ro`]
const inBareContainer = (...words: string[]) =>
  docker('run', ...BARE, '--entrypoint', '/docker-lab', 'nginx', ...words)

beforeAll(async () => {
  await supplyImages()
  await execa('docker', ['pull', '--quiet', 'nginx'])
})
afterEach(async () => {
  await docker('rm', '--force', '--volumes', 'nginx01')
})

describe('the executable, on a machine that has only Docker', () => {
  test('names itself, and lists, shows and explains', async () => {
    const { stdout: version } = await inBareContainer('--version')
    expect(version).toMatch(/^docker-lab [\d.]+ \(build [0-9a-f]{12}, linux-x64, Bun [\d.]+\)$/)
    for (const words of [['list'], ['show', '3'], ['explain', 'port-reversed'], ['list', '--lang', 'zh']]) {
      const shown = await inBareContainer(...words)
      const bundle = await execa(process.execPath, [join(root, 'bin/run.cjs'), ...words], {
        env: { LANG: 'en_US.UTF-8' },
      })
      expect(shown.stdout).toBe(bundle.stdout)
    }
  })

  test('checks a lab that is solved, and one that is not', async () => {
    expect(await inBareContainer('check', '3')).toMatchObject({ exitCode: 1 })
    await execa('docker', ['run', '-d', '--name', 'nginx01', '-p', '8080:80', 'nginx'])
    const { exitCode, stdout } = await inBareContainer('check', '3', '--json')
    expect({ exitCode, ...JSON.parse(stdout) }).toMatchObject({ exitCode: 0, passed: true })
  })

  test('asks https:// addresses, and tells their faults, as with Node', async () => {
    await using secure = await httpsServer((_, response) => response.end('hello'))
    await using plain = await httpServer((_, response) => response.end('hello'))
    await using strict = await httpsServer(() => {}, { requestCert: true, rejectUnauthorized: true })
    const checks = Object.entries({ secure, plain, strict }).map(([id, { port }]) => ({
      ...{ id, title: id, points: 1 },
      http: { url: `https://localhost:${port}/`, body: { contains: 'hello' } },
    }))
    await inFolder({ 'lab.yaml': stringify({ title: 'Over TLS', checks }) }, async (folder) => {
      const { stdout } = await execa(executable, ['check', folder, '--json'], quiet)
      const { labs } = JSON.parse(stdout) as { labs: { checks: { outcome: string; diagnosis?: string }[] }[] }
      expect(labs[0]?.checks.map(({ outcome, diagnosis = '' }) => `${outcome} ${diagnosis}`.trim())).toEqual([
        'pass',
        'fail not-https',
        'fail tls-refused',
      ])
    })
  })

  test.each(['list >/dev/full', 'explain --list --json | head -1', 'list >&-', 'show nothing', 'list --no'])(
    '"%s" ends as it does with Node',
    async (line) => {
      const ends = (program: string) => execa('sh', ['-c', `${program} ${line}`], { ...quiet, all: true })
      const [one, other] = [await ends(executable), await ends(`${process.execPath} ${root}/bin/run.cjs`)]
      expect({ exitCode: one.exitCode, all: one.all }).toEqual({ exitCode: other.exitCode, all: other.all })
    },
  )

  test('is changed by nothing that lies in the folder where it is called', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'docker-lab-folder-'))
    try {
      const files = {
        'bunfig.toml': 'preload = ["./other.js"]',
        '.env': 'LANG=zh_CN.UTF-8\nDOCKER_HOST=unix:///nowhere',
        'package.json': '{ broken',
        'tsconfig.json': '{ broken',
        'other.js': 'console.log("other")',
      }
      for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
      const [here, elsewhere] = [folder, tmpdir()].map((cwd) =>
        execa(executable, ['doctor'], { ...quiet, cwd }),
      )
      expect((await here)?.stdout).toBe((await elsewhere)?.stdout)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  test('needs no home, and no folder that it can write to', async () => {
    const places = ['--read-only', '--env', 'HOME=/nowhere']
    const { exitCode, stdout } = await docker(
      'run',
      ...BARE,
      ...places,
      ...['--entrypoint', '/docker-lab', 'nginx', 'check', '3', '--json'],
    )
    expect({ exitCode, ...JSON.parse(stdout) }).toMatchObject({ exitCode: 1, complete: true })
  })
})

describe('as a plugin of the Docker CLI', () => {
  test('"docker lab" is docker-lab', async () => {
    const config = await mkdtemp(join(tmpdir(), 'docker-lab-config-'))
    try {
      await mkdir(join(config, 'cli-plugins'))
      await symlink(executable, join(config, 'cli-plugins', 'docker-lab'))
      const run = (...words: string[]) =>
        execa('docker', words, { ...quiet, all: true, env: { DOCKER_CONFIG: config, LANG: 'en_US.UTF-8' } })
      expect((await run('--help')).all).toMatch(/^ {2}lab\* +Check Docker exercises$/m)
      expect((await run('lab', 'show', '3')).stdout).toMatch(/Deploy nginx/)
      expect((await run('help', 'lab', 'check')).stdout).toMatch(/docker-lab check LAB/)
      expect((await run('__complete', 'lab', 'check', 'deploy')).stdout).toMatch(/^deploy-nginx\t.*\n:4$/)
      expect(await run('lab', 'check', '3', '--json')).toMatchObject({ exitCode: 1 })
      expect((await run('--host', 'unix:///nowhere', 'lab', 'check', '3')).all).toMatch(/unix:\/\/\/nowhere/)
      expect((await run('--host', 'unix:///nowhere', 'lab', 'lab', 'lint')).all).toMatch(/0 errors/)
    } finally {
      await rm(config, { recursive: true, force: true })
    }
  })
})

describe('the image', () => {
  const IMAGE = 'dl-cli-image'

  beforeAll(async () => {
    const version = `VERSION=${packageJson.version}`
    // Which base it is makes no difference to the program, as long as the C library is there.
    const args = ['--build-arg', version, '--build-arg', 'BASE=nginx', '--tag', IMAGE]
    await execa('docker', ['build', ...args, root], { env: { DOCKER_BUILDKIT: '1' } })
  }, 240_000)
  afterAll(async () => {
    await docker('rmi', '--force', IMAGE)
  })

  test('checks the engine whose socket it is given', async () => {
    await execa('docker', ['run', '-d', '--name', 'nginx01', '-p', '8080:80', 'nginx'])
    const host = await docker('run', '--rm', ...SOCKET, '--network', 'host', IMAGE, 'check', '3', '--json')
    expect({ exitCode: host.exitCode, ...JSON.parse(host.stdout) }).toMatchObject({ exitCode: 0 })
  })

  test.each([
    ['by the engine', []],
    ['under a host name of its own', ['--hostname', 'box']],
  ])('on a network of its own, reaches the page, %s', async (_, options) => {
    await execa('docker', ['run', '-d', '--name', 'nginx01', '-p', '8080:80', 'nginx'])
    const run = ['run', '--rm', ...options, ...SOCKET, IMAGE, 'check', '3']
    expect(await docker(...run)).toMatchObject({ exitCode: 0 })
  })

  test('on a network of its own, never calls a page wrong that it cannot reach', async () => {
    await execa('docker', ['run', '-d', '--name', 'nginx01', '-p', '127.0.0.1:8080:80', 'nginx'])
    const { exitCode, all } = await docker('run', '--rm', ...SOCKET, IMAGE, 'check', '3')
    expect({ exitCode, all }).toMatchObject({ exitCode: 3, all: expect.stringMatching(/loopback-of-engine/) })
  })
})
