import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Endpoint } from '../docker/address/endpoint.ts'
import { openWorkshop } from '../workshop/workshop.ts'
import { emptyEngine } from './empty-engine.ts'
import { type KeptImages, keepImages, listImages } from './kept-images.ts'
import { type LocalScript, startScript } from './local-shell.ts'
import { LOCATE, readLocated } from './locate.ts'
import type { SandboxProvider } from './provider.ts'
import type { Sandbox } from './sandbox.ts'

/**
 * The engine itself as the sandbox, and this machine's shell: for machines that are thrown away. Everything in it is
 * removed, except for the images that are there when it is opened.
 */
async function openDisposable(endpoint: Endpoint): Promise<Sandbox> {
  const closed = new AbortController()
  const { ask, engine } = await openWorkshop(endpoint, closed.signal)
  const home = await mkdtemp(join(tmpdir(), 'docker-lab-sandbox-'))
  const folder = join(home, 'work')
  const kept: KeptImages = new Map()
  const images = await listImages(ask)
  await keepImages(
    ask,
    images.flatMap(({ tags }) => tags),
    kept,
  )
  let started: LocalScript[] = []
  let files: { source: string; target: string }[] = []
  const cleanUp = async () => {
    for (const script of started) script.end()
    started = []
    for (const name of await readdir(home)) await rm(join(home, name), { recursive: true, force: true })
    await mkdir(folder)
  }
  await cleanUp()
  return {
    name: `${engine.name} ${engine.version ?? ''}`.trim(),
    endpoint,
    folder,
    async place(path, others) {
      const place = join(folder, path)
      const { stdout } = await promisify(execFile)('bash', ['-c', LOCATE, place, ...others])
      return readLocated(place, stdout)
    },
    // No second engine can say which of the two is broken.
    isBroken: async () => false,
    readBeside: (name) => readFile(join(home, name), 'utf8').catch(() => ''),
    fetchWork: (to) => cp(folder, to, { recursive: true, verbatimSymlinks: true }),
    handOut: async (handedOut) => {
      files = handedOut
    },
    async run(script, deadlineMs) {
      for (const { source, target } of files) {
        await mkdir(dirname(join(folder, target)), { recursive: true })
        await cp(source, join(folder, target))
      }
      const running = startScript(script, { folder, log: join(home, 'output'), endpoint, deadlineMs })
      started.push(running)
      return running.ended
    },
    keep: (wanted) => keepImages(ask, wanted, kept),
    async reset() {
      await cleanUp()
      await emptyEngine(ask, kept)
    },
    async dispose() {
      await cleanUp().catch(() => {})
      await emptyEngine(ask, kept).catch(() => {})
      closed.abort()
      await rm(home, { recursive: true, force: true }).catch(() => {})
    },
  }
}

/** One sandbox, which is the engine itself. */
export function disposableProvider(endpoint: Endpoint): SandboxProvider {
  const opened: Promise<Sandbox>[] = []
  return {
    open() {
      const opening = openDisposable(endpoint)
      opened.push(opening)
      return opening
    },
    async close() {
      await Promise.allSettled(opened.map(async (opening) => (await opening).dispose()))
    },
  }
}
