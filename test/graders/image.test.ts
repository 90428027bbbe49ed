import { expect, test } from 'vitest'
import type { ImageFacts } from '../../graders/image/built.ts'
import image from '../../graders/image/image.ts'
import type { Image } from '../../src/docker/port/docker.ts'
import { aContainer, anImage, another } from './facts.ts'
import { fakeDocker } from './fake-docker.ts'
import { refuses } from './refusals.ts'
import { type Accepted, accepts, coversEveryDiagnosis, type Rejected, rejects } from './verdicts.ts'

const base = anImage({
  id: 'sha256:base',
  tags: ['centos:latest'],
  digests: ['centos@sha256:c1'],
  layers: ['sha256:base'],
})
const here = (over: Partial<Image> = {}): ImageFacts => ({
  image: anImage({ id: 'sha256:mine', tags: ['mine:1'], digests: [], ...over }),
  names: [],
  users: [],
})
const on = (layers: string[]): ImageFacts => ({ ...here({ layers }), base })
const none = (...names: string[]): ImageFacts => ({ names, users: [] })
const mine = { name: 'mine:1' }
const stepped = { ...mine, built_from: 'centos' }
const half = { ...mine, smaller_than: { image: 'fat:1', share: 0.5 } }
const sized = (own: number, other?: number): ImageFacts => ({ ...here(), sizes: { own, other } })
const built = { ...mine, built_from: 'centos', layers_more_than_base: 1 }
const withSteps = (...names: string[]): ImageFacts => ({
  ...on([]),
  steps: names.map((instruction) => ({ instruction, text: '' })),
})
const anyLs = { command: ['ls', '-a'], any_form: true }
const shell = (words: string) => ['/bin/sh', '-c', words]

