import { parseArgs } from 'node:util'
import packageJson from '../../package.json' with { type: 'json' }

/** The Docker CLI sets it for a plugin that it starts. */
const BY_DOCKER = 'DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND'
const METADATA = 'docker-cli-plugin-metadata'
const NAME = 'lab'

/** Docker's own options that take a value. */
const OPTIONS = {
  config: { type: 'string' },
  context: { type: 'string', short: 'c' },
  host: { type: 'string', short: 'H' },
  'log-level': { type: 'string', short: 'l' },
  tlscacert: { type: 'string' },
  tlscert: { type: 'string' },
  tlskey: { type: 'string' },
} as const

/** What the Docker CLI asks of every file in its plugin folder; undefined where it asks for something else. */
export function pluginMetadata([first]: readonly string[]): string | undefined {
  if (first !== METADATA) return undefined
  return JSON.stringify({
    SchemaVersion: '0.1.0',
    Vendor: 'docker-lab',
    Version: packageJson.version,
    ShortDescription: 'Check Docker exercises',
    URL: 'https://github.com/docker-lab/docker-lab',
  })
}

/**
 * The words that are meant for docker-lab, of `docker --context pc lab check 3`. What comes before the plugin's name is
 * Docker's: the engine that it chooses is put into `env`, where the Docker CLI would look as well. `docker help lab …` and
 * the completion of `docker` put a command of theirs before it.
 * @see https://github.com/docker/cli/blob/master/docs/extend/cli_plugins.md
 */
export function withoutDocker(argv: string[], env: NodeJS.ProcessEnv): string[] {
  if (env[BY_DOCKER] === undefined) return argv
  const { tokens } = parseArgs({ args: argv, options: OPTIONS, strict: false, tokens: true })
  const own = tokens.find(({ kind }) => kind === 'positional')
  if (own?.kind !== 'positional') return argv
  const [next, ...rest] = argv.slice(own.index + 1)
  if (own.value === '__complete' && next === NAME) return ['complete', '--', ...rest]
  if (own.value === 'help' && next === NAME) return [...rest, '--help']
  if (own.value !== NAME) return argv
  const docker = parseArgs({ args: argv.slice(0, own.index), options: OPTIONS, strict: false })
  const { config, context, host } = docker.values
  if (typeof config === 'string') env.DOCKER_CONFIG = config
  if (typeof host === 'string' || typeof context === 'string') {
    delete env.DOCKER_HOST
    delete env.DOCKER_CONTEXT
  }
  if (typeof host === 'string') env.DOCKER_HOST = host
  if (typeof context === 'string') env.DOCKER_CONTEXT = context
  return argv.slice(own.index + 1)
}
