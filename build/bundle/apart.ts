import type { Plugin } from 'esbuild'
import * as zod from 'zod'
import type { Rewrites } from './rewrites.ts'

/** Large, and not needed for a usual `check`: each is a file of its own beside the bundle, loaded when it is needed. */
export const APART: Record<string, string> = {
  xmlbuilder2: 'xmlbuilder2',
  yaml: 'yaml',
  marked: 'marked',
  re2js: 're2js',
  zod: 'zod',
  '@babel/code-frame': 'code-frame',
  unbash: 'unbash',
  'dockerfile-ast': 'dockerfile-ast',
  testcontainers: 'testcontainers',
  'log-update': 'log-update',
  'tar-stream': 'tar-stream',
  'xz-decompress': 'xz-decompress',
  'unbzip2-stream': 'unbzip2-stream',
  '@bomb.sh/tab': 'tab',
  socks: 'socks',
  bcryptjs: 'bcryptjs',
  kysely: 'kysely',
  'kysely/migration': 'kysely-migration',
  pg: 'pg',
  'pg-boss': 'pg-boss',
  'write-excel-file/node': 'write-excel-file',
  'csv-parse/sync': 'csv-parse',
  fflate: 'fflate',
  hono: 'hono',
  'hono/cookie': 'hono-cookie',
  'hono/secure-headers': 'hono-secure-headers',
  'hono/streaming': 'hono-streaming',
  '@hono/node-server': 'hono-node-server',
}

/** Replaces the packages by a way to load their files. */
export const apart = (rewrites: Rewrites): Plugin => ({
  name: 'apart',
  setup({ onResolve, onLoad }) {
    const matched = rewrites.expect(Object.keys(APART))
    onResolve({ filter: /./ }, ({ path, kind }) => {
      // The file of a package itself begins with it.
      if (kind === 'entry-point' || !Object.hasOwn(APART, path)) return undefined
      matched(path)
      return { path, namespace: 'apart' }
    })
    onLoad({ filter: /./, namespace: 'apart' }, ({ path }) => ({
      contents: LATE[path] ?? `module.exports = ${loading(`./${APART[path]}.cjs`)}`,
    }))
  },
})

/** The code that loads a module from beside the bundle. */
export const loading = (module: string): string =>
  `process.getBuiltinModule('node:module').createRequire(__filename)('${module}')`

/** Every check kind that reads text imports it, but few labs have patterns: it waits for the first. */
const PATTERNS = `
let all
const load = () => (all ??= ${loading('./re2js.cjs')})
// A class would not do: its prototype can have no other value, so that "instanceof" throws.
const late = (name) => new Proxy(function () {}, { get: (_, key) => Reflect.get(load()[name], key) })
export const RE2JS = late('RE2JS')
export const RE2JSException = late('RE2JSException')
`

/** Every check kind imports it, but builds its schema only when a lab file is read: it waits for the first function called. */
const SCHEMAS = [
  `let all; const load = () => (all ??= ${loading('./zod.cjs')})`,
  ...Object.entries(zod)
    .filter(([name, value]) => /^[a-z]/.test(name) && typeof value === 'function')
    .map(([name]) => `const ${name}$ = (...args) => load().${name}(...args); export { ${name}$ as ${name} }`),
  // Such as `z.iso.datetime`.
  'const iso$ = new Proxy({}, { get: (_, key) => load().iso[key] }); export { iso$ as iso }',
].join('\n')

/** What reads files in containers imports it; most labs have none. */
const ARCHIVES = `
let all; const load = () => (all ??= ${loading('./tar-stream.cjs')})
export const extract = (...args) => load().extract(...args)
export const pack = (...args) => load().pack(...args)
`

/** Packages that most code imports and few runs use, so that their files wait for the first use. */
const LATE: Record<string, string> = { re2js: PATTERNS, zod: SCHEMAS, 'tar-stream': ARCHIVES }
