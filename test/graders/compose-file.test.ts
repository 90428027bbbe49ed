import { expect, test } from 'vitest'
import composeFile, { type ComposeFileFacts } from '../../graders/compose-file/compose-file.ts'
import type { FileFact } from '../../src/docker/port/docker.ts'
import { readCompose } from '../../src/grading/contract/compose/read-compose.ts'
import { aWorld } from './a-world.ts'
import { refuses } from './refusals.ts'
import { accepts, coversEveryDiagnosis, type Rejected, rejects } from './verdicts.ts'

const saying = async (text: string, path = 'compose.yaml'): Promise<ComposeFileFacts> => ({
  path,
  kind: 'file',
  read: await readCompose(text),
})

const short = await saying(`
x-common: &common
  restart: unless-stopped
services:
  web:
    <<: *common
    image: nginx:\${TAG:-1.29}
    build: ./web
    command: nginx -g "daemon off;"
    ports: ["8080:80", "127.0.0.1:53:53/udp", "\${PORT:-9000}:9000", 3000]
    volumes: ["./site/:/usr/share/nginx/html:ro", "data:/data", /cache]
    depends_on: [db]
    networks: [front, back]
    environment: ["DB_HOST=db", "TOKEN"]
    env_file: .env
    labels: ["traefik.enable=true"]
    secrets: [password]
    healthcheck: { test: curl -f localhost, interval: 5s }
  db:
    image: postgres
    healthcheck: { disable: true }
volumes:
  data:
`)
const long = await saying(`
services:
  web:
    image: "nginx:\${TAG:-1.29}"
    build: { context: ./web, args: ["A=1"] }
    command: ["nginx", "-g", "daemon off;"]
    ports:
      - { target: 80, published: 8080 }
      - { target: 53, published: "53", host_ip: 127.0.0.1, protocol: udp }
    volumes:
      - { type: bind, source: ./site, target: /usr/share/nginx/html, read_only: true }
      - { type: volume, source: data, target: /data }
    depends_on: { db: { condition: service_healthy } }
    networks: { front: , back: { aliases: [www] } }
    environment: { DB_HOST: db, DEBUG: 1, QUIET: true }
    labels: { traefik.enable: "true" }
    secrets: [{ source: password, target: db }]
    scale: 3
`)
const has = (path: string, value: unknown) => ({ has: { [path]: value } })
const both = (name: string, yaml: object): [string, object, ComposeFileFacts][] => [
  [`${name}, in short`, yaml, short],
  [`${name}, at length`, yaml, long],
]

accepts('compose-file', composeFile, [
  ...both('an image with a variable as it is written', has('services.web.image', `nginx:\${TAG:-1.29}`)),
  ...both('a port', has('services.web.ports', ['8080:80'])),
  ...both('a port of a protocol and an address', has('services.web.ports', '127.0.0.1:53:53/udp')),
  ...both('a port in parts', has('services.web.ports', [{ target: 80, published: '8080' }])),
  ...both('a bind mount', has('services.web.volumes', ['./site:/usr/share/nginx/html:ro'])),
  ...both('a volume', has('services.web.volumes', ['data:/data'])),
  ...both('a mount in parts', has('services.web.volumes', [{ type: 'volume', target: '/data' }])),
  ...both('what it depends on', has('services.web.depends_on', ['db'])),
  ...both('networks', has('services.web.networks', ['back', 'front'])),
  ...both('a variable', has('services.web.environment.DB_HOST', 'db')),
  ...both('a variable in a list', has('services.web.environment', ['DB_HOST=db'])),
  ...both('a label with dots', has('services.web.labels.traefik.enable', true)),
  ...both('a command', has('services.web.command', 'nginx -g "daemon off;"')),
  ...both('the words of a command', has('services.web.command', ['nginx', '-g', 'daemon off;'])),
  ...both('the context of a build', has('services.web.build.context', './web')),
  ...both('a secret', has('services.web.secrets', ['password'])),
  ...both('what is not there', { lacks: ['services.web.container_name', 'services.db.ports'] }),
  ['a condition', has('services.web.depends_on.db.condition', 'service_healthy'), long],
  ['a condition by itself', has('services.web.depends_on.db.condition', 'service_started'), short],
  ['numbers as texts', { has: { 'services.web.scale': '3', 'services.web.environment.DEBUG': '1' } }, long],
  ['what was merged', has('services.web.restart', 'unless-stopped'), short],
  ['a port with a variable', has('services.web.ports', [`\${PORT:-9000}:9000`, '3000']), short],
  ['a health check in a shell', has('services.web.healthcheck.test', 'curl -f localhost'), short],
  ['the same as a list', has('services.web.healthcheck.test', ['CMD-SHELL', 'curl -f localhost']), short],
  ['a volume with nothing said of it', has('volumes.data', 'any'), short],
  ['a file of variables', has('services.web.env_file', '.env'), short],
  ['an entry of a list by its place', has('services.web.ports.0.target', 80), short],
  ['a variable without a value', has('services.web.environment.TOKEN', 'any'), short],
  ['a volume without a name', has('services.web.volumes', ['/cache']), short],
  ['an argument of a build', has('services.web.build.args.A', 1), long],
])

const BOMB = `a: &a [x, x]\n${[...'bcdefghijkl'].map((key, at) => `${key}: &${key} [*${'abcdefghijk'[at]}, *${'abcdefghijk'[at]}]`).join('\n')}`
const absent: ComposeFileFacts = { path: 'compose.yaml', kind: 'absent' }
const yamlWith = (...entries: string[]): FileFact => ({ kind: 'directory', entries }) as FileFact
const web = { has: { 'services.web.image': 'nginx' } }

