import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { execa } from 'execa'
import { resolveEndpoint } from '../../src/docker/address/endpoint.ts'
import { ownCapabilities } from '../../src/sandbox/dind-container.ts'
import { engineImage } from '../../src/sandbox/engine-image.ts'
import { type SandboxEngine, sandboxEngine } from '../../src/sandbox/engines.ts'
import { outerMirrors } from '../../src/sandbox/mirrors.ts'
import { WRITABLE_CGROUPS } from '../../src/sandbox/start-script.ts'
import { settleTestcontainers } from '../../src/sandbox/testcontainers-settings.ts'
import { openWorkshop } from '../../src/workshop/workshop.ts'
import { hubAddress } from '../hub/address.ts'
import { record } from '../hub/fill.ts'
import { docker } from './cli.ts'
import { SetupProblem } from './problem.ts'
import { waitUntil } from './wait.ts'

/**
 * An engine that belongs to the tests alone: a container with Docker in it, with this checkout at the same place. What
 * else is in the engine of this machine, and what appears there meanwhile, is neither seen nor touched.
 */
export interface OwnEngine extends AsyncDisposable {
  /** Runs a project of vitest in it, with its output shown, and gives vitest's report, as JSON, where it wrote one. */
  vitest(
    project: string,
    args?: string[],
    env?: Record<string, string>,
  ): Promise<{ failed: boolean; report: string | undefined }>
}

const root = join(import.meta.dirname, '../..')
const NODE = join(root, 'node_modules/node/bin/node')
const READY_WITHIN_S = 60

/** Debian's, whether or not Docker Hub can be reached: Node is linked with Debian's libraries. */
const ENGINE: SandboxEngine = { ...(sandboxEngine('28.5-containerd') as SandboxEngine), base: 'debian:sid' }

const START = `${WRITABLE_CGROUPS}
for links in all default lo; do echo 0 >/proc/sys/net/ipv6/conf/$links/disable_ipv6; done 2>/dev/null
mkdir -p /etc/docker
if [ -n "$MIRROR" ]; then
  "${NODE}" "${join(import.meta.dirname, 'relay.js')}" ${hubAddress} "$MIRROR" &
  mirrors=', "registry-mirrors": ["http://${hubAddress}"]'
fi
echo "{ \\"features\\": { \\"containerd-snapshotter\\": true }\${mirrors:-} }" >/etc/docker/daemon.json
exec dockerd --data-root=/engine/data --exec-root=/engine/exec $DOCKERD
`

/**
 * Starts one in the engine that the docker CLI here uses. Only what needs no more than Linux and that engine.
 * @param dockerd more options for it
 */
export async function openOwnEngine(...dockerd: string[]): Promise<OwnEngine> {
  const endpoint = await resolveEndpoint({})
  if (process.platform !== 'linux' || endpoint.kind !== 'unix')
    throw new SetupProblem('The tests with an engine need Linux, and an engine on this machine.')
  const signal = new AbortController().signal
  const workshop = await openWorkshop(endpoint, signal)
  await settleTestcontainers(endpoint, workshop)
  const say = (image: string) => console.error(`making the image ${image}`)
  const image = await engineImage(ENGINE, workshop, { making: say, bootstrapping: say }, signal)
  const mirrors = await outerMirrors(workshop, endpoint)
  const shared = await mkdtemp(join(tmpdir(), 'docker-lab-tests-'))
  const mirror = mirrors.urls[0] === undefined ? '' : new URL(mirrors.urls[0]).host
  const shown = [root, shared].map((folder) => `${folder}:${folder}`)
  // By these the tests see that the hub is filled.
  const hub = [dirname(record), '/etc/os-release'].map((path) => `${path}:${path}:ro`)
  const volumes = [...shown, ...(mirror ? hub : []), '/engine']
  const id = await start(image, volumes, { MIRROR: mirror, DOCKERD: dockerd.join(' ') })
  return {
    async vitest(project, args = [], env = {}) {
      const report = join(shared, 'report.json')
      await rm(report, { force: true })
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
      const own = Object.entries(env).map(([name, value]) => `${name}=${value}`)
      const kept = ['CI', 'FORCE_COLOR', 'DOCKER_LAB_TESTED', ...own].flatMap((one) => ['--env', one])
      const inside = ['exec', '--workdir', root, ...kept, id]
      const vitest = [NODE, join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', project]
      const { failed } = await execa({ stdio: 'inherit', reject: false })('docker', [
        ...[...inside, ...vitest, ...reporters, ...args],
      ])
      return { failed, report: await readFile(report, 'utf8').catch(() => undefined) }
    },
    async [Symbol.asyncDispose]() {
      mirrors.close()
      await docker(['rm', '--force', '--volumes', id])
      await rm(shared, { recursive: true, force: true })
    },
  }
}

/** Where the engine of this machine refuses `--privileged`, since it lacks a capability itself. */
const AS_IF_PRIVILEGED = [
  ...ownCapabilities().map((name) => `--cap-add=${name}`),
  ...['seccomp', 'apparmor', 'systempaths'].map((name) => `--security-opt=${name}=unconfined`),
  '--device-cgroup-rule=a *:* rwm',
]

async function start(image: string, volumes: string[], env: Record<string, string>): Promise<string> {
  const options = [
    ...volumes.flatMap((volume) => ['--volume', volume]),
    ...Object.entries(env).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
    ...['--env', `PATH=${dirname(NODE)}:/usr/sbin:/usr/bin:/sbin:/bin`],
    ...['--init', '--rm', '--cgroupns=private', '--label', `docker-lab.sandbox=tests/${process.pid}`],
  ]
  const privileged = await docker(['run', '--detach', '--privileged', ...options, image, 'bash', '-c', START])
  const started = privileged.ok
    ? privileged
    : await docker(['run', '--detach', ...AS_IF_PRIVILEGED, ...options, image, 'bash', '-c', START])
  const id = started.stdout.trim()
  const isReady = async () => (await docker(['exec', id, 'docker', 'version'])).ok
  if (started.ok && (await waitUntil(isReady, READY_WITHIN_S))) return id
  const { stdout, stderr } = await docker(['logs', '--tail', '20', id])
  await docker(['rm', '--force', '--volumes', id])
  throw new SetupProblem(`The tests' own engine does not start: ${started.stderr}\n${stdout}\n${stderr}`)
}
