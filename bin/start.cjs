const { join } = require('node:path')
const { loadCompiled } = require('../build/load-compiled.cjs')
const { existsSync } = require('node:fs')

// A student can do nothing about a library that uses a deprecated function of Node's.
process.noDeprecation = !process.env.DEBUG

const root = join(__dirname, '..')
const bundle = join(root, 'dist', 'docker-lab.cjs')
if (existsSync(bundle)) {
  const [command = '', subcommand = ''] = process.argv.slice(2)
  const { cli } = loadCompiled(bundle, /^(lab|class)$/.test(command) ? `${command}-${subcommand}` : command)
  cli(root)
} else {
  console.error(`docker-lab has not been built yet. Run "npm install && npm run build" in ${root}`)
  console.error(`docker-lab 还没有构建。请在 ${root} 里运行「npm install && npm run build」`)
  process.exitCode = 2
}