const wrong: Rejected<ComposeFileFacts>[] = [
  ['no file', web, absent, 'compose-file-missing'],
  [
    'a file with a different end',
    web,
    { ...absent, directory: yamlWith('compose.yaml.txt') },
    'compose-file-name-differs',
  ],
  ['a directory', web, { path: 'compose.yaml', kind: 'directory' }, 'compose-file-no-file'],
  [
    'a file that was not read to its end',
    web,
    { path: 'compose.yaml', kind: 'file' },
    'compose-file-too-big',
  ],
  ['a tab', web, await saying('services:\n\tweb:\n'), 'compose-file-not-yaml'],
  ['a key twice', web, await saying('services:\n  web: {}\n  web: {}\n'), 'compose-file-not-yaml'],
  ['an alias of nothing', web, await saying('services: *all\n'), 'compose-file-not-yaml'],
  ['a bomb', web, await saying(BOMB), 'compose-file-not-yaml'],
  ['a list', web, await saying('- web\n'), 'compose-file-not-yaml'],
  ['nothing', web, await saying(''), 'compose-file-not-yaml'],
  ['a service at the top', web, await saying('web: { image: nginx }\n'), 'compose-file-without-services'],
  ['a key that is not there', has('services.web.restart', 'always'), long, 'compose-key-missing'],
  ['a service of a different name', has('services.api.image', 'any'), long, 'compose-key-missing'],
  ['a health check that is disabled', has('services.db.healthcheck', 'any'), short, 'compose-key-missing'],
  ['a key of every object', has('services.web.constructor', 'any'), short, 'compose-key-missing'],
  [
    'the condition of a list',
    has('services.web.depends_on.db.condition', 'service_healthy'),
    short,
    'compose-value-differs',
  ],
  ['one network too few', has('services.web.networks', ['front', 'admin']), long, 'compose-value-differs'],
  ['a different port', has('services.web.ports', ['80:8080']), short, 'compose-value-differs'],
  [
    'a mount that can be written',
    has('services.web.volumes', ['data:/data:ro']),
    long,
    'compose-value-differs',
  ],
  ['a part of a command', has('services.web.command', 'nginx'), short, 'compose-value-differs'],
  ['an unwanted key', { lacks: ['services.web.ports'] }, short, 'compose-key-unwanted'],
  [
    'what can be in a file that it extends',
    web,
    await saying('services: { web: { extends: { file: base.yaml, service: web } } }'),
    'compose-file-elsewhere',
  ],
  [
    'what can be in a file that it includes',
    web,
    await saying('include: [base.yaml]'),
    'compose-file-elsewhere',
  ],
]
rejects('compose-file', composeFile, wrong)
coversEveryDiagnosis('compose-file', composeFile, wrong)

refuses('compose-file', composeFile, [
  ['a check of nothing', {}, 'asks-for-nothing'],
  ['a path with a hole', { lacks: ['services..web'] }, 'key-path'],
  ['a path out of the folder', { path: '../compose.yaml', lacks: ['x'] }, 'relative-path'],
])

const regular = (text: string): FileFact => ({ kind: 'file', text, truncated: false }) as FileFact
/** A folder with these files. */
const folderWith = (files: Record<string, FileFact>) =>
  aWorld({ folder: { ...aWorld().folder, file: async (path) => files[path] ?? { kind: 'absent' } } })

test('without a path, it is the file that Compose would find', async () => {
  const want = composeFile.schema().parse(web)
  const text = 'services: { web: { image: nginx } }'
  const found = await composeFile.observe(
    want,
    folderWith({ 'docker-compose.yml': regular(text), 'compose.yml': regular('services: {}') }),
  )
  expect(found.path).toBe('compose.yml')
  expect(composeFile.judge(want, found)).toBe('compose-key-missing')
  const only = await composeFile.observe(want, folderWith({ 'docker-compose.yml': regular(text) }))
  expect(only.path).toBe('docker-compose.yml')
  expect(composeFile.judge(want, only)).toBe('pass')
})

test('where there is none, it looks for one with almost its name', async () => {
  const want = composeFile.schema().parse(web)
  const found = await composeFile.observe(want, folderWith({ '.': yamlWith('compose.yaml.txt') }))
  expect(composeFile.judge(want, found)).toBe('compose-file-name-differs')
})

test('what is not there can be in the file that overrides it', async () => {
  const want = composeFile.schema().parse(web)
  const files = { 'compose.yaml': regular('services: { web: {} }'), 'compose.override.yaml': regular('{}') }
  const found = await composeFile.observe(want, folderWith(files))
  expect(composeFile.judge(want, found)).toBe('compose-file-elsewhere')
  const right = { ...files, 'compose.yaml': regular('services: { web: { image: nginx } }') }
  expect(composeFile.judge(want, await composeFile.observe(want, folderWith(right)))).toBe('pass')
})

test('a port that is made to take long takes no time', async () => {
  const found = await saying(`services: { web: { ports: ["${'$'.concat('{}').repeat(5000)}:::"] } }`)
  const want = composeFile.schema().parse(has('services.web.ports', ['8080:80']))
  expect(composeFile.judge(want, found)).toBe('compose-value-differs')
})

test('a file that was cut is not judged', async () => {
  const want = composeFile.schema().parse(web)
  const cut = { ...regular('services:'), truncated: true } as FileFact
  const found = await composeFile.observe(want, folderWith({ 'compose.yaml': cut }))
  expect(composeFile.judge(want, found)).toBe('compose-file-too-big')
})