const right: Accepted<ImageFacts>[] = [
  ['an image', mine, here()],
  ['gone', { ...mine, state: 'absent' }, none()],
  ['a health check', { ...mine, healthcheck: true }, here({ healthCheck: ['CMD', 'true'] })],
  [
    'a health check that asks the page',
    { ...mine, healthcheck: { contains: 'localhost' } },
    here({ healthCheck: ['CMD-SHELL', 'curl -f http://localhost/'] }),
  ],
  ['a user', { ...mine, user: 'app' }, here({ user: 'app:app' })],
  ['a user by its id', { ...mine, user: 'not-root' }, here({ user: '1000' })],
  ['root', { ...mine, user: 'root' }, here()],
  ['a label with any value', { ...mine, labels: { by: true } }, here({ labels: { by: '' } })],
  ['built on its base', built, on(['sha256:base', 'sha256:one', 'sha256:two'])],
  ['pulled', { name: 'nginx' }, { ...here(), image: anImage() }],
  [
    'an official image under a name that the task lets the student give',
    { ...mine, renamed: true },
    { ...here(), image: anImage() },
  ],
  [
    'a second name of another',
    { ...mine, same_as: 'mysql:5.7' },
    { ...here(), twin: anImage({ id: 'sha256:mine', tags: ['mysql:5.7'], digests: ['mysql@sha256:c1'] }) },
  ],
  ...[
    { command: ['bash'] },
    { command: ['/bin/bash', '-l'] },
    { command: shell('/bin/bash') },
    { command: shell('exec bash -l') },
    { entrypoint: ['/usr/bin/bash'], command: ['-l'] },
    { entrypoint: shell('bash'), command: ['ignored'] },
    { command: shell('echo $MYPATH && echo "---- Enjoy; yourself ----"; exec /bin/bash') },
    { entrypoint: shell('/bin/sh -c "bash -l"') },
  ].map(
    (over): Accepted<ImageFacts> => [
      `the program of ${JSON.stringify(over)}`,
      { ...mine, starts: 'bash' },
      here({ entrypoint: [], ...over }),
    ],
  ),
  ...[
    ['ls', '-a'],
    ['/bin/ls', '-a'],
    shell('ls -a'),
    shell('exec ls  -a'),
    ['/bin/bash', '-o', 'pipefail', '-c', '/usr/bin/ls "-a"'],
  ].map(
    (command): Accepted<ImageFacts> => [
      `a command in any form: ${JSON.stringify(command)}`,
      { ...mine, ...anyLs, entrypoint: [] },
      here({ entrypoint: [], command }),
    ],
  ),
  [
    'a program with its directory',
    { ...mine, entrypoint: ['ls', '-a'] },
    here({ entrypoint: ['/usr/bin/ls', '-a'] }),
  ],
  ['a command', { ...mine, command: ['ls', '-a'] }, here({ command: ['ls', '-a'] })],
  [
    'an entrypoint without a command',
    { ...mine, entrypoint: ['ls'], command: [] },
    here({ entrypoint: ['ls'], command: [] }),
  ],
  [
    'a command in shell form, when that is asked',
    { ...mine, command: shell('ls') },
    here({ command: shell('ls') }),
  ],
  [
    'the steps that are asked for, as both builders write them',
    { ...stepped, history: [{ instruction: 'ADD' }, { instruction: 'RUN', contains: 'npm  ci' }] },
    {
      ...here(),
      steps: [
        { instruction: 'RUN', text: '/bin/sh -c npm ci' },
        { instruction: 'ADD', text: 'file:0a1b in /app' },
      ],
    },
  ],
  [
    'variables among others',
    { ...mine, lacks_env: ['key2', 'constructor'], env: { MYPATH: '/usr/local' } },
    here({ env: { A: 'b', MYPATH: '/usr/local' } }),
  ],
  ['a working directory', { ...mine, workdir: '/usr/local' }, here({ workdir: '/usr/local' })],
  ['no working directory is /', { ...mine, workdir: '/' }, here()],
  [
    'ports',
    { ...mine, exposes: [80, '53/udp'] },
    here({
      exposed: [
        { port: 53, protocol: 'udp' },
        { port: 80, protocol: 'tcp' },
      ],
    }),
  ],
  ['volumes', { ...mine, volumes: ['/data'] }, here({ volumes: ['/data'] })],
  ['labels', { ...mine, labels: { a: 'b' } }, here({ labels: { a: 'b', c: 'd' } })],
  ['MAINTAINER', { ...mine, author: 'me' }, here({ author: 'me' })],
  ['LABEL maintainer', { ...mine, author: 'me' }, here({ labels: { maintainer: 'me' } })],
  ['any author', { ...mine, author: true }, here({ labels: { 'org.opencontainers.image.authors': 'me' } })],
  ['a message', { ...mine, comment: 'first' }, here({ comment: 'first' })],
  [
    'an author besides that of its base',
    { ...mine, built_from: 'centos', author: true },
    {
      ...here({ layers: ['sha256:base'], author: 'me', labels: { maintainer: 'them' } }),
      base: { ...base, labels: { maintainer: 'them' } },
    },
  ],
  ['a size below the limit', { ...mine, smaller_than: '20MB' }, sized(20 * 1024 ** 2 - 1)],
  ['less than half of another', half, sized(9, 20)],
  ['a size above the least', { ...mine, larger_than: '1k' }, sized(1025)],
]
const wrong: Rejected<ImageFacts>[] = [
  [
    'a copy of another',
    { ...mine, same_as: 'mysql:5.7' },
    { ...here(), twin: anImage() },
    'image-other-than',
  ],
  ['as large as the limit', { ...mine, smaller_than: '20MB' }, sized(20 * 1024 ** 2), 'image-too-large'],
  ['half of another', half, sized(10_000_000, 20_000_000), 'image-too-large'],
  ['nothing to be half of', half, sized(10), 'other-image-missing'],
  ['as large as the least', { ...mine, larger_than: '20MB' }, sized(20 * 1024 ** 2), 'image-too-small'],
  [
    'an author that is its base’s',
    { ...mine, built_from: 'centos', author: true },
    {
      ...here({ layers: ['sha256:base'], labels: { maintainer: 'them' } }),
      base: { ...base, labels: { maintainer: 'them' } },
    },
    'image-author-differs',
  ],
  ['a second name without the first', { ...mine, same_as: 'mysql:5.7' }, here(), 'other-image-missing'],
  [
    'another program',
    { ...mine, starts: 'bash' },
    here({ entrypoint: [], command: shell('echo bash') }),
    'image-program-differs',
  ],
  ['no program', { ...mine, starts: 'bash' }, here({ entrypoint: [], command: [] }), 'image-program-differs'],
  ['nothing', mine, none('nginx:latest'), 'image-missing'],
  [
    'nothing that the student should build',
    { ...mine, workdir: '/usr' },
    none('nginx:latest'),
    'image-not-built',
  ],
  ['nothing by a name that is the student’s', { ...mine, renamed: true }, none(), 'image-not-built'],
  ['a different tag', mine, none('mine:latest'), 'image-name-differs'],
  ['a typo in the name', { name: 'my-centos:1' }, none('mycentos:1'), 'image-name-differs'],
  ['still there', { ...mine, state: 'absent' }, here(), 'image-still-there'],
  ['in use', { ...mine, state: 'absent' }, { ...here(), users: [another('web')] }, 'image-in-use'],
  [
    'an official image with a new name',
    { name: 'hello-world' },
    { ...here(), image: anImage({ tags: ['hello-world:latest'] }) },
    'image-retagged',
  ],
  [
    'built on busybox, which was tagged as the base',
    built,
    {
      ...here({ layers: ['sha256:bb', 'sha256:one'] }),
      base: { ...base, layers: ['sha256:bb'], digests: ['busybox@sha256:bb'] },
    },
    'image-retagged',
  ],
  ['a different base', built, on(['sha256:other', 'sha256:one']), 'image-other-base'],
  [
    'its files alone were imported',
    built,
    {
      ...on(['sha256:squashed']),
      image: { ...here({ layers: ['sha256:squashed'] }).image!, madeBy: 'import' },
    },
    'image-imported',
  ],
  [
    'its base was pulled anew',
    built,
    {
      ...on(['sha256:older', 'sha256:one']),
      namings: [{ action: 'pull', name: 'centos:latest', id: '', at: Date.parse('2026-02-01T00:00:00Z') }],
    },
    'image-older-base',
  ],
  [
    'a different base, whose time it has, named after the right one was pulled',
    built,
    {
      ...on(['sha256:older', 'sha256:one']),
      namings: [
        { action: 'pull', name: 'centos:latest', id: '', at: Date.parse('2026-02-01T00:00:00Z') },
        { action: 'tag', name: 'mine:1', id: 'sha256:mine', at: Date.parse('2026-02-02T00:00:00Z') },
      ],
    },
    'image-other-base',
  ],
  [
    'a different base, and the right one was there before',
    built,
    {
      ...on(['sha256:older', 'sha256:one']),
      namings: [{ action: 'pull', name: 'centos:latest', id: '', at: Date.parse('2025-02-01T00:00:00Z') }],
    },
    'image-other-base',
  ],
  ['committed before the change', built, on(['sha256:base']), 'image-without-own-layer'],
  [
    'CMD for ENTRYPOINT',
    { ...mine, entrypoint: ['ls'] },
    here({ entrypoint: [], command: ['ls'] }),
    'command-entrypoint-swapped',
  ],
  [
    'ENTRYPOINT for CMD',
    { ...mine, command: ['ls'] },
    here({ entrypoint: ['ls'], command: [] }),
    'command-entrypoint-swapped',
  ],
  [
    'shell form',
    { ...mine, command: ['ls', '-a'] },
    here({ command: shell('ls -a') }),
    'image-command-shell-form',
  ],
  [
    'single quotes',
    { ...mine, command: ['ls', '-a'] },
    here({ command: shell("['ls', '-a']") }),
    'image-command-single-quotes',
  ],
  ...(
    [
      ['no comma', '["ls" "-a"]', 'image-command-missing-comma'],
      ['wide commas', '["ls"\uff0c"-a"]', 'image-command-no-list'],
      ['curly quotes', '[\u201cls\u201d, \u201c-a\u201d]', 'image-command-no-list'],
      ['no bracket at the end', '["ls", "-a"', 'image-command-no-list'],
    ] as const
  ).flatMap(([what, line, code]): Rejected<ImageFacts>[] => [
    [what, { ...mine, ...anyLs }, here({ entrypoint: [], command: shell(line) }), code],
    [
      `${what}, of an ENTRYPOINT`,
      { ...mine, entrypoint: ['ls', '-a'] },
      here({ entrypoint: shell(line) }),
      code,
    ],
    [
      `${what}, of a program`,
      { ...mine, starts: 'ls' },
      here({ entrypoint: [], command: shell(line) }),
      code,
    ],
  ]),
  [
    'one word',
    { ...mine, ...anyLs, entrypoint: [] },
    here({ entrypoint: [], command: ['ls -a'] }),
    'image-command-one-word',
  ],
  [
    'CMD besides ENTRYPOINT',
    { ...mine, entrypoint: ['ls', '-a'], command: [] },
    here({ entrypoint: ['ls', '-a'], command: ['ls', '-a'] }),
    'image-command-and-entrypoint',
  ],
  [
    'ENTRYPOINT besides CMD',
    { ...mine, ...anyLs, entrypoint: [] },
    here({ entrypoint: ['echo'], command: ['ls', '-a'] }),
    'image-command-and-entrypoint',
  ],
  [
    'half of it in each',
    { ...mine, entrypoint: ['ls', '-a'], command: [] },
    here({ entrypoint: ['ls'], command: ['-a'] }),
    'image-command-and-entrypoint',
  ],
  [
    'ENTRYPOINT for CMD, in shell form',
    { ...mine, ...anyLs, entrypoint: [] },
    here({ entrypoint: shell('ls -a'), command: [] }),
    'command-entrypoint-swapped',
  ],
  [
    'the last of two commands',
    { ...mine, built_from: 'centos', ...anyLs },
    {
      ...withSteps('CMD', 'CMD'),
      image: here({ layers: ['sha256:base'], entrypoint: [], command: ['ls'] }).image,
    },
    'image-command-repeated',
  ],
  [
    'the last of two entrypoints',
    { ...mine, built_from: 'centos', entrypoint: ['ls', '-a'] },
    {
      ...withSteps('CMD', 'ENTRYPOINT', 'ENTRYPOINT'),
      image: here({ layers: ['sha256:base'], entrypoint: ['ls'] }).image,
    },
    'image-command-repeated',
  ],
  [
    'the last of three, which starts another program',
    { ...mine, built_from: 'centos', starts: 'bash' },
    {
      ...withSteps('CMD', 'CMD', 'CMD'),
      image: here({ layers: ['sha256:base'], entrypoint: [], command: shell('echo bash') }).image,
    },
    'image-command-repeated',
  ],
  [
    'another program of two commands, and it is the entrypoint',
    { ...mine, built_from: 'centos', starts: 'bash' },
    {
      ...withSteps('CMD', 'CMD'),
      image: here({ layers: ['sha256:base'], entrypoint: ['ls'], command: ['bash'] }).image,
    },
    'image-program-differs',
  ],
  [
    'a different command, in shell form',
    { ...mine, ...anyLs },
    here({ entrypoint: [], command: shell('ls') }),
    'image-command-differs',
  ],
  [
    'a different command',
    { ...mine, command: ['ls', '-a'] },
    here({ command: ['sh'] }),
    'image-command-differs',
  ],
  [
    'imported, so no command',
    { ...mine, command: ['ls'] },
    here({ command: [], entrypoint: [] }),
    'image-command-differs',
  ],
  [
    'COPY in place of ADD',
    { ...stepped, history: [{ instruction: 'ADD' }, { instruction: 'CMD', contains: 'ls' }] },
    {
      ...here(),
      steps: [
        { instruction: 'COPY', text: 'a /app' },
        { instruction: 'CMD', text: '["ls"]' },
      ],
    },
    'image-step-missing',
  ],
  [
    'no steps at all',
    { ...stepped, history: [{ instruction: 'ADD', contains: 'a' }] },
    { ...here(), steps: [] },
    'image-step-missing',
  ],
  [
    'a secret in ENV',
    { ...mine, lacks_env: ['key1', 'key2'] },
    here({ env: { key2: 'x' } }),
    'image-env-unwanted',
  ],
  ['RUN export', { ...mine, env: { MYPATH: '/usr/local' } }, here(), 'image-env-missing'],
  [
    'a different value',
    { ...mine, env: { MYPATH: '/usr/local' } },
    here({ env: { MYPATH: '/usr' } }),
    'image-env-differs',
  ],
  ['RUN cd', { ...mine, workdir: '/usr/local' }, here(), 'image-workdir-differs'],
  ['no health check', { ...mine, healthcheck: true }, here(), 'image-health-check-missing'],
  [
    'a health check that always succeeds',
    { ...mine, healthcheck: { contains: 'localhost' } },
    here({ healthCheck: ['CMD', 'true'] }),
    'image-health-check-differs',
  ],
  ['no user', { ...mine, user: 'not-root' }, here(), 'image-user-differs'],
  ['root by its id', { ...mine, user: 'app' }, here({ user: '0:0' }), 'image-user-differs'],
  ['a different user', { ...mine, user: 'app' }, here({ user: 'www' }), 'image-user-differs'],
  ['a label is missing', { ...mine, labels: { by: true } }, here(), 'image-label-differs'],
  ['no EXPOSE', { ...mine, exposes: [80] }, here({ exposed: [] }), 'image-port-not-declared'],
  [
    'EXPOSE of udp',
    { ...mine, exposes: [80] },
    here({ exposed: [{ port: 80, protocol: 'udp' }] }),
    'image-port-not-declared',
  ],
  ['no VOLUME', { ...mine, volumes: ['/data'] }, here(), 'image-volume-not-declared'],
  ['no LABEL', { ...mine, labels: { a: 'b' } }, here(), 'image-label-differs'],
  ['no author', { ...mine, author: true }, here(), 'image-author-differs'],
  ['a different author', { ...mine, author: 'me' }, here({ author: 'you' }), 'image-author-differs'],
  ['no message', { ...mine, comment: true }, here(), 'image-comment-differs'],
  [
    'a different message',
    { ...mine, comment: 'first' },
    here({ comment: 'second' }),
    'image-comment-differs',
  ],
]

