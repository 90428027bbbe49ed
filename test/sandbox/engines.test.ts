import { describe, expect, test } from 'vitest'
import { debianPackages, dockerfile, type SandboxEngine, sandboxEngine } from '../../src/sandbox/engines.ts'

describe('the engines that a sandbox can hold', () => {
  test.each<[string, Partial<SandboxEngine>]>([
    [
      '20.10',
      { kind: 'docker', version: '20.10', base: 'docker:20.10-dind', suite: 'bookworm', plugins: 'trixie' },
    ],
    [
      '26.1',
      { kind: 'docker', version: '26.1', base: 'docker:26.1-dind', suite: 'trixie', plugins: 'trixie' },
    ],
    ['28.5', { kind: 'docker', version: '28.5', base: 'docker:28.5-dind', suite: 'sid', store: 'own' }],
    ['28.5-containerd', { kind: 'docker', version: '28.5', base: 'docker:28.5-dind', store: 'containerd' }],
    [
      '28.5-rootless',
      { kind: 'docker', version: '28.5', base: 'docker:28.5-dind-rootless', store: 'own', rootless: true },
    ],
    ['28.5-containerd-rootless', { store: 'containerd', rootless: true }],
    ['28', { kind: 'docker', version: '28', base: 'docker:28-dind', suite: 'sid', store: 'own' }],
    ['24.0.9', { kind: 'docker', version: '24.0.9', base: 'docker:24.0.9-dind', suite: undefined }],
    [
      'podman',
      { kind: 'podman', version: '4', base: 'debian:bookworm', suite: 'bookworm', plugins: 'trixie' },
    ],
    [
      'podman-4',
      { kind: 'podman', version: '4', base: 'debian:bookworm', suite: 'bookworm', plugins: 'trixie' },
    ],
    ['podman-5', { kind: 'podman', version: '5', base: 'debian:sid', suite: 'sid', plugins: 'sid' }],
  ])('%s', (name, expected) => {
    expect(sandboxEngine(name)).toMatchObject({ name, ...expected })
  })

  test.each([
    '',
    'docker',
    'Podman',
    '28.',
    'latest',
    '28.5-dind',
    '28.5.2.1',
    '28.5; rm -rf /',
    'podman-containerd',
    'podman-rootless',
    '28.5-rootless-containerd',
    'constructor',
  ])('"%s" is none', (name) => {
    expect(sandboxEngine(name)).toBeUndefined()
  })
})

describe('how its image is made', () => {
  const engine = (name: string) => sandboxEngine(name) as SandboxEngine

  test('from Docker’s own image', () => {
    expect(dockerfile(engine('28.5'))).toBe(
      'FROM docker:28.5-dind\nRUN apk add --no-cache bash ca-certificates curl e2fsprogs iproute2 iptables microsocks ' +
        'procps util-linux python3\n',
    )
  })

  test('without root, with what RootlessKit needs', () => {
    expect(dockerfile(engine('28.5-rootless'))).toMatch(
      /^FROM docker:28.5-dind-rootless\nUSER root\nRUN apk add .* slirp4netns shadow-uidmap libcap-setcap\n$/,
    )
    expect(debianPackages(engine('28.5-rootless'))).toEqual([
      ...debianPackages(engine('28.5')),
      ...['rootlesskit', 'slirp4netns', 'uidmap', 'libcap2-bin'],
    ])
  })

  test('with Podman, from Debian, and plugins of Docker’s own image', () => {
    expect(dockerfile(engine('podman'))).toMatch(
      /^FROM debian:bookworm\nRUN apt-get update && apt-get install .* podman .*\nCOPY --from=docker:28.5-cli /,
    )
  })

  test.each([
    ['20.10', ['docker.io']],
    ['26.1', ['docker.io', 'docker-cli']],
    ['28.5', ['docker.io', 'docker-cli']],
    ['podman', ['docker.io']],
    ['podman-5', ['docker-cli']],
  ])('%s from Debian’s packages', (name, packages) => {
    expect(debianPackages(engine(name)).filter((one) => one.startsWith('docker'))).toEqual(packages)
  })

  test('the same one for both image stores', () => {
    const recipes = ['28.5', '28.5-containerd']
      .map(engine)
      .map((one) => [dockerfile(one), debianPackages(one)])
    expect(recipes[0]).toEqual(recipes[1])
  })
})
