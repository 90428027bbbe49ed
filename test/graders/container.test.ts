import container from '../../graders/container/container.ts'
import type { Health } from '../../src/docker/port/docker.ts'
import type { MadeFacts } from '../../src/grading/contract/image/image.ts'
import { aContainer, aMount, anEnded, anImage, another, aPort, facts } from './facts.ts'
import { type Accepted, accepts, coversEveryDiagnosis, type Rejected, rejects } from './verdicts.ts'

const web = { name: 'web', image: 'nginx' }
const busybox = {
  tags: ['busybox:latest'],
  digests: ['busybox@sha256:bb'],
  id: 'sha256:bbbb',
  layers: ['sha256:bb'],
}
const from = (
  imageName: string,
  image: Parameters<typeof anImage>[0],
  now?: ReturnType<typeof anImage>,
): MadeFacts => ({
  ...facts(aContainer({ imageName, image: anImage(image) })),
  now,
})
const none = (others: ReturnType<typeof another>[], now?: ReturnType<typeof anImage>): MadeFacts => ({
  ...facts(undefined, others),
  now,
})
const notFound = facts(
  aContainer({ state: { status: 'created', error: 'exec: "-l": executable file not found', exitCode: 127 } }),
)
const stateIs = (status: 'paused' | 'created', error = '') => facts(aContainer({ state: { status, error } }))

const checked = (status: Health['status'], over: Partial<Health> = {}) =>
  aContainer({
    healthCheck: ['CMD-SHELL', 'wget -q -O - localhost || exit 1'],
    health: { status, lastOutput: '', lastExitCode: 0, startPeriodMs: 0, ...over },
  })

const right: Accepted<MadeFacts>[] = [
  ['a name alone', { name: 'web' }, facts(aContainer())],
  ['one of several', { names: ['db', 'web'], image: 'nginx' }, from('nginx', {})],
  [
    'any tag',
    { name: 'web', image: 'nginx:*' },
    from('nginx:1.29-alpine', { tags: ['nginx:1.29-alpine'] }, anImage({ id: 'sha256:new' })),
  ],
  ['any tag, typed as an id', { name: 'web', image: 'nginx:*' }, from('aaaa', { tags: ['nginx:1.29'] })],
  ['stopped', { name: 'web', state: 'stopped' }, facts(anEnded(137))],
  ['never started, which is stopped', { name: 'web', state: 'stopped' }, stateIs('created')],
  ['the short name', web, from('nginx', {})],
  ['the long name in YAML', { ...web, image: 'docker.io/library/nginx' }, from('nginx', {})],
  ['the long name typed', web, from('docker.io/library/nginx:latest', {})],
  ['the id typed', web, from('aaaa', {})],
  ['a digest typed', web, from('nginx@sha256:1111', { tags: [] })],
  [
    'a digest in YAML',
    { ...web, image: `nginx@sha256:${'1'.repeat(64)}` },
    from('nginx', { digests: [`nginx@sha256:${'1'.repeat(64)}`] }),
  ],
  ['a newer nginx was pulled since', web, from('nginx', { tags: [] }, anImage({ id: 'sha256:new' }))],
  ['built or loaded here, so without a digest', web, from('nginx', { digests: [] })],
  ['from a mirror, then tagged', web, from('nginx', { digests: ['reg.example/library/nginx@sha256:1111'] })],
  [
    'a newer nginx was pulled since, in containerd',
    web,
    from('nginx', { tags: [], digests: [] }, anImage({ id: 'sha256:new', layers: [] })),
  ],
  [
    'a newer redis was pulled since, in containerd',
    { name: 'web', image: 'redis' },
    {
      ...from(
        'redis',
        { tags: [], digests: [] },
        anImage({ id: 'sha256:new', tags: ['redis:latest'], layers: [] }),
      ),
      origin: { namings: [{ action: 'pull', name: 'redis:latest', id: '', at: 0 }] },
    },
  ],
  [
    'an identical rebuild, which containerd gives a new id',
    { name: 'web', image: 'my-app:1' },
    from(
      'my-app:1',
      { id: 'sha256:old', tags: [], digests: [] },
      anImage({ id: 'sha256:new', tags: ['my-app:1'] }),
    ),
  ],
  [
    'from a mirror, and tagged after the container was created',
    web,
    from('docker.m.daocloud.io/library/nginx', {
      tags: ['docker.m.daocloud.io/library/nginx:latest', 'nginx:latest'],
      digests: ['docker.m.daocloud.io/library/nginx@sha256:1111'],
    }),
  ],
  [
    'a name with a registry in it',
    { name: 'web', image: 'localhost:5000/my-alpine' },
    from('localhost:5000/my-alpine', {
      ...busybox,
      tags: ['busybox:latest', 'localhost:5000/my-alpine:latest'],
    }),
  ],
  [
    'pushed by its owner under a different name',
    { name: 'web', image: 'my-app' },
    from('my-app', { tags: ['my-app:latest'], digests: ['me/other@sha256:2'] }),
  ],
  [
    'the same content under a new id',
    web,
    from('nginx', { id: 'sha256:old', tags: [], digests: [] }, anImage()),
  ],
  [
    'a name that the task lets the student give',
    { name: 'web', image: 'mine', renamed: true },
    from('mine', { tags: ['nginx:latest', 'mine:latest'] }),
  ],
  ['healthy', { name: 'web', health: 'healthy' }, facts(checked('healthy'))],
  ['unhealthy', { name: 'web', health: 'unhealthy' }, facts(checked('unhealthy'))],
  ['without a health check', { name: 'web', health: 'none' }, facts(aContainer())],
  ['without a health check, and exited', { name: 'web', state: 'exited', health: 'none' }, facts(anEnded(0))],
  [
    'labels, one with any value',
    { name: 'web', labels: { lab: 'one', by: true } },
    facts(aContainer({ labels: { lab: 'one', by: '', other: 'x' } })),
  ],
  [
    'a log driver, of one that has exited',
    { name: 'web', state: 'exited', log_driver: 'local' },
    facts(anEnded(0, { logDriver: 'local' })),
  ],
  ['exited', { ...web, state: 'exited' }, facts(anEnded(137))],
  ['exited without an error', { ...web, state: 'exited', exit_code: 0 }, facts(anEnded(0))],
  ['created', { ...web, state: 'created' }, stateIs('created')],
  ['its program was not found', { ...web, state: 'start-failed', exit_code: 127 }, notFound],
  ['it could not be started', { ...web, state: 'start-failed' }, stateIs('created', 'no such device')],
  ['paused', { ...web, state: 'paused' }, stateIs('paused')],
  ['there, in any state', { ...web, state: 'any' }, facts(anEnded(137))],
  ['exited with an error, in any state', { ...web, state: 'any' }, facts(anEnded(1))],
  ['gone', { ...web, state: 'absent' }, facts(undefined)],
]

