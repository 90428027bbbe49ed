import packageJson from '../../package.json' with { type: 'json' }

/** The Docker CLI sets it for a plugin that it starts. */
const BY_DOCKER = 'DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND'
const METADATA = 'docker-cli-plugin-metadata'
const NAME = 'lab'

/** Docker's own options that say which engine to ask, and the variable that says the same. */
const ENGINE = { '--context': 'DOCKER_CONTEXT', '--host': 'DOCKER_HOST' } as const
const SHORT: Record<string, keyof typeof ENGINE> = { '-c': '--context', '-H': '--host' }

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
 * Docker's: which engine that chooses is put into `env`, where the Docker CLI would look as well.
 * @see https://github.com/docker/cli/blob/master/docs/extend/cli_plugins.md
 */
export function withoutDocker(argv: readonly string[], env: NodeJS.ProcessEnv): string[] {
  const own = env[BY_DOCKER] === undefined ? -1 : argv.indexOf(NAME)
  const before = argv.slice(0, Math.max(0, own))
  for (const [index, word] of before.entries()) {
    const [, name = '', value] = /^(--?\w+)(?:=(.*))?$/s.exec(word) ?? []
    const option = SHORT[name] ?? name
    if (!Object.hasOwn(ENGINE, option)) continue
    delete env.DOCKER_CONTEXT
    delete env.DOCKER_HOST
    env[ENGINE[option as keyof typeof ENGINE]] = value ?? before[index + 1] ?? ''
  }
  return argv.slice(own + 1)
}
