import { describe, expect, test } from 'vitest'
import { kinds } from '../../src/kinds/kinds.ts'
import { InputError } from '../../src/lab/input-error.ts'
import { labOf } from './write-lab.ts'

// What Docker cannot have is refused wherever a lab names it: in checks, in environment and in owns.

const lab = (check: string, more = '') =>
  `title: A lab\n${more}checks:\n  - id: one\n    title: One\n    ${check}\n`

/** The codes and rules with which a lab is refused. */
async function refusals(yaml: string): Promise<string[]> {
  try {
    await labOf(yaml, kinds)
    return []
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return error.problems.map(({ fault }) => (fault?.code === 'refused' ? fault.rule : (fault?.code ?? '')))
  }
}

const REFUSED: [yaml: string, rule: string][] = [
  ...['"we b"', '"a/b"', '""', '".."', '-web', 'w', '"web\\n"', '网站'].flatMap(
    (name): [string, string][] => [
      [lab(`container: { name: ${name} }`), 'docker-name'],
      [lab(`port: { container: ${name}, port: 80 }`), 'docker-name'],
      [lab(`http: { url: "http://localhost/", from: ${name} }`), 'docker-name'],
      [lab(`network: { containers: [${name}] }`), 'docker-name'],
      [lab(`volume: { name: ${name} }`), 'docker-name'],
      [lab('container: { name: web }', `owns: { containers: [${name}] }\n`), 'docker-name'],
      [lab('container: { name: web }', `owns: { volumes: [${name}] }\n`), 'docker-name'],
    ],
  ),
  [lab('network: { name: "my net" }'), 'docker-name'],
  ...[
    'NGINX',
    '".."',
    '""',
    '"nginx:"',
    '"nginx:a b"',
    '"nginx@sha256:12"',
    '"localhost:99999/a:1"',
    '"localhost:0/a:1"',
    '"localhost:5000/A:1"',
    '"a//b"',
    '"https://hub.docker.com/_/nginx"',
    '"--privileged"',
  ].flatMap((image): [string, string][] => [
    [lab(`container: { image: ${image} }`), 'image-name'],
    [lab(`image: { name: ${image} }`), 'image-name'],
    [lab(`image: { name: web, built_from: ${image} }`), 'image-name'],
    [lab('container: { name: web }', `environment: { images: [${image}] }\n`), 'image-name'],
    [lab('container: { name: web }', `owns: { images: [${image}] }\n`), 'image-name'],
    [
      lab('container: { name: web }', `environment: { containers: [{ name: hub, image: ${image} }] }\n`),
      'image-name',
    ],
  ]),
  [lab('registry: { image: "localhost:99999/a:1" }'), 'image-name'],
  [lab('registry: { image: "localhost:5000/A:1" }'), 'image-name'],
  [lab('registry: { image: "localhost:5000/a:1", same_as: NGINX }'), 'image-name'],
  [lab('port: { container: web, port: 0 }'), 'must-be'],
  [lab('port: { container: web, port: 80, host_port: 65536 }'), 'must-be'],
  [lab('tcp: { port: 0 }'), 'must-be'],
  [lab('http: { url: "http://localhost:0/" }'), 'not-this-machine'],
  [lab('image: { name: web, exposes: ["0/tcp"] }'), 'port-and-protocol'],
  [lab('image: { name: web, exposes: ["65536/udp"] }'), 'port-and-protocol'],
  [lab('container: { name: web }', 'environment: { ports: [0] }\n'), 'must-be'],
  [
    lab(
      'container: { name: web }',
      'environment: { containers: [{ name: hub, image: a, ports: ["0:80"] }] }\n',
    ),
    'two-ports',
  ],
  ...[
    ['mounts: ["/srv:/data"]', 'volume-and-path'],
    ['mounts: [data]', 'volume-and-path'],
    ['mounts: ["data:/data"]', 'not-in-scene'],
    ['networks: [front]', 'not-in-scene'],
    ['login: { user: a, password: b }', 'login-of-registry'],
    ['serves: registry, login: { user: "a:b", password: b }', 'user-name'],
  ].map(([key, rule]): [string, string] => [
    lab('container: { name: web }', `environment: { containers: [{ name: hub, image: a, ${key}}] }\n`),
    `${rule}`,
  ]),
  [
    lab('container: { name: web }', 'environment: { dangling_images: [{ name: old, container: hub }] }\n'),
    'not-in-scene',
  ],
  [lab('exec: { container: web, command: [""] }'), 'program-name'],
  [lab('command: { container: web, words: ["", x] }'), 'program-name'],
  [lab('image: { name: web, entrypoint: [" "] }'), 'program-name'],
  [lab('http: { url: "http://localhost/", header: { "a b": x } }'), 'bad-key'],
  ...['/proc/1/cmdline', '/dev/null', '/sys', '//proc/meminfo', '/etc/../proc/1', '/dev/'].map(
    (path): [string, string] => [lab(`file: { container: web, path: ${path} }`), 'kernel-path'],
  ),
  [
    lab('file: { container: web, path: /a, same_as: { container: web, path: /proc/version } }'),
    'kernel-path',
  ],
  [lab('mount: { container: web, destination: /c, type: tmpfs, nonempty: true }'), 'tmpfs-cannot'],
  [lab('mount: { container: web, destination: /c, type: tmpfs, shared_with: db }'), 'tmpfs-cannot'],
]

const ACCEPTED = [
  'container: { name: We_b.1-x, image: nginx }',
  'network: { name: n }',
  'container: { image: "nginx:1.27-alpine" }',
  `container: { image: "nginx@sha256:${'a'.repeat(64)}" }`,
  'container: { image: "registry.example.com:5000/team/my_app--x:v1" }',
  'container: { image: "[::1]:5000/app" }',
  'registry: { image: "localhost:5000/student/centos:0.0.1" }',
  'registry: { image: "127.0.0.1/app" }',
  'image: { name: web, exposes: [80, "53/udp"], command: [], entrypoint: [sh, -c, ""] }',
  'exec: { container: web, command: [echo, ""] }',
  'http: { url: "http://localhost/", header: { constructor: x, X-Frame-Options: DENY } }',
  'file: { container: web, path: /procedures/dev }',
  'file: { container: web, path: /etc/hosts, contains: db }',
  'mount: { container: web, destination: /dev/shm, type: tmpfs }',
  'limits: { container: web, memory: 64MB }',
  'limits: { container: web, memory: 1.5G }',
]

describe('refused', () => {
  test.each(REFUSED)('%s', async (yaml, rule) => {
    expect(await refusals(yaml)).toEqual([rule])
  })
})

describe('accepted', () => {
  test.each(ACCEPTED)('%s', async (check) => {
    expect(await refusals(lab(check))).toEqual([])
  })
})
