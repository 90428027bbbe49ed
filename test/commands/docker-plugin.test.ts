import { describe, expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { pluginMetadata, withoutDocker } from '../../src/cli/docker-plugin.ts'

const byDocker = { DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND: 'docker' }
const given = (line: string, env: Record<string, string>) => {
  const changed: Record<string, string | undefined> = { ...env }
  const words = withoutDocker(line.split(' '), changed)
  return { line: words.join(' '), host: changed.DOCKER_HOST, context: changed.DOCKER_CONTEXT }
}

describe('as a plugin of the Docker CLI', () => {
  test.each([
    ['lab check 3', { line: 'check 3' }],
    ['lab lab lint labs', { line: 'lab lint labs' }],
    ['--context lab lab check 3', { line: 'check 3', context: 'lab' }],
    ['--tlscacert lab -D -Htcp://pc:2376 lab check 3', { line: 'check 3', host: 'tcp://pc:2376' }],
    ['lab --help', { line: '--help' }],
    ['--context pc lab check 3', { line: 'check 3', context: 'pc' }],
    ['-c pc lab check 3', { line: 'check 3', context: 'pc' }],
    ['--context=pc --debug lab check 3', { line: 'check 3', context: 'pc' }],
    ['-H tcp://pc:2375 lab check 3', { line: 'check 3', host: 'tcp://pc:2375' }],
    ['--host=tcp://pc:2375 lab check 3', { line: 'check 3', host: 'tcp://pc:2375' }],
    ['__complete lab check 3', { line: 'complete -- check 3' }],
    ['help lab', { line: '--help' }],
    ['help lab lab lint', { line: 'lab lint --help' }],
    ['__complete ps', { line: '__complete ps' }],
    ['--log-level debug lab check 3 --json', { line: 'check 3 --json' }],
  ])('"docker %s"', (line, expected) => {
    expect(given(line, byDocker)).toEqual({ host: undefined, context: undefined, ...expected })
  })

  test('what is chosen on the command line counts, not what the environment says', () => {
    const env = { ...byDocker, DOCKER_HOST: 'tcp://other:2375' }
    expect(given('--context pc lab check 3', env)).toMatchObject({ host: undefined, context: 'pc' })
    expect(given('lab check 3', env)).toMatchObject({ host: 'tcp://other:2375' })
  })
})

test.each(['lab lint labs', 'check 3', '--context pc lab check 3'])('by itself, "%s" is as typed', (line) => {
  expect(given(line, {})).toEqual({ line, host: undefined, context: undefined })
})

test('says what it is', () => {
  expect(JSON.parse(pluginMetadata(['docker-cli-plugin-metadata']) ?? '')).toMatchObject({
    SchemaVersion: '0.1.0',
    Version: packageJson.version,
  })
  expect(pluginMetadata(['check', '3'])).toBeUndefined()
})