accepts('image', image, right)
rejects('image', image, wrong)
coversEveryDiagnosis('image', image, wrong)

const objects = { images: { 'mine:1': anImage(), centos: base }, containers: [aContainer()] }
const wrongCommand = { ...mine, built_from: 'centos', ...anyLs }
test.each([
  ['the image', mine, ['image']],
  ['image and base, and how that got its name', built, ['image', 'image', 'namings']],
  ['all names, when it is missing', { name: 'other' }, ['image', 'imageNames']],
  [
    'how it was made, when its command is not the right one',
    wrongCommand,
    ['image', 'image', 'namings', 'history', 'history'],
  ],
  ['who uses it, when it should be gone', { ...mine, state: 'absent' }, ['image', 'containers']],
])('image asks for %s and no more', async (_, yaml, asked) => {
  const docker = fakeDocker(objects)
  await image.observe(image.schema().parse(yaml), docker.world)
  expect(docker.asked).toEqual(asked)
})

test('without the base it could not look', async () => {
  const { world } = fakeDocker({ images: { 'mine:1': anImage() } })
  await expect(image.observe(image.schema().parse(built), world)).rejects.toMatchObject({
    code: 'image-gone',
  })
})

refuses('image', image, [
  ['a history without a base', { ...mine, history: [{ instruction: 'ADD' }] }, 'needs-built-from'],
  ['layers of its own without a base', { ...mine, layers_more_than_base: 1 }, 'needs-built-from'],
])

