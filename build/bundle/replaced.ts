import type { Plugin } from 'esbuild'

/** What dockerode needs for BuildKit, for building images and for its own ssh: we use none of them. */
const UNUSED =
  /^(@grpc\/grpc-js|@grpc\/proto-loader|protobufjs|ssh2|cpu-features|tar-fs|@balena\/dockerignore)$/
/** Its own http, which follows redirects, its ssh and its sessions: `src/docker/modem.ts` has its own way. */
const UNUSED_PARTS = /^\.\/(http|ssh|session)$/
/** oclif asks it for the name of the platform, and on Windows for a PowerShell, at every start. We need neither. */
const WSL = `export const isWsl = false; export const powerShellPath = () => { throw new Error('not looked for') }`
/** What oclif needs to find commands without a manifest, plugins and package.json, which it is given. */
const FINDERS = /^(tinyglobby|minimatch|lilconfig|typescript.*)$/
/** The only templates in help are of oclif's own making, and only name values. */
const EJS = `
const valueAt = (values, path) => path.split('.').reduce((value, key) => value?.[key], values)
export const render = (text, values) => text.replace(/<%[-=]\\s*([\\w.]+)\\s*%>/g, (_, path) => valueAt(values, path))
export default { render }
`
/** It looks at the terminal before it says nothing, which takes as long as a question to the engine. */
const DEBUG = `
const silent = Object.assign(() => {}, { enabled: false, extend: () => silent })
module.exports = () => silent
`
/** Stand-ins for what libraries load but we do not use. */
export const replaced: Plugin = {
  name: 'replaced',
  setup({ onResolve, onLoad }) {
    const replace = (filter: RegExp, contents: string, within = /./) => {
      onResolve({ filter }, ({ path, importer }) =>
        within.test(importer) ? { path, namespace: `replaced ${filter}` } : undefined,
      )
      onLoad({ filter: /.*/, namespace: `replaced ${filter}` }, () => ({ contents }))
    }
    replace(UNUSED, 'module.exports = {}')
    replace(UNUSED_PARTS, 'module.exports = {}', /node_modules[\\/]docker(ode|-modem)[\\/]/)
    replace(FINDERS, 'module.exports = {}')
    replace(/^ejs$/, EJS)
    replace(/^debug$/, DEBUG)
    replace(/^wsl-utils$/, WSL)
  },
}
