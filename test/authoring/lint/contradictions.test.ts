import { expect, test } from 'vitest'
import { linted, soundLab, within } from './a-course.ts'

type Pair = [what: string, one: string, other: string]

const labWith = (checks: string[]) => `title: A lab
checks:
${checks.map((check, index) => `  - { id: check-${index}, title: One, needs: ${index === 0 ? '[]' : '[check-0]'}, ${check} }`).join('\n')}
`

async function contradictions(checks: string[]) {
  const files = within('01-web', { ...soundLab, 'lab.yaml': labWith(checks), 'cases.yaml': '' })
  const { findings } = await linted(files, ['01-web'])
  expect(findings.filter(({ rule }) => rule === 'schema')).toEqual([])
  return findings.filter(({ rule }) => rule === 'cannot-both-pass').map(({ message }) => message)
}

const CONTRADICT: Pair[] = [
  [
    'running and stopped',
    'container: { name: web, state: running }',
    'container: { name: web, state: exited }',
  ],
  ['any state and gone', 'container: { name: web, state: any }', 'container: { name: web, state: absent }'],
  [
    'two exit codes',
    'container: { name: job, state: exited, exit_code: 0 }',
    'container: { name: job, state: exited, exit_code: 1 }',
  ],
  ['two images', 'container: { name: web, image: nginx }', 'container: { name: web, image: httpd }'],
  ['gone, and with a port', 'container: { name: web, state: absent }', 'port: { container: web, port: 80 }'],
  [
    'gone, and answering',
    'http: { url: "http://localhost:8080/", from: web }',
    'container: { name: web, state: absent }',
  ],
  ['gone, and on a network', 'container: { name: web, state: absent }', 'network: { containers: [web, db] }'],
  [
    'gone, and sharing',
    'mount: { container: db, destination: /d, shared_with: web }',
    'container: { name: web, state: absent }',
  ],
  [
    'stopped, and with a port',
    'container: { name: web, state: exited }',
    'port: { container: web, port: 80 }',
  ],
  [
    'stopped, and answering',
    'container: { name: web, state: exited }',
    'http: { url: "http://localhost:8080/", from: web }',
  ],
  ['created, and answering', 'tcp: { port: 6603, from: web }', 'container: { name: web, state: created }'],
  [
    'stopped, and found by name',
    'container: { name: db, state: exited }',
    'network: { containers: [web, db], names_resolve: true }',
  ],
  [
    'stopped, and running a program',
    'exec: { container: web, command: [ls] }',
    'container: { name: web, state: exited }',
  ],
  ['open and closed', 'tcp: { port: 8080 }', 'tcp: { port: 8080, open: false }'],
  [
    'closed, and published',
    'tcp: { port: 8080, open: false }',
    'port: { container: web, port: 80, host_port: 8080 }',
  ],
  ['closed, and answering', 'http: { url: "http://localhost:8080/x" }', 'tcp: { port: 8080, open: false }'],
  [
    'closed, and a registry',
    'registry: { image: "localhost:5000/me/a:1" }',
    'tcp: { port: 5000, open: false }',
  ],
  [
    'one port of the host for two containers',
    'port: { container: web, port: 80, host_port: 8080 }',
    'port: { container: api, port: 80, host_port: 8080 }',
  ],
  [
    'one port of the host for two ports',
    'port: { container: web, port: 80, host_port: 8080 }',
    'port: { container: web, port: 443, host_port: 8080 }',
  ],
  [
    'two statuses',
    'http: { url: "http://localhost:8080" }',
    'http: { url: "http://localhost:8080/", status: 404 }',
  ],
  [
    'two pages',
    'http: { url: "http://localhost:8080/", body: { equals: one } }',
    'http: { url: "http://localhost:8080/", body: { contains: two } }',
  ],
  [
    'a volume gone, and mounted',
    'volume: { name: data, state: absent }',
    'mount: { container: web, destination: /d, volume: data }',
  ],
  ['a volume there, and gone', 'volume: { name: data }', 'volume: { name: data, state: absent }'],
  ['two drivers', 'volume: { name: data, driver: local }', 'volume: { name: data, driver: nfs }'],
  [
    'a bind mount and a volume',
    'mount: { container: web, destination: /d/, type: bind }',
    'mount: { container: web, destination: /d, volume: data }',
  ],
  [
    'with a name and without',
    'mount: { container: web, destination: /d, volume: data }',
    'mount: { container: web, destination: /d, anonymous: true }',
  ],
  [
    'writable and not',
    'mount: { container: web, destination: /d, writable: true }',
    'mount: { container: web, destination: /d, writable: false }',
  ],
  [
    'a file there, and not',
    'file: { container: web, path: /a/b }',
    'file: { container: web, path: /a/b, exists: false }',
  ],
  [
    'a file in a folder that is not there',
    'file: { container: web, path: /a, exists: false }',
    'file: { container: web, path: /a/b }',
  ],
  ['a file below a file', 'file: { container: web, path: /a/b }', 'file: { container: web, path: /a }'],
  [
    'two texts',
    'file: { container: web, path: /a, equals: one }',
    'file: { container: web, path: /a, matches: "^t" }',
  ],
  ['two limits', 'limits: { container: web, memory: 64m }', 'limits: { container: web, memory: 128m }'],
  [
    'two policies',
    'restart: { container: web, policy: always }',
    'restart: { container: web, policy: "no" }',
  ],
  ['two values', 'env: { container: web, name: A, value: x }', 'env: { container: web, name: A, value: y }'],
  [
    'two values in an image',
    'image: { name: my-web, env: { A: x } }',
    'image: { name: "my-web:latest", env: { A: y } }',
  ],
  ['two labels', 'image: { name: my-web, labels: { a: x } }', 'image: { name: my-web, labels: { a: y } }'],
  ['two folders', 'image: { name: my-web, workdir: /a }', 'image: { name: my-web, workdir: /b }'],
  [
    'an image gone, and built upon',
    'image: { name: base-x, state: absent }',
    'image: { name: my-web, built_from: base-x }',
  ],
  [
    'an image gone, and pushed',
    'image: { name: app-x, state: absent }',
    'registry: { image: "localhost:5000/me/a:1", same_as: app-x }',
  ],
  [
    'together and apart',
    'network: { containers: [web, db] }',
    'network: { containers: [web], isolated_from: [db] }',
  ],
  [
    'found by name and not',
    'network: { containers: [web, db], names_resolve: true }',
    'network: { containers: [db, web], names_resolve: false }',
  ],
  [
    'two ends of a program',
    'exec: { container: web, command: [ls, /a] }',
    'exec: { container: web, command: [ls, /a], exit_code: 2 }',
  ],
  ['two commands', 'command: { container: web, words: [a] }', 'command: { container: web, words: [b] }'],
]

