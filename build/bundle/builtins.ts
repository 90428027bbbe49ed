import { builtinModules } from 'node:module'
import { promisify } from 'node:util'
import type { Plugin } from 'esbuild'

/**
 * Builtins without copies. An `import` of one copies everything in it and so runs every getter there is: that of
 * `node:http` for `WebSocket` loads all of undici, for as long as Node takes to start. What CommonJS modules
 * require is loaded when something in it is first used.
 */
export const builtins: Plugin = {
  name: 'builtins',
  setup({ onResolve, onLoad }) {
    const names = new Set(builtinModules)
    onResolve({ filter: /^[a-z_:/0-9-]+$/ }, ({ path, kind }) => {
      const name = path.replace(/^node:/, '')
      const namespace = kind === 'require-call' ? 'required' : 'imported'
      // The newest ones are listed with their prefix alone.
      const isBuiltin = names.has(name) || names.has(`node:${name}`)
      return isBuiltin ? { path: `node:${name}`, namespace, sideEffects: false } : undefined
    })
    onLoad({ filter: /.*/, namespace: 'required' }, ({ path }) => ({ contents: requiredSource(path) }))
    onLoad({ filter: /.*/, namespace: 'imported' }, ({ path }) => ({ contents: importedSource(path) }))
  },
}

/** Each name by itself, so that esbuild drops those that nobody imports; a plain function loads it when called. */
function importedSource(name: string): string {
  const builtin = process.getBuiltinModule(name) as unknown as Record<string, unknown>
  const names = Object.keys(builtin).filter((key) => /^[a-z_$][\w$]*$/i.test(key))
  const exports = names.map((key) => {
    const value = isPlainFunction(key, builtin[key])
      ? `(...args) => load().${key}(...args)`
      : `/* @__PURE__ */ part('${key}')`
    return `const ${key}$ = ${value}; export { ${key}$ as ${key} }`
  })
  return [
    `const load = () => process.getBuiltinModule('${name}')`,
    'const part = (key) => load()[key]',
    'export default /* @__PURE__ */ load()',
    ...exports,
  ].join('\n')
}

/** Neither a class nor a function that has others, or a promise's way of calling it, as properties. */
function isPlainFunction(name: string, value: unknown): boolean {
  const usual = ['length', 'name', 'prototype', 'arguments', 'caller']
  // That of `opendir` in `node:fs/promises` is itself.
  const way = promisify.custom in Object(value) ? (value as never)[promisify.custom] : value
  return (
    /^[a-z]/.test(name) &&
    typeof value === 'function' &&
    way === value &&
    Reflect.ownKeys(value).every((key) => key === promisify.custom || usual.includes(String(key)))
  )
}

/** A builtin that is itself a function, such as `node:stream`, is loaded at once: it can be called, or be a parent class. */
function requiredSource(name: string): string {
  const builtin: unknown = process.getBuiltinModule(name)
  const load = `process.getBuiltinModule('${name}')`
  if (typeof builtin !== 'object' || builtin === null || builtin === process)
    return `module.exports = ${load}`
  const getters = Object.keys(builtin).map(
    (key) => `get ${JSON.stringify(key)}() { return load()[${JSON.stringify(key)}] }`,
  )
  return `let it; const load = () => (it ??= ${load}); module.exports = { ${getters.join(', ')} }`
}
