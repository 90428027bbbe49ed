import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hostToDial, makeDialer } from '../../../src/docker/probes/dialer.ts'
import { httpGet } from '../../../src/docker/probes/http.ts'
import { tcpConnect } from '../../../src/docker/probes/tcp.ts'
import { pull } from '../../../src/workshop/changes.ts'
import { openWorkshop } from '../../../src/workshop/workshop.ts'
import { here, unix } from '../../docker/servers.ts'
import { jsonOf } from './json-of.ts'
import { ENGINES, engineNamed, openSandbox } from './open-sandbox.ts'

describe.each(ENGINES)('with %s', (name) => {
  /** One sandbox for all of them: each begins where `reset` has left it. */
  let open: Awaited<ReturnType<typeof openSandbox>>
  beforeAll(async () => {
    open = await openSandbox(name)
    for (const image of ['nginx', 'busybox']) expect(await pull(open.ask, image, () => {})).toBeUndefined()
    await open.sandbox.keep(['nginx', 'busybox'])
  })
  afterAll(() => open?.close())
  beforeEach(() => open.sandbox.reset())

  /** Everything that can be in an engine, in an order that can be compared. */
  async function contents() {
    const { ask } = open
    const list = async <T>(path: string, all = {}) => (await jsonOf<T[]>(ask, path, { query: all })) ?? []
    const images = await list<{ Id: string; RepoTags: string[]; RepoDigests: string[] }>('/images/json', {
      all: '1',
    })
    const volumes = await jsonOf<{ Volumes: { Name: string }[] | null }>(ask, '/volumes')
    return {
      containers: (await list<{ Names: string[] }>('/containers/json', { all: '1' })).flatMap(
        ({ Names }) => Names,
      ),
      networks: (await list<{ Name: string }>('/networks')).map(({ Name }) => Name).sort(),
      volumes: (volumes?.Volumes ?? []).map(({ Name }) => Name),
      images: images
        .map(({ Id, RepoTags, RepoDigests }) => ({ Id, RepoTags: RepoTags.sort(), RepoDigests }))
        .sort((one, other) => (one.Id < other.Id ? -1 : 1)),
    }
  }

  /** What is in the sandbox besides its engine: files, programs, and who is logged in where. */
  const SURROUNDINGS = `
find /lab /tmp /handed-out /home /root /srv /mnt /opt /var/tmp -mindepth 1 -printf '%p %s\\n' | sort
find / -mindepth 1 -maxdepth 1 -printf '%p\\n' | sort
cat /etc/hosts`

  describe('a sandbox', () => {
    test('holds the engine that was asked for', () => {
      expect(open.sandbox.name).toMatch(/^docker 28\.5/)
      expect(open.engine).toMatchObject({ name: 'docker', api: '1.51' })
    })

    test('gives scripts the docker command, a working folder, and bash that ends at the first error', async () => {
      const ran = await open.sandbox.run(
        'pwd; docker version -f "{{.Server.Version}}"; false; echo on',
        10_000,
      )
      expect(ran).toEqual({ exitCode: 1, output: expect.stringMatching(/^\/lab\/work\n28\.5\S+\n$/) })
    })

    test('tells the exit code of a script whose last command could not be started in a container', async () => {
      await open.sandbox.run('docker run -d --name web busybox sleep 1000', 20_000)
      const ran = await open.sandbox.run('docker exec web no-such-program', 20_000)
      expect(ran).toEqual({ exitCode: 127, output: expect.stringContaining('no-such-program') })
      expect(await open.sandbox.run('echo said >&2; exit 126', 10_000)).toEqual({
        exitCode: 126,
        output: 'said\n',
      })
    })

    test('ends a script at its deadline, whatever it had printed, with all that it started', async () => {
      const ran = await open.sandbox.run('echo begun; setsid sleep 4701 & sleep 4702', 1000)
      expect(ran).toEqual({ exitCode: null, output: '' })
      expect(await programs(/^sleep 470/)).toEqual([])
    })

    test('lets what a script leaves in the background run on, however long the script takes', async () => {
      await open.run('setsid sleep 4701 >/dev/null 2>&1 & sleep 4702 & sleep 2.5')
      await open.run('sleep 4703 &')
      expect(await programs(/^sleep 470/)).toEqual(['sleep 4701', 'sleep 4702', 'sleep 4703'])
    })

    test('mounts its working folder', async () => {
      const script = 'echo mine >file; docker run --rm -v "$PWD:/data" busybox cat /data/file'
      expect(await open.run(script)).toEqual(['mine'])
    })

    test('hands out copies of files, afresh for each script', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'docker-lab-test-'))
      try {
        writeFileSync(join(folder, 'page'), 'handed out')
        await open.sandbox.handOut([{ source: join(folder, 'page'), target: 'html/index.html' }])
        expect(await open.run('cat html/index.html; echo spoilt >html/index.html')).toEqual(['handed out'])
        await open.sandbox.reset()
        expect(await open.run('cat html/index.html')).toEqual(['handed out'])
      } finally {
        rmSync(folder, { recursive: true })
        await open.sandbox.handOut([])
      }
      await open.sandbox.reset()
      expect(await open.run('ls')).toEqual([])
    })
  })

  describe('the ports of a sandbox', () => {
    test.each([
      ['127.0.0.1', 'localhost'],
      ['0.0.0.0', '127.0.0.1'],
      ['[::1]', '[::1]'],
      ['[::1]', 'localhost'],
    ])('what is published on %s is reached at %s, and not on this machine', async (address, asked) => {
      await open.run(`docker run -d --name web -p '${address}:48080:80' nginx
      until curl -sgo /dev/null ${address}:48080; do sleep 0.1; done`)
      const url = `http://${asked}:48080/`
      expect(await httpGet(open.dialer, url)).toMatchObject({ kind: 'answer', status: 200 })
      expect(await httpGet(here(), url)).toEqual({ kind: 'problem', problem: 'refused' })
      expect(await tcpConnect(open.dialer, asked.replace(/[[\]]/g, ''), 48080)).toMatchObject({
        kind: 'connected',
      })
    })

    test('a port on which nobody listens refuses', async () => {
      expect(await tcpConnect(open.dialer, 'localhost', 48080)).toEqual({
        kind: 'problem',
        problem: 'refused',
      })
    })
  })

  describe('reset', () => {
    test('leaves nothing but the kept images, as they were', async () => {
      const before = await contents()
      const around = await open.run(SURROUNDINGS)
      await open.run(`
      docker network create net; docker volume create vol
      docker run -d --name web --network net -v vol:/data -v /elsewhere/data:/x -v /anonymous -p 48080:80 nginx
      docker run -d --restart always --name again busybox sleep 1000
      ${engineNamed(name).rootless ? '' : 'docker pause web'}
      printf 'FROM busybox\\nRUN echo built >/built\\nRUN echo more >/more\\n' | docker build -q -t built -
      docker tag busybox mine/busybox:2; docker tag busybox nginx
      docker save busybox nginx -o images.tar; docker rmi nginx busybox || true; docker load -i images.tar
      docker commit again committed; docker pull -q hello-world
      echo hidden >.hidden; mkdir -p folder/deep; echo >/tmp/.x; echo >~/.profile; echo >/root/file; echo >/srv/file
      mkdir -p ~/.docker; echo '{"auths":{"localhost:5000":{"auth":"YTpi"}}}' >~/.docker/config.json
      echo '127.0.0.1 elsewhere' >>/etc/hosts`)
      expect((await contents()).containers).toHaveLength(2)
      await open.sandbox.reset()
      expect(await contents()).toEqual(before)
      expect(await open.run(SURROUNDINGS)).toEqual(around)
      expect(
        await open.run('docker info 2>&1 | grep -c Username || true; cat ~/.docker/config.json || true'),
      ).toEqual(['0', expect.stringContaining('No such file')])
    })

    test('brings back a kept image that was removed', async () => {
      const before = await contents()
      await open.run('docker rmi -f nginx busybox')
      await open.sandbox.reset()
      expect(await contents()).toEqual(before)
    })

    test('ends programs in the background, however they hide', async () => {
      await open.run(`
      sleep 4711 & disown
      setsid sleep 4712 >/dev/null 2>&1 &
      (setsid bash -c 'trap "" TERM HUP INT; while :; do sleep 4713; done' </dev/null >/dev/null 2>&1 &)
      setsid microsocks -i 127.0.0.1 -p 48080 >/dev/null 2>&1 &
     
      until (exec 3<>/dev/tcp/127.0.0.1/48080) 2>/dev/null; do sleep 0.1; done`)
      expect(await tcpConnect(open.dialer, 'localhost', 48080)).toMatchObject({ kind: 'connected' })
      await open.sandbox.reset()
      expect(await tcpConnect(open.dialer, 'localhost', 48080)).toEqual({
        kind: 'problem',
        problem: 'refused',
      })
      expect(await programs(/sleep 471/)).toEqual([])
    })

    test('removes files also while programs go on writing them', async () => {
      await open.run(
        `for n in 1 2 3 4; do (while :; do echo >$n-$RANDOM; done) >/dev/null 2>&1 & done; sleep 0.3`,
      )
      await open.sandbox.reset()
      expect(await open.run('ls -A')).toEqual([])
    })
  })

  describe('a sandbox is closed to everybody else', () => {
    test('its proxy wants the password', async () => {
      const { endpoint } = open.sandbox
      if (endpoint.kind !== 'socks') throw new Error('not a SOCKS endpoint')
      const wrong = { ...endpoint, proxy: { ...endpoint.proxy, password: 'guessed' } }
      await expect(openWorkshop(wrong, new AbortController().signal)).rejects.toMatchObject({
        name: 'CouldNotLook',
        code: 'engine-unreachable',
      })
      await expect(
        tcpConnect(makeDialer(wrong, new AbortController().signal), 'localhost', 2375),
      ).rejects.toMatchObject({
        name: 'CouldNotLook',
      })
      expect(hostToDial(endpoint, '0.0.0.0')).toBe('127.0.0.1')
    })

    test('its API does not listen at its address', async () => {
      const { NetworkSettings } =
        (await jsonOf<{ NetworkSettings: { Networks: Record<string, { IPAddress: string }> } }>(
          open.outer,
          `/containers/${open.id}/json`,
        )) ?? {}
      const { IPAddress = '' } = Object.values(NetworkSettings?.Networks ?? {})[0] ?? {}
      expect(IPAddress).toMatch(/^\d+\./)
      const answer = await tcpConnect(makeDialer(unix, new AbortController().signal), IPAddress, 2375)
      expect(answer).toMatchObject({ kind: 'problem' })
    })
  })

  /** The command lines like this of all processes in the sandbox, as the outer engine sees them. */
  async function programs(like: RegExp): Promise<string[]> {
    const top = await jsonOf<{ Processes: string[][] }>(open.outer, `/containers/${open.id}/top`, {
      query: { ps_args: '-eo pid,args' },
    })
    const commands = (top?.Processes ?? []).map(([, command = '']) => command)
    return commands.filter((command) => like.test(command)).sort()
  }

  test('disposal leaves neither the container nor a volume in the outer engine', async () => {
    const { sandbox, outer, id } = open
    const inspected = await jsonOf<{ Mounts: { Name?: string }[] }>(outer, `/containers/${id}/json`)
    const [volume] = inspected?.Mounts.flatMap(({ Name }) => Name ?? []) ?? []
    expect(volume).toMatch(/^[0-9a-f]{64}$/)
    await sandbox.dispose()
    await sandbox.dispose()
    expect((await outer.json(`/containers/${id}/json`)) === undefined).toBe(true)
    expect(await outer.json(`/volumes/${volume}`)).toBeUndefined()
    await expect(openWorkshop(sandbox.endpoint, new AbortController().signal)).rejects.toMatchObject({
      // By its own address, it is not refused: nothing answers.
      code: expect.stringMatching(/^engine-(unreachable|timeout)$/),
    })
    open = await openSandbox(name)
  })
})
