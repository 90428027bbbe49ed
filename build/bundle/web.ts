import type { Plugin } from 'esbuild'
import { builtWeb } from '../../src/classroom/server/built-web.ts'
import { loading } from './apart.ts'
import type { Rewrites } from './rewrites.ts'

/** Makes the entry point `web`: the page of `class serve`, in a file of its own because nothing else reads it. */
export const web: Plugin = {
  name: 'web',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^web$/ }, ({ path }) => ({ path, namespace: 'web' }))
    onLoad({ filter: /./, namespace: 'web' }, async () => ({
      contents: `module.exports = ${JSON.stringify(await builtWeb())}`,
    }))
  },
}

const BUILT_WEB = 'src/classroom/server/built-web.ts'

/** What replaces `src/classroom/server/built-web.ts`, which builds it with Vite. */
const FROM_THE_BUNDLE = `export const builtWeb = async () => ${loading('./web.cjs')}`

/** Lets the bundle have the page from that file, and not from the sources. */
export const webInside = (rewrites: Rewrites): Plugin => ({
  name: 'web-inside',
  setup({ onLoad }) {
    const matched = rewrites.expect([BUILT_WEB])
    onLoad({ filter: /[\\/]src[\\/]classroom[\\/]server[\\/]built-web\.ts$/ }, () => {
      matched(BUILT_WEB)
      return { contents: FROM_THE_BUNDLE }
    })
  },
})