const AGREE: Pair[] = [
  [
    'one image, spelled in two ways',
    'container: { name: web, image: nginx }',
    'container: { name: web, image: "docker.io/library/nginx:latest" }',
  ],
  [
    'two versions, which can be one',
    'container: { name: web, image: "nginx:1.27" }',
    'container: { name: web, image: nginx }',
  ],
  ['any state, and running', 'container: { name: web, state: any }', 'container: { name: web }'],
  [
    'one limit, spelled in two ways',
    'limits: { container: web, memory: 1g }',
    'limits: { container: web, memory: 1024m }',
  ],
  ['different limits', 'limits: { container: web, memory: 64m }', 'limits: { container: web, cpus: 0.5 }'],
  [
    'one port of a container on two of the host',
    'port: { container: web, port: 80, host_port: 8080 }',
    'port: { container: web, port: 80, host_port: 8081 }',
  ],
  [
    'tcp and udp',
    'port: { container: dns, port: 53, host_port: 5353 }',
    'port: { container: dns, port: 53, host_port: 5353, protocol: udp }',
  ],
  [
    'a container that answers behind the port of another',
    'port: { container: gate, port: 80, host_port: 8080 }',
    'http: { url: "http://localhost:8080/", from: app }',
  ],
  [
    'two pages of one server',
    'http: { url: "http://localhost:8080/a" }',
    'http: { url: "http://localhost:8080/b", status: 404 }',
  ],
  [
    'two parts of a page',
    'http: { url: "http://localhost:8080/", body: { contains: one } }',
    'http: { url: "http://localhost:8080/", body: { equals: "one two" } }',
  ],
  [
    'stopped, and mounting',
    'container: { name: web, state: exited }',
    'mount: { container: web, destination: /d, volume: data }',
  ],
  [
    'stopped, and with a policy',
    'container: { name: web, state: exited }',
    'restart: { container: web, policy: always }',
  ],
  [
    'an image gone that a container came from',
    'image: { name: my-web, state: absent }',
    'container: { name: web, image: my-web }',
  ],
  ['one gone, another there', 'container: { name: old, state: absent }', 'container: { name: web }'],
  ['two gone', 'container: { name: old, state: absent }', 'volume: { name: data, state: absent, }'],
  [
    'a folder and a file in it',
    'file: { container: web, path: /a, type: directory }',
    'file: { container: web, path: /a/b }',
  ],
  [
    'a file there, its neighbour not',
    'file: { container: web, path: /a, exists: false }',
    'file: { container: web, path: /ab }',
  ],
  [
    'a file that is not there, and the container',
    'file: { container: web, path: /a, exists: false }',
    'container: { name: web }',
  ],
  [
    'two variables of an image',
    'image: { name: my-web, env: { A: x } }',
    'image: { name: my-web, env: { B: y } }',
  ],
  [
    'an author, and any author',
    'image: { name: my-web, author: me }',
    'image: { name: my-web, author: true }',
  ],
  [
    'apart from a third',
    'network: { containers: [web, db] }',
    'network: { containers: [web], isolated_from: [job] }',
  ],
  [
    'one path, spelled in two ways',
    'mount: { container: web, destination: /d//, type: volume }',
    'mount: { container: web, destination: /d, volume: data }',
  ],
  ['one port closed, another open', 'tcp: { port: 8080, open: false }', 'tcp: { port: 8081 }'],
]

test.each(CONTRADICT)('%s cannot both pass', async (_, one, other) => {
  for (const checks of [
    [one, other],
    [other, one],
  ])
    expect(await contradictions(checks)).toEqual([
      'the check "check-1" cannot pass together with "check-0", so nobody can get full marks',
    ])
})

test.each(AGREE)('%s can both pass', async (_, one, other) => {
  for (const checks of [
    [one, other],
    [other, one],
  ])
    expect(await contradictions(checks)).toEqual([])
})

test('a check that contradicts itself', async () => {
  const check = 'file: { container: web, path: /a, equals: one, contains: two }'
  expect(await contradictions(['container: { name: web }', check])).toEqual([
    'the check "check-1" contradicts itself, so nobody can pass it',
  ])
})
