import { describe, expect, test } from 'vitest'
import { debianPackages, dockerfile, type SandboxEngine, sandboxEngine } from '../../src/sandbox/engines.ts'

describe('the engines that a sandbox can hold', () => {
  test.each<[string, string, string, string | undefined]>([
    ['20.10', 'docker', 'docker:20.10-dind', 'bookworm'],
    ['26.1', 'docker', 'docker:26.1-dind', 'trixie'],
    ['28.5', 'docker', 'docker:28.5-dind', 'sid'],
    ['28', 'docker', 'docker:28-dind', 'sid'],
    ['24.0.9', 'docker', 'docker:24.0.9-dind', undefined],
    ['podman', 'podman', 'debian:bookworm', 'bookworm'],
  ])('%s', (name, kind, base, suite) => {
    expect(sandboxEngine(name)).toEqual({ name, kind, base, suite })
  })

  test.each(['', 'docker', 'Podman', '28.', 'latest', '28.5-dind', '28.5.2.1', '28.5; rm -rf /'])(
    '"%s" is none',
    (name) => {
      expect(sandboxEngine(name)).toBeUndefined()
    },
  )
})

describe('how its image is made', () => {
  const engine = (name: string) => sandboxEngine(name) as SandboxEngine

  test('from Docker’s own image', () => {
    expect(dockerfile(engine('28.5'))).toBe(
      'FROM docker:28.5-dind\nRUN apk add --no-cache bash ca-certificates curl e2fsprogs iproute2 iptables microsocks ' +
        'procps util-linux python3\n',
    )
  })

  test('with Podman, from Debian', () => {
    expect(dockerfile(engine('podman'))).toMatch(
      /^FROM debian:bookworm\nRUN apt-get update && apt-get install .* podman /,
    )
  })

  test.each([
    ['20.10', ['docker.io']],
    ['26.1', ['docker.io', 'docker-cli']],
    ['28.5', ['docker.io', 'docker-cli']],
  ])('%s from Debian’s packages', (name, packages) => {
    expect(debianPackages(engine(name)).filter((one) => one.startsWith('docker'))).toEqual(packages)
  })
})