test('the steps of an image are those after its base', async () => {
  const of = (...instructions: string[]) => instructions.map((instruction) => ({ instruction, text: '' }))
  const images = { app: anImage({ tags: ['app:latest'] }), 'me/base': anImage({ tags: ['me/base:latest'] }) }
  const histories = { app: of('ADD', 'CMD', 'COPY'), 'me/base': of('ADD', 'CMD') }
  const { world } = fakeDocker({ images, histories })
  const want = { name: 'app', renamed: true, built_from: 'me/base', history: [{ instruction: 'ADD' }] }
  const facts = await image.observe(image.schema().parse(want), world)
  expect(facts.steps).toEqual(of('COPY'))
  expect(image.judge(image.schema().parse(want), facts)).toBe('image-step-missing')
})

test('an image with any tag: the one that is right, or else the newest', async () => {
  const bare = anImage({ id: 'sha256:old', tags: ['mine:1'], env: {} })
  const right = anImage({ id: 'sha256:new', tags: ['mine:2'], env: { A: 'b' } })
  const { world } = fakeDocker({ images: { 'mine:1': bare, 'mine:2': right, 'centos:7': right } })
  const judged = async (yaml: object) => {
    const want = image.schema().parse({ name: 'mine:*', renamed: true, ...yaml })
    const facts = await image.observe(want, world)
    return [image.judge(want, facts), facts.found]
  }
  expect(await judged({})).toEqual(['pass', 'mine:1'])
  expect(await judged({ env: { A: 'b' } })).toEqual(['pass', 'mine:2'])
  expect(await judged({ env: { C: 'd' } })).toEqual(['image-env-missing', 'mine:1'])
  expect(await judged({ state: 'absent' })).toEqual(['image-still-there', 'mine:1'])
  expect(await judged({ name: 'debian:*' })).toEqual(['image-not-built', undefined])
  expect(await judged({ name: 'centso:*' })).toEqual(['image-name-differs', undefined])
  expect(await judged({ name: 'debian:*', state: 'absent' })).toEqual(['pass', undefined])
})
