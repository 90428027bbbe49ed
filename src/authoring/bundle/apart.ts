import type { Plugin } from 'esbuild'

/** Large, and not needed for a usual `check`: each is a file of its own beside the bundle, loaded when it is needed. */
export const APART = {
  xmlbuilder2: 'xmlbuilder2',
  yaml: 'yaml',
  marked: 'marked',
  re2js: 're2js',
  'code-frame': '@babel/code-frame',
}

/** Replaces the packages by a way to load their files. */
export const apart: Plugin = {
  name: 'apart',
  setup({ onResolve, onLoad }) {
    const files = new Map(Object.entries(APART).map(([file, name]) => [name, file]))
    onResolve({ filter: /./ }, ({ path, kind }) =>
      kind !== 'entry-point' && files.has(path) ? { path, namespace: 'apart' } : undefined,
    )
    onLoad({ filter: /./, namespace: 'apart' }, ({ path }) => ({
      contents: path === 're2js' ? PATTERNS : `module.exports = ${loading(files.get(path))}`,
    }))
  },
}

const loading = (file: string | undefined) =>
  `process.getBuiltinModule('node:module').createRequire(__filename)('./${file}.cjs')`

/** Every check kind that reads text imports this one, but few labs have patterns: it waits for the first. */
const PATTERNS = `
let all
const load = () => (all ??= ${loading('re2js')})
const late = (name) => new Proxy(class {}, { get: (_, key) => Reflect.get(load()[name], key) })
export const RE2JS = late('RE2JS')
export const RE2JSException = late('RE2JSException')
`
