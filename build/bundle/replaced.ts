import type { Plugin } from 'esbuild'
import { loading } from './apart.ts'
import type { Rewrites } from './rewrites.ts'

const NOTHING = 'module.exports = {}'

/** oclif asks it for the name of the platform, and on Windows for a PowerShell, at every start. We need neither. */
const WSL = `export const isWsl = false; export const powerShellPath = () => { throw new Error('not looked for') }`

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

/**
 * Stand-ins for modules that libraries load but we do not use, or need less of. By what is imported; a part of a
 * package by its package as well: `dockerode ./session`.
 */
export const STAND_INS: Record<string, string> = {
  // Of dockerode: its own way to the engine, in place of which it is given ours, BuildKit, and building images.
  'docker-modem': NOTHING,
  'dockerode ./session': NOTHING,
  protobufjs: NOTHING,
  'tar-fs': NOTHING,
  '@balena/dockerignore': NOTHING,
  // Of oclif: what finds commands without a manifest, plugins and package.json, which it is given.
  tinyglobby: NOTHING,
  minimatch: NOTHING,
  lilconfig: NOTHING,
  typescript: NOTHING,
  ejs: EJS,
  debug: DEBUG,
  'wsl-utils': WSL,
}

/** Of the packages that are apart: of pg-boss, jobs that come again by a calendar. */
export const IN_APART: Record<string, string> = {
  'cron-parser': 'export const CronExpressionParser = {}',
  'rrule-temporal': 'export class RRuleTemporal {}',
}

/** Node's streams for other programs than Node: several copies of what Node has. */
const STREAMS = `module.exports = require('node:stream')`

/** The same in testcontainers: it waits for no page, builds no image with BuildKit, and uses no SSH. */
export const IN_TESTCONTAINERS: Record<string, string> = {
  undici: NOTHING,
  'dockerode ./session': NOTHING,
  protobufjs: NOTHING,
  ssh2: NOTHING,
  'ssh-remote-port-forward': NOTHING,
  'readable-stream': STREAMS,
  'readable-stream/passthrough': `${STREAMS}.PassThrough`,
  yaml: `module.exports = ${loading('./yaml.cjs')}`,
}

/** Puts stand-ins in place. */
export const replaced = (rewrites: Rewrites, standIns: Record<string, string>): Plugin => ({
  name: 'replaced',
  setup({ onResolve, onLoad }) {
    const matched = rewrites.expect(Object.keys(standIns))
    onResolve({ filter: /./ }, ({ path, importer }) => {
      const name = path.startsWith('./') ? `${packageOf(importer)} ${path}` : path
      if (!Object.hasOwn(standIns, name)) return undefined
      matched(name)
      return { path: name, namespace: 'replaced' }
    })
    onLoad({ filter: /./, namespace: 'replaced' }, ({ path }) => ({ contents: standIns[path] as string }))
  },
})

/** The package that a file belongs to. */
function packageOf(file: string): string | undefined {
  return /.*node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(file)?.[1]
}
