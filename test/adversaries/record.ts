import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { openTestbed } from '../../src/authoring/testing/testbed.ts'
import { resolveEndpoint } from '../../src/docker/address/endpoint.ts'
import { engineDocker } from '../../src/docker/engine.ts'
import type { Docker } from '../../src/docker/port/docker.ts'
import { askEngine } from '../../src/docker/wire/ask-engine.ts'
import { inVersion, negotiate } from '../../src/docker/wire/negotiate.ts'
import { grade } from '../../src/grading/grade.ts'
import { kinds } from '../../src/kinds/kinds.ts'
import { loadCases } from '../../src/lab/cases.ts'
import type { Lab } from '../../src/lab/lab.ts'
import { loadLab } from '../../src/lab/load.ts'
import { sandboxEngine } from '../../src/sandbox/engines.ts'
import { dindProvider } from '../../src/sandbox/provider.ts'
import { recordOf } from '../../src/workshop/start-record.ts'
import { openWorkshop } from '../../src/workshop/workshop.ts'
import { behind, type Recording, recording } from './recording.ts'
import { type Graded, LABS, recordings, withoutEngine } from './recordings.ts'

/**
 * Records what a real engine answers while states of the labs are graded: `node test/adversaries/record.ts`. To be run
 * again when checks ask for more, or when an engine answers more.
 */

/** The first right way, the first cheat, and the last mistake. */
async function casesOf(lab: Lab) {
  const cases = await loadCases(lab)
  const first = (kind: string) => cases.find((one) => one.kind === kind)
  return [first('solution'), first('cheat'), cases.findLast(({ kind }) => kind === 'mistake')].flatMap(
    (one) => (one ? [one] : []),
  )
}

const engine = sandboxEngine('28.5')
if (!engine) throw new Error('no such sandbox')
const provider = await dindProvider({
  endpoint: await resolveEndpoint({}),
  engine,
  progress: { step: console.log, progress() {} } as never,
  signal: new AbortController().signal,
})
try {
  const sandbox = await provider.open()
  const testbed = await openTestbed(sandbox, 'en')
  const workshop = await openWorkshop(sandbox.endpoint, new AbortController().signal)
  const all: Graded[] = []
  for (const slug of LABS) {
    const lab = await loadLab(join(import.meta.dirname, '../../labs', slug), kinds)
    for (const one of await casesOf(lab)) {
      await testbed.prepare(lab)
      const { exitCode, output } = await testbed.run([one.setup, one.run].filter(Boolean).join('\n'), 90_000)
      if (exitCode !== 0) console.error(one.name, output)
      // Long enough for everything to have settled by the engine's clock, which shows whole seconds.
      await delay(4000)
      const started = await recordOf(lab, workshop.docker, { danglingImages: {}, anonymousVolumes: {} })
      const run = new AbortController()
      const recorded: Recording = { engine: {}, behind: {} }
      const unversioned = recording(askEngine(sandbox.endpoint, run.signal), recorded.engine)
      const spoken = await negotiate(unversioned)
      const ask = inVersion(unversioned, spoken)
      const real = engineDocker(ask, spoken, sandbox.endpoint, run.signal)
      const docker: Docker = {
        ...real,
        ...behind(real, async (key, answer) => {
          const said = await answer()
          recorded.behind[key] = said
          return said
        }),
      }
      const report = await grade([lab], {
        ...withoutEngine(started),
        connect: async () => ({ docker, engine: spoken }),
      })
      // What a failure may want to know besides.
      await Promise.allSettled([
        docker.containers(),
        docker.running(),
        docker.imageNames(),
        docker.volumeNames(),
        docker.networks(),
        docker.namings(),
        ...(await docker.containers()).map(({ name }) => docker.container(name)),
        ...(await docker.imageNames()).map((name) => docker.image(name)),
        ...(await docker.volumeNames()).map((name) => docker.volume(name)),
      ])
      run.abort()
      const outcomes = Object.fromEntries(
        report.labs[0]?.checks.map(({ id, outcome }) => [id, outcome]) ?? [],
      )
      console.log(slug, one.name, outcomes)
      all.push({ lab: slug, name: one.name, kind: one.kind, started, outcomes, recorded })
      await testbed.reset()
    }
  }
  mkdirSync(join(import.meta.dirname, 'recorded'), { recursive: true })
  writeFileSync(recordings, gzipSync(JSON.stringify(all)))
} finally {
  await provider.close()
}
process.exit()