const ended = { ...web, state: 'exited' }
const wrong: Rejected<MadeFacts>[] = [
  ['one of several missing', { names: ['db', 'web'] }, none([another('cache')]), 'container-missing'],
  [
    'one of several with a different name',
    { names: ['db', 'web'], image: 'nginx' },
    { ...none([another('site')], anImage()), wanted: 'db' },
    'container-unnamed',
  ],
  [
    'one of several from a different image',
    { names: ['db', 'web'], image: 'nginx' },
    from('busybox', busybox),
    'image-mismatch',
  ],
  [
    'any tag of a different image',
    { name: 'web', image: 'nginx:*' },
    from('busybox', busybox),
    'image-mismatch',
  ],
  [
    'any tag, and no container',
    { name: 'web', image: 'nginx:*' },
    { ...none([another('db')]), nowUnknown: true },
    'container-missing',
  ],
  ['running instead of stopped', { name: 'web', state: 'stopped' }, facts(aContainer()), 'still-running'],
  ['paused instead of stopped', { name: 'web', state: 'stopped' }, stateIs('paused'), 'state-differs'],
  ['busybox', web, from('busybox', busybox, anImage()), 'image-mismatch'],
  [
    'a different tag',
    web,
    from('nginx:1.25', { tags: ['nginx:1.25'] }, anImage({ id: 'sha256:new', layers: [] })),
    'image-other-tag',
  ],
  [
    'busybox tagged nginx',
    web,
    from('nginx', { ...busybox, tags: ['busybox:latest', 'nginx:latest'] }),
    'image-retagged',
  ],
  [
    'busybox from a mirror tagged nginx',
    web,
    from('nginx', { ...busybox, tags: ['nginx:latest'], digests: ['reg.example/library/busybox@sha256:bb'] }),
    'image-retagged',
  ],
  [
    'busybox tagged nginx, and pushed as me/nginx',
    web,
    from('nginx', {
      ...busybox,
      tags: ['nginx:latest'],
      digests: ['busybox@sha256:bb', 'localhost:5000/me/nginx@sha256:bb'],
    }),
    'image-retagged',
  ],
  [
    'busybox tagged nginx, and busybox no longer known',
    web,
    from('nginx', { ...busybox, env: {}, tags: ['nginx:latest'], digests: ['nginx@sha256:bbbb'] }),
    'image-retagged',
  ],
  [
    'busybox committed as centos',
    { name: 'web', image: 'centos' },
    {
      ...from('centos', { ...busybox, env: {}, tags: ['centos:latest'], digests: [], parent: 'sha256:bb' }),
      origin: { hasFile: false },
    },
    'image-retagged',
  ],
  [
    'only by the name that a mirror gives it',
    web,
    from('docker.m.daocloud.io/library/nginx', {
      tags: ['docker.m.daocloud.io/library/nginx:latest'],
      digests: ['docker.m.daocloud.io/library/nginx@sha256:1111'],
    }),
    'image-from-mirror',
  ],
  [
    'a different tag from a mirror',
    web,
    from('docker.m.daocloud.io/library/nginx:1.22', {
      tags: ['docker.m.daocloud.io/library/nginx:1.22'],
      digests: ['docker.m.daocloud.io/library/nginx@sha256:1111'],
    }),
    'image-other-tag',
  ],
  [
    'a registry of one’s own is no mirror',
    web,
    from('localhost:5000/library/nginx', { tags: ['localhost:5000/library/nginx:latest'], digests: [] }),
    'image-mismatch',
  ],
  ['busybox was tagged nginx, then nginx pulled', web, from('nginx', busybox, anImage()), 'image-retagged'],
  [
    'busybox tagged nginx has exited',
    web,
    { ...facts(anEnded(0, { image: anImage({ ...busybox, tags: ['nginx:latest'] }) })) },
    'image-retagged',
  ],
  [
    'built again since',
    { name: 'web', image: 'my-app' },
    from(
      'my-app',
      { id: 'sha256:old', tags: [], digests: [], layers: [] },
      anImage({ tags: ['my-app:latest'] }),
    ),
    'image-outdated',
  ],
  ['the image could not be pulled', web, none([]), 'image-not-here'],
  ['the image was not built', { ...web, image: 'my-app', renamed: true }, none([]), 'image-not-built'],
  [
    'only pulled',
    { image: 'hello-world', state: 'exited' },
    none([another('web')], anImage()),
    'image-never-run',
  ],
  ['a made-up name', web, none([another('happy_curie')], anImage()), 'container-unnamed'],
  [
    'a made-up name, and the tag has moved',
    web,
    none([another('happy_curie', { imageName: 'sha256:aaaa' })], anImage()),
    'container-unnamed',
  ],
  [
    'a name that Compose made up',
    web,
    none([another('shop-web-1', { service: 'web' })], anImage()),
    'container-unnamed',
  ],
  [
    'a name that Compose made up, where no image is asked for',
    { name: 'web' },
    none([another('shop-web-1', { service: 'web', imageName: 'httpd' })]),
    'container-name-differs',
  ],
  [
    'a typo in the name',
    { ...web, name: 'nginx01' },
    { ...none([another('nginx-01')]), wanted: 'nginx01' },
    'container-name-differs',
  ],
  [
    'web1 is not a misspelt web2',
    { ...web, name: 'web2' },
    { ...none([another('web1')], anImage()), wanted: 'web2' },
    'container-missing',
  ],
  ['still running', ended, facts(aContainer()), 'still-running'],
  ['asked for exited, only created', ended, stateIs('created'), 'created-not-started'],
  ['asked for exited, paused', ended, stateIs('paused'), 'container-paused'],
  ['killed', { ...ended, exit_code: 0 }, facts(anEnded(137)), 'exit-code-differs'],
  [
    'asked for a failed start, of which the engine keeps nothing',
    { ...web, state: 'start-failed' },
    facts(aContainer({ state: { status: 'created', startUnknown: true } })),
    'start-not-recorded',
  ],
  [
    'never ran, on an engine that keeps no failed starts',
    web,
    facts(aContainer({ state: { status: 'created', startUnknown: true } })),
    'created-not-started',
  ],
  [
    'asked for a failed start, never started',
    { ...web, state: 'start-failed' },
    stateIs('created'),
    'created-not-started',
  ],
  [
    'asked for a failed start, and it runs',
    { ...web, state: 'start-failed' },
    facts(aContainer()),
    'start-succeeded',
  ],
  [
    'asked for a failed start, and it ran',
    { ...web, state: 'start-failed', exit_code: 127 },
    facts(anEnded(127)),
    'start-succeeded',
  ],
  [
    'the start failed for a different reason',
    { ...web, state: 'start-failed', exit_code: 127 },
    facts(
      aContainer({
        state: { status: 'created', error: 'port is already allocated', exitCode: 128 },
        requestedPorts: [aPort(8080, 80)],
      }),
    ),
    'port-taken-by-container',
  ],
  ['asked for created, started', { ...web, state: 'created' }, facts(aContainer()), 'state-differs'],
  [
    'asked for created, start failed',
    { ...web, state: 'created' },
    stateIs('created', 'no such device'),
    'start-failed',
  ],
  ['no health check', { name: 'web', health: 'healthy' }, facts(aContainer()), 'health-check-missing'],
  [
    'a health check, where none is asked for',
    { name: 'web', health: 'none' },
    facts(checked('healthy')),
    'health-check-set',
  ],
  [
    'unhealthy, with what the check said',
    { name: 'web', health: 'healthy' },
    facts(checked('unhealthy', { lastOutput: "wget: can't connect to remote host", lastExitCode: 1 })),
    'container-unhealthy',
  ],
  [
    'unhealthy, of a check that said nothing',
    { name: 'web', health: 'healthy' },
    facts(checked('unhealthy', { lastExitCode: 1 })),
    'container-unhealthy',
  ],
  [
    'healthy, where that is wrong',
    { name: 'web', health: 'unhealthy' },
    facts(checked('healthy')),
    'container-healthy',
  ],
  [
    'not checked yet',
    { name: 'web', health: 'healthy' },
    facts(aContainer({ healthCheck: ['CMD', 'true'] })),
    'health-still-starting',
  ],
  [
    'failed, but not often enough',
    { name: 'web', health: 'healthy' },
    facts(checked('starting', { lastExitCode: 7, lastOutput: 'curl: (7) Failed to connect' })),
    'health-still-starting',
  ],
  ['no label', { name: 'web', labels: { lab: true } }, facts(aContainer()), 'container-label-missing'],
  [
    'no label of its own, but one of every object',
    { name: 'web', labels: { constructor: true } },
    facts(aContainer({ labels: { a: 'b' } })),
    'container-label-missing',
  ],
  [
    'a label with a different value',
    { name: 'web', labels: { lab: 'one' } },
    facts(aContainer({ labels: { lab: '"one"' } })),
    'container-label-differs',
  ],
  ['the usual log driver', { name: 'web', log_driver: 'local' }, facts(aContainer()), 'log-driver-differs'],
  ['asked for paused, running', { ...web, state: 'paused' }, facts(aContainer()), 'state-differs'],
  ['not removed', { ...web, state: 'absent' }, facts(anEnded(0)), 'container-still-there'],
]

