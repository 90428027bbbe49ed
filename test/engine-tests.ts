import { ensureEngine } from './engine/engine.ts'
import { openOwnEngine } from './engine/own-engine.ts'
import { supplyImages } from './hub/hub.ts'
import { makeWhatShips } from './shipped.ts'

/** `npm run test:engine -- [ARGUMENTS OF VITEST]`: the tests that need an engine to themselves, in one of their own. */
await ensureEngine()
await supplyImages()
await makeWhatShips()
await using engine = await openOwnEngine()
const { failed } = await engine.vitest('engine', process.argv.slice(2))
process.exitCode = failed ? 1 : 0
