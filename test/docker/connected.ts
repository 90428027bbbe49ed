import { connect } from '../../src/docker/connect.ts'
import { docker2010 } from './engine-json.ts'
import { type Contents, friendlyDaemon } from './friendly-daemon.ts'

/** The inspected container `web`. */
export const web = (over: object = {}, state: object = {}) => ({
  ...docker2010,
  ...over,
  State: { ...docker2010.State, ...state },
})

/** A connection to a fake engine with this in it; `await using` ends both. */
export async function connected(contents: Contents) {
  const daemon = await friendlyDaemon(contents)
  const run = new AbortController()
  const connection = await connect(daemon.endpoint, { signal: run.signal })
  return {
    ...connection,
    daemon,
    run,
    async [Symbol.asyncDispose]() {
      run.abort()
      await daemon.stop()
    },
  }
}