const created = (error: string, over: Parameters<typeof aContainer>[0] = {}) =>
  facts(aContainer({ ...over, state: { status: 'created', error } }), [
    another('other', { ports: [aPort(8080, 80)] }),
  ])
const restarted = (restartCount: number, { state, ...over }: Parameters<typeof aContainer>[0] = {}) =>
  facts(
    aContainer({
      ...over,
      restart: { policy: 'always', maximumRetries: 0 },
      state: { ...state, restartCount },
    }),
  )
const shell = { argv: ['bash'], command: ['bash'] }
/** Why a container does not run: the words that all check kinds share. */
const down: Rejected<MadeFacts>[] = [
  ['paused', web, stateIs('paused'), 'container-paused'],
  ['restarting', web, restarted(3, { state: { status: 'restarting' } }), 'crash-loop'],
  ['just restarted, and not for the first time', web, restarted(1, { settled: false }), 'crash-loop'],
  [
    'a port clash',
    web,
    created('Bind for 0.0.0.0:8080 failed: port is already allocated', { requestedPorts: [aPort(8080, 80)] }),
    'port-taken-by-container',
  ],
  [
    'a port of another program',
    web,
    created('bind: address already in use', { requestedPorts: [aPort(9090, 80)] }),
    'port-taken-by-program',
  ],
  [
    'a port of another container, in words that do not say so',
    web,
    created('bind: address already in use', { requestedPorts: [aPort(8080, 80)] }),
    'port-taken-by-container',
  ],
  ['a directory onto a file', web, created('not a directory'), 'directory-onto-file'],
  ['-p after the image', web, created('exec: "-p"', { command: ['-p', '80:80'] }), 'option-after-image'],
  [
    '-p after the image, where the engine keeps no reason',
    web,
    facts(
      aContainer({
        command: ['-p', '80:80'],
        argv: ['-p', '80:80'],
        state: { status: 'created', startUnknown: true },
      }),
    ),
    'option-after-image',
  ],
  [
    'an entrypoint that looks like an option, never started',
    web,
    facts(aContainer({ command: ['80:80'], argv: ['-p', '80:80'], state: { status: 'created' } })),
    'created-not-started',
  ],
  [
    'an option of some other program after the image, never started',
    web,
    facts(aContainer({ command: ['-l'], argv: ['-l'], state: { status: 'created' } })),
    'created-not-started',
  ],
  [
    '-p after the image of a server, which gets it as an argument',
    web,
    facts(
      aContainer({
        command: ['-p', '80:80'],
        argv: ['/entrypoint.sh', '-p', '80:80'],
        state: { status: 'created' },
      }),
    ),
    'created-not-started',
  ],
  ['no such program', web, created('executable file not found in $PATH'), 'command-not-found'],
  [
    'a name that an entrypoint script did not find',
    web,
    {
      ...facts(anEnded(127, { argv: ['/docker-entrypoint.sh', 'ngnix'], command: ['ngnix'] })),
      lastLine: '/docker-entrypoint.sh: 47: exec: ngnix: not found',
    },
    'command-not-found',
  ],
  [
    'a name that a shell did not find',
    web,
    {
      ...facts(anEnded(127, { argv: ['sh', '-c', 'ngnix -g "daemon off;"'] })),
      lastLine: 'sh: line 1: ngnix: command not found',
    },
    'command-not-found',
  ],
  [
    "a program that the image's own script did not find",
    web,
    { ...facts(anEnded(127)), lastLine: '/docker-entrypoint.sh: 12: jq: not found' },
    'exited-with-error',
  ],
  [
    'an empty directory over the configuration',
    web,
    {
      ...facts(
        anEnded(1, {
          mounts: [aMount({ type: 'bind', source: '/home/me/conf', destination: '/etc/nginx' })],
        }),
      ),
      lastLine: 'nginx: [emerg] open() "/etc/nginx/nginx.conf" failed (2: No such file or directory)',
    },
    'files-hidden-by-mount',
  ],
  [
    'memory over the configuration',
    web,
    {
      ...facts(anEnded(1, { mounts: [aMount({ type: 'tmpfs', source: '', destination: '/etc/nginx' })] })),
      lastLine: 'nginx: [emerg] open() "/etc/nginx/nginx.conf" failed (2: No such file or directory)',
    },
    'files-hidden-by-mount',
  ],
  [
    'a missing file beside the mounts',
    web,
    {
      ...facts(
        anEnded(1, { mounts: [aMount({ type: 'bind', source: '/home/me', destination: '/etc/ng' })] }),
      ),
      lastLine: 'nginx: [emerg] open() "/etc/nginx/nginx.conf" failed (2: No such file or directory)',
    },
    'exited-with-error',
  ],
  [
    'up again, in the rhythm of its crashes',
    web,
    restarted(6, { settled: false, restartsEveryMs: 13_100 }),
    'crash-loop',
  ],
  ['memory', web, facts(anEnded(137, { state: { outOfMemory: true } })), 'out-of-memory'],
  ['a shell', web, facts(anEnded(0, shell)), 'shell-without-terminal'],
  ['a shell that was left', web, facts(anEnded(0, { ...shell, tty: true, stdin: true })), 'left-the-shell'],
  ['a daemon', web, facts(anEnded(0, { argv: ['nginx'] })), 'server-in-background'],
  ['Tomcat in the background', web, facts(anEnded(0, { argv: ['startup.sh'] })), 'server-in-background'],
  [
    'Tomcat in the background, by a shell',
    web,
    facts(anEnded(0, { argv: ['/bin/sh', '-c', 'exec /usr/local/tomcat/bin/startup.sh'] })),
    'server-in-background',
  ],
  [
    'more than Tomcat, by a shell',
    web,
    facts(anEnded(0, { argv: ['/bin/sh', '-c', 'startup.sh && echo ready'] })),
    'exited-at-once',
  ],
  ['Tomcat in the foreground', web, facts(anEnded(0, { argv: ['catalina.sh', 'run'] })), 'container-stopped'],
  ['nginx in the foreground, stopped soon', web, facts(anEnded(0)), 'container-stopped'],
  [
    'nginx that only tests its configuration',
    web,
    facts(anEnded(0, { argv: ['nginx', '-t', '-g', 'daemon off;'] })),
    'exited-at-once',
  ],
  ['a short program', web, facts(anEnded(0, { argv: ['ls'] })), 'exited-at-once'],
  ['an error', web, { ...facts(anEnded(1)), lastLine: 'no config' }, 'exited-with-error'],
  ['stopped', web, facts(anEnded(143)), 'container-stopped'],
]

accepts('container', container, right)
rejects('container', container, [...wrong, ...down])
coversEveryDiagnosis('container', container, wrong)
