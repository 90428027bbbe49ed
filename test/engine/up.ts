import { hubUrl } from '../hub/address.ts'
import { type Supply, stopHub, supplyImages } from '../hub/hub.ts'
import { ensureEngine, stopEngine } from './engine.ts'
import { SetupProblem } from './problem.ts'

const from: Record<Supply, string> = {
  'docker-hub': 'from Docker Hub',
  mirror: `from the offline hub at ${hubUrl}, which stands in for Docker Hub`,
  engine: 'the ones that the labs need are in the engine already',
  loaded:
    'loaded from the offline hub, since this engine cannot reach Docker Hub. They have no digest of a registry, ' +
    'and "docker pull" of others fails',
}

async function up(): Promise<void> {
  const engine = await ensureEngine()
  const how = engine.ours ? 'ours; "npm run engine -- --stop" ends it' : 'not ours; used as it is'
  console.log(`engine: ${engine.endpoint}, version ${engine.version} (${how})`)
  console.log(`images: ${from[await supplyImages()]}`)
}

async function stop(): Promise<void> {
  console.log(`our engine: ${await stopEngine()}`)
  console.log(`our hub: ${await stopHub()}`)
}

try {
  await (process.argv.includes('--stop') ? stop() : up())
} catch (problem) {
  console.error(problem instanceof SetupProblem ? problem.message : problem)
  process.exitCode = problem instanceof SetupProblem ? 3 : 4
}
