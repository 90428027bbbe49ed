import { describe, expect, test, vi } from 'vitest'
import http from '../../graders/http/http.ts'
import type { Container, FileFact, HttpAnswer, Listener } from '../../src/docker/port/docker.ts'
import { anEngine } from './an-engine.ts'
import { aContainer, aMount, anEnded, another, aPort, running } from './facts.ts'
import { type Refused, refuses } from './refusals.ts'
import { type Accepted, accepts, coversEveryDiagnosis, type Rejected, rejects } from './verdicts.ts'

type Facts = Awaited<ReturnType<typeof http.observe>>

const url = 'http://localhost:8080/'
const web = (over: Parameters<typeof aContainer>[0] = {}) => aContainer({ ports: [aPort(8080, 80)], ...over })
type Page = HttpAnswer & { kind: 'answer' }
const page = (over: Partial<Page> = {}): HttpAnswer => ({
  kind: 'answer',
  address: '127.0.0.1',
  redirects: [],
  status: 200,
  headers: { server: 'nginx/1.22.1' },
  body: '<h1>Welcome to nginx!</h1>',
  truncated: false,
  ...over,
})
const no = (problem: (HttpAnswer & { kind: 'problem' })['problem']) =>
  ({ kind: 'problem', problem }) as HttpAnswer

/** What is seen when `web` must answer. */
const seen = (
  answer: HttpAnswer | undefined,
  container: Container | undefined = web(),
  over: Partial<Facts> = {},
): Facts => ({
  wanted: 'web',
  container,
  others: [],
  lastLine: '',
  at: { text: url, host: 'localhost', port: 8080 },
  answer,
  holder: undefined,
  listening: undefined,
  sharing: undefined,
  empty: [],
  ...over,
})
/** What is seen when any program will do. */
const anyone = (answer: HttpAnswer, over: Partial<Facts> = {}): Facts => ({
  ...seen(answer, undefined, over),
  wanted: '',
  container: undefined,
})
const noAnswer = (problem: Parameters<typeof no>[0], listening: Listener[] | undefined) =>
  seen(no(problem), web(), { holder: { name: 'web', ports: [aPort(8080, 80)] }, listening })

/** What is seen of containers that share a network. @param listens the ports that `web` itself listens on, where that is known */
const shared = (programs: string[] | undefined, theirs: string[] | undefined, listens?: number[]) => ({
  programs,
  others: [{ name: 'helper', programs: theirs }],
  listens: listens && {
    listeners: listens.map((port) => ({ address: '0.0.0.0', port })),
    isComplete: true,
  },
})
const sharedBy = (...sharing: Parameters<typeof shared>) =>
  seen(page(), web(), { sharing: shared(...sharing) })
const moved = (status: number) =>
  page({ redirects: [{ status, headers: { location: '/new' }, body: 'moved' }] })
const unfinished = (how: 'reset' | 'timeout') => page({ unfinished: how })

const left = { id: 'gw', name: 'gw', networkMode: 'bridge', isLeft: true } as const

const want = { url, from: 'web' }
const secure = { url: 'https://localhost:8443/', from: 'web' }
const shows = { ...want, workfile: 'site/index.html' }
const aFile = (text: string, over: object = {}): FileFact => ({
  kind: 'file',
  size: text.length,
  mode: 0o644,
  text,
  truncated: false,
  ...over,
})
const showing = (body: string, file: FileFact): Facts => ({ ...seen(page({ body })), file })
const accepted: Accepted<Facts>[] = [
  ['a page of the container', want, seen(page())],
  ['a page of any program', { url }, anyone(page())],
  [
    'a port on the loopback address',
    want,
    seen(page(), web({ ports: [aPort(8080, 80, { hostIp: '127.0.0.1' })] })),
  ],
  [
    'a port on IPv6 only',
    want,
    seen(page({ address: '::1' }), web({ ports: [aPort(8080, 80, { hostIp: '::' })] })),
  ],
  [
    'a port on the loopback address of IPv6',
    want,
    seen(page({ address: '::1' }), web({ ports: [aPort(8080, 80, { hostIp: '::1' })] })),
  ],
  ['an engine on another machine, whose port is open to all', want, seen(page({ address: '10.0.0.9' }))],
  [
    'a container that uses the network of another, which publishes the port',
    want,
    seen(
      page(),
      web({ networkMode: 'container:f00', networkOf: { id: 'f00', name: 'gw', networkMode: 'shop' } }),
      {
        sharing: shared(['nginx: master process nginx'], ['sleep infinity']),
      },
    ),
  ],
  [
    'a container of which another only watches the network',
    want,
    sharedBy(['nginx'], ['busybox sleep 600', '-sh']),
  ],
  ['a container that is seen to listen itself', want, sharedBy(['nginx'], ['php-fpm'], [80])],
  ['a container that the engine reports no programs of', want, sharedBy(undefined, ['tcpdump -i eth0'])],
  ['a redirect on the same host that is asked for', { ...want, status: 301 }, seen(moved(301))],
  ['a header of that redirect', { ...want, status: 302, header: { Location: '/new' } }, seen(moved(302))],
  ['a page after a redirect', { ...want, body: { contains: 'nginx' } }, seen(moved(301))],
  [
    'status and headers of a page that never ends',
    { ...want, header: { Server: 'nginx' } },
    seen(unfinished('timeout')),
  ],
  ['text before the connection was cut', { ...want, body: { contains: 'nginx' } }, seen(unfinished('reset'))],
  [
    'an engine that does not report the address',
    want,
    seen(page(), web({ ports: [aPort(8080, 80, { hostIp: '' })] })),
  ],
  [
    'text, pattern and header',
    { ...want, body: { contains: 'nginx', matches: '<h1>.*</h1>' }, header: { Server: 'nginx' } },
    seen(page()),
  ],
  [
    'a number that goes up',
    { ...want, counts: '(?i)seen (\\d+) times' },
    seen(page({ body: 'Seen 9 times' }), web(), { again: page({ body: 'Seen 10 times' }) }),
  ],
  [
    'JSON, whatever the order of its keys',
    { ...want, json: { status: 'ok', visits: 1, all: [{ a: null, b: true }] } },
    seen(page({ body: '{"visits":1, "all":[{"b":true,"a":null}], "status":"ok"}\n' })),
  ],
  ['a page without the text', { ...want, body: { lacks: 'Apache' } }, seen(page())],
  ['the text of a file', shows, showing('<h1>hi</h1>\n', aFile('<h1>hi</h1>\r\n'))],
  [
    'a file that does not say its encoding',
    shows,
    showing('你好', aFile('\ufffd', { guess: { encoding: 'gb18030', text: '你好' } })),
  ],
  ['a 404 that is asked for', { ...want, status: 404 }, seen(page({ status: 404 }))],
  [
    'text in the part of a long page that was read',
    { ...want, body: { contains: 'nginx' } },
    seen(page({ truncated: true })),
  ],
]

const rejected: Rejected<Facts>[] = [
  ['no file to show', shows, showing('nginx', { kind: 'absent' }), 'no-file-to-show'],
  ['an empty file to show', shows, showing('', aFile('')), 'no-file-to-show'],
  ['a page that is not the file', shows, showing('Welcome to nginx!', aFile('hi')), 'page-not-the-file'],
  ['a page that was the file', shows, showing('old', aFile('old and new')), 'page-not-the-file'],
  [
    'a file that is too long to compare',
    shows,
    showing('abcd', aFile('abc', { size: 4e9, truncated: true })),
    'page-too-long',
  ],
  [
    'a long file that begins differently',
    shows,
    showing('xyz', aFile('abc', { size: 4e9, truncated: true })),
    'page-not-the-file',
  ],
  [
    'a different page than the text asked for, which is the file',
    { ...shows, body: { contains: 'hello' } },
    showing('hi', aFile('hi')),
    'wrong-body',
  ],
  [
    'a container that is not there',
    want,
    { ...seen(undefined), container: undefined, others: [another('db')] },
    'container-missing',
  ],
  ['a container that has ended', want, seen(undefined, anEnded(1, { ports: [] })), 'exited-with-error'],
  ['a container that keeps restarting', want, seen(undefined, web({ settled: false })), 'crash-loop'],
  ['a program outside Docker that answers', want, seen(page(), web({ ports: [] })), 'answered-by-another'],
  [
    'another container that answers',
    want,
    seen(page(), web({ ports: [] }), { holder: another('old', { ports: [aPort(8080, 80)] }) }),
    'answered-by-another',
  ],
  [
    'an answer while only udp is published',
    want,
    seen(page(), web({ ports: [aPort(8080, 80, { protocol: 'udp' })] })),
    'answered-by-another',
  ],
  [
    'an answer while a different address is published',
    want,
    seen(page(), web({ ports: [aPort(8080, 80, { hostIp: '192.168.1.5' })] })),
    'answered-by-another',
  ],
  [
    'an answer while the host network is used',
    want,
    seen(page(), web({ ports: [], networkMode: 'host' })),
    'answer-from-host-network',
  ],
  [
    'an answer on the address that another container publishes',
    want,
    seen(page(), web({ ports: [aPort(8080, 80, { hostIp: '::1' })] }), {
      holder: another('old', { ports: [aPort(8080, 80)] }),
    }),
    'answered-by-another',
  ],
  [
    'an IPv4 answer while IPv6 is published',
    { url: 'http://127.0.0.1:8080/', from: 'web' },
    seen(page(), web({ ports: [aPort(8080, 80, { hostIp: '::' })] })),
    'answered-by-another',
  ],
  [
    'an answer of an engine on another machine, of which only the loopback address is published',
    want,
    seen(page({ address: '10.0.0.9' }), web({ ports: [aPort(8080, 80, { hostIp: '127.0.0.1' })] })),
    'answered-by-another',
  ],
  [
    'no answer from the loopback address of another machine',
    want,
    seen(
      { kind: 'problem', problem: 'refused', instead: '10.0.0.9' },
      web({ ports: [aPort(8080, 80, { hostIp: '127.0.0.1' })] }),
    ),
    'loopback-of-engine',
  ],
  [
    'no answer from another machine, where the port is published',
    want,
    seen({ kind: 'problem', problem: 'refused', instead: '10.0.0.9' }),
    'nobody-answers',
  ],
  [
    'a port that is published on a different address only',
    want,
    seen(no('refused'), web({ ports: [aPort(8080, 80, { hostIp: '192.168.1.5' })] })),
    'nobody-answers',
  ],
  [
    'a server that is left on the network that its lender had before',
    want,
    seen(page(), web({ ports: [], networkMode: 'container:gw', networkOf: left })),
    'left-on-old-network',
  ],
  [
    'a side-car that serves for a container that sleeps',
    want,
    sharedBy(['sleep infinity'], ['nginx']),
    'answered-by-sharer',
  ],
  [
    'a side-car that listens, while the server of the container is on another port',
    want,
    sharedBy(['nginx'], ['httpd -f'], [81]),
    'answered-by-sharer',
  ],
  [
    'a side-car that could serve as well, where nothing shows who listens',
    want,
    sharedBy(['nginx'], ['httpd -f']),
    'sharers-unclear',
  ],
  [
    'an answer while the network of the host is borrowed',
    want,
    seen(
      page(),
      web({
        ports: [],
        networkMode: 'container:f00',
        networkOf: { id: 'f00', name: 'gw', networkMode: 'host' },
      }),
    ),
    'answer-from-host-network',
  ],
  ['a redirect where a different one is wanted', { ...want, status: 301 }, seen(moved(302)), 'wrong-status'],
  [
    'a redirect that should not be there',
    { ...want, follow: false },
    seen(page({ status: 301, headers: { location: '/new' } })),
    'wrong-status',
  ],
  [
    'a page without the number',
    { ...want, counts: 'seen (\\d+) times' },
    seen(page(), web(), { again: page() }),
    'page-without-number',
  ],
  [
    'a number beyond what is read',
    { ...want, counts: 'seen (\\d+) times' },
    seen(page({ truncated: true }), web(), { again: page() }),
    'page-too-long',
  ],
  [
    'a number in the part that did not come',
    { ...want, counts: 'seen (\\d+) times' },
    seen(page({ unfinished: 'reset' }), web(), { again: page() }),
    'page-unfinished',
  ],
  ...[no('reset'), page({ status: 500, body: 'seen 2 times' }), page({ body: 'Redis is down' })].map(
    (again): Rejected<Facts> => [
      `a second answer that is ${again.kind === 'answer' ? again.body : 'none'}`,
      { ...want, counts: 'seen (\\d+) times' },
      seen(page({ body: 'seen 1 times' }), web(), { again }),
      'counter-lost',
    ],
  ),
  ...[1, 0].map(
    (second): Rejected<Facts> => [
      `a number that is ${second} after 1`,
      { ...want, counts: 'seen (\\d+) times' },
      seen(page({ body: 'seen 1 times' }), web(), { again: page({ body: `seen ${second} times` }) }),
      'counter-unchanged',
    ],
  ),
  ['a page where JSON is wanted', { ...want, json: { status: 'ok' } }, seen(page()), 'page-not-json'],
  [
    'a number that is a text in JSON',
    { ...want, json: { visits: 1 } },
    seen(page({ body: '{"visits":"1"}' })),
    'json-differs',
  ],
  [
    'a key more in JSON',
    { ...want, host: 'shop.example', json: [1, { a: 1 }] },
    seen(page({ body: '[1,{"a":1,"b":2}]' })),
    'json-differs',
  ],
  [
    'the beginning of long JSON',
    { ...want, json: { visits: 1 } },
    seen(page({ body: '{"visits":', truncated: true })),
    'page-too-long',
  ],
  [
    'a text that should not be on the page',
    { ...want, body: { lacks: 'nginx' } },
    seen(unfinished('reset')),
    'wrong-body',
  ],
  [
    'a page that can still have the text that it should not have',
    { ...want, body: { lacks: 'Apache' } },
    seen(page({ truncated: true })),
    'page-too-long',
  ],
  ['a page where a redirect is wanted', { ...want, status: 301 }, seen(page()), 'wrong-status'],
  [
    'other text before the connection was cut',
    { ...want, body: { contains: 'tomcat' } },
    seen(unfinished('reset')),
    'page-unfinished',
  ],
  [
    'a page that never ends',
    { ...want, body: { contains: 'tomcat' } },
    seen(unfinished('timeout')),
    'page-unfinished',
  ],
  [
    'a header that every object seems to have',
    { ...want, header: { Constructor: 'Object' } },
    seen(page()),
    'wrong-header',
  ],
  ['no published port and no answer', want, seen(no('refused'), web({ ports: [] })), 'nobody-answers'],
  ['nothing listening at all', { url }, anyone(no('refused')), 'nobody-answers'],
  ['an unreachable address', { url }, anyone(no('unreachable')), 'nobody-answers'],
  [
    'a wrong port on the right of the colon',
    want,
    noAnswer('reset', [{ address: '0.0.0.0', port: 8000 }]),
    'connection-reset-nothing-listens',
  ],
  ['nothing listening inside', want, noAnswer('reset', []), 'nothing-listens-yet'],
  [
    'only the DNS server of Docker listening inside',
    want,
    noAnswer('reset', [{ address: '127.0.0.11', port: 40000 }]),
    'nothing-listens-yet',
  ],
  [
    'a server on the loopback address',
    want,
    noAnswer('reset', [{ address: '127.0.0.1', port: 80 }]),
    'listens-on-loopback',
  ],
  ['a connection closed for an unknown reason', want, noAnswer('reset', undefined), 'connection-cut'],
  [
    'a connection closed although a program listens',
    want,
    noAnswer('reset', [
      { address: '0.0.0.0', port: 80 },
      { address: '::1', port: 80 },
    ]),
    'connection-cut',
  ],
  ['a timeout', want, noAnswer('timeout', [{ address: '::', port: 80 }]), 'slow-answer'],
  ['a database', want, noAnswer('not-http', undefined), 'not-http'],
  ['HTTPS to HTTP', secure, noAnswer('not-https', undefined), 'not-https'],
  ['HTTPS to HTTP, where any program will do', { url: secure.url }, anyone(no('not-https')), 'not-https'],
  ['HTTPS without a certificate', secure, noAnswer('tls-refused', undefined), 'tls-refused'],
  ['a database, where any program will do', { url }, anyone(no('not-http')), 'not-http'],
  [
    'HTTP to HTTPS (Go)',
    want,
    seen(page({ status: 400, body: 'Client sent an HTTP request to an HTTPS server.\n' })),
    'speaks-https',
  ],
  [
    'HTTP to HTTPS (nginx)',
    want,
    seen(page({ status: 400, body: 'The plain HTTP request was sent to HTTPS port' })),
    'speaks-https',
  ],
  [
    'a redirect elsewhere',
    want,
    seen(page({ status: 302, redirectedTo: 'https://nginx.org/' })),
    'redirected-away',
  ],
  [
    'an empty directory mounted over the pages',
    want,
    seen(
      page({ status: 403 }),
      web({ mounts: [aMount({ type: 'bind', source: '/srv/site', destination: '/usr/share/nginx/html' })] }),
      { empty: ['/usr/share/nginx/html'] },
    ),
    'empty-folder-mounted',
  ],
  [
    'tomcat without a site',
    want,
    seen(page({ status: 404 }), web(), { empty: ['/usr/local/tomcat/webapps'] }),
    'webapps-empty',
  ],
  [
    'tomcat with a site one level too deep',
    want,
    seen(page({ status: 404 }), web(), { sites: ['webapps.dist'] }),
    'webapps-without-root',
  ],
  [
    'tomcat with a site that it does not show yet',
    want,
    seen(page({ status: 404 }), web(), { sites: ['ROOT', 'docs'] }),
    'root-not-shown',
  ],
  [
    'tomcat without the page of a different site',
    { ...want, url: 'http://localhost:8080/docs/' },
    seen(page({ status: 404 }), web(), { sites: ['webapps.dist'] }),
    'not-found-404',
  ],
  ['403', want, seen(page({ status: 403 })), 'forbidden-403'],
  ['404', want, seen(page({ status: 404 })), 'not-found-404'],
  ['503', want, seen(page({ status: 503 })), 'server-error'],
  [
    '503 of a server that looks for a wrong name',
    want,
    seen(page({ status: 503 }), web(), {
      missed: { code: 'other-server-not-found', said: 'getaddrinfo ENOTFOUND elastic elastic:9200' },
    }),
    'other-server-not-found',
  ],
  [
    '502 of a server whose other server is down',
    want,
    seen(page({ status: 502 }), web(), {
      missed: { code: 'other-server-refuses', said: 'connect ECONNREFUSED 127.0.0.1:9200' },
    }),
    'other-server-refuses',
  ],
  ['a different status', want, seen(page({ status: 401 })), 'wrong-status'],
  ['success where 404 is wanted', { ...want, status: 404 }, seen(page()), 'wrong-status'],
  ['a different server', { ...want, header: { Server: 'Apache' } }, seen(page()), 'wrong-server'],
  ['no such header', { ...want, header: { 'X-Lab': '1' } }, seen(page()), 'wrong-header'],
  ['a different page', { ...want, body: { contains: 'tomcat' } }, seen(page()), 'wrong-body'],
  ['an empty page', { ...want, body: { contains: 'nginx' } }, seen(page({ body: '\n' })), 'wrong-body'],
  [
    'a page with our own report in it',
    { ...want, body: { contains: 'nginx' } },
    seen(page({ body: '{"passed":true,"score":100} [PASS]' })),
    'wrong-body',
  ],
  [
    'an endless page',
    { ...want, body: { contains: 'tomcat' } },
    seen(page({ truncated: true })),
    'page-too-long',
  ],
]

accepts('http', http, accepted)
rejects('http', http, rejected)
coversEveryDiagnosis('http', http, rejected)

describe('http asks', () => {
  const observe = (yaml: object, answers: Parameters<typeof anEngine>[0]) => {
    const { world, asked } = anEngine(answers)
    return http.observe(http.schema().parse(yaml), world).then((facts) => ({ facts, asked }))
  }

  test('three questions when all is well', async () => {
    const { asked } = await observe(want, { container: web(), http: page(), running: [] })
    expect(asked).toEqual(['running', 'container web', `http ${url} 127.0.0.1`])
  })

  test('once where any program will do', async () => {
    const { asked } = await observe({ url }, { http: page() })
    expect(asked).toEqual([`http ${url}`])
  })

  test('a site by its name', async () => {
    const http = vi.fn(() => page())
    const answers = { container: web(), http, running: [] }
    await observe({ url: 'http://shop.localhost:8080/a', from: 'web' }, answers)
    await observe({ url, host: 'shop.example', follow: false, from: 'web' }, answers)
    expect(http.mock.calls).toEqual([
      ['http://localhost:8080/a', '127.0.0.1', { host: 'shop.localhost:8080' }],
      [url, '127.0.0.1', { host: 'shop.example', follow: false }],
    ])
  })

  test('a page over TLS, at the port of HTTPS where none is said', async () => {
    const http = vi.fn(() => page())
    const container = web({ ports: [aPort(443, 8443)] })
    const { facts } = await observe(
      { url: 'https://shop.localhost/', from: 'web' },
      { container, http, running: [] },
    )
    expect(http.mock.calls).toEqual([['https://localhost/', '127.0.0.1', { host: 'shop.localhost' }]])
    expect(facts.at.port).toBe(443)
  })

  test('a page that counts twice, at the same address, where the first answer came', async () => {
    const http = vi.fn(() => page({ body: 'seen 1 times' }))
    const answers = { container: web(), http, running: [] }
    await observe({ ...want, counts: 'seen (\\d+)' }, answers)
    await observe({ ...want, host: 'shop.example', counts: 'seen (\\d+)' }, answers)
    expect(http.mock.calls.map(([, ...how]: unknown[]) => how)).toEqual([
      ['127.0.0.1'],
      ['127.0.0.1', { again: true }],
      ['127.0.0.1', { host: 'shop.example' }],
      ['127.0.0.1', { host: 'shop.example', again: true }],
    ])
  })

  test('no page when the container does not run', async () => {
    const { asked } = await observe(want, { container: undefined, containers: [] })
    expect(asked).toEqual(['running', 'container web', 'containers'])
  })

  test.each([
    ['127.0.0.1', ' 127.0.0.1'],
    ['::1', ' ::1'],
    ['::', ' ::1'],
    ['0.0.0.0', ' 127.0.0.1'],
    ['', ''],
    ['192.168.1.5', ''],
  ])('localhost at the address that is published: %s', async (hostIp, address) => {
    const container = web({ ports: [aPort(8080, 80, { hostIp })] })
    const { asked } = await observe(want, { container, http: page({ address: address.trim() }), running: [] })
    expect(asked).toContain(`http ${url}${address}`)
  })

  test('the other address as well where the first is cut, as a browser does', async () => {
    const ports = [aPort(8080, 80), aPort(8080, 80, { hostIp: '::' })]
    const { facts } = await observe(want, {
      container: web({ ports }),
      http: (_: string, address?: string) => (address === '::1' ? page({ address }) : no('reset')),
      running: [],
    })
    expect(http.judge(http.schema().parse(want), facts)).toBe('pass')
  })

  test('what listens when the connection is cut', async () => {
    const { facts, asked } = await observe(want, {
      container: web(),
      http: no('reset'),
      running: [],
      listening: [],
    })
    expect(asked).toEqual(['running', 'container web', `http ${url} 127.0.0.1`, 'listening web'])
    expect(facts.holder?.name).toBe('web')
  })

  test('which container has the port when it is not the right one', async () => {
    const old = running('old', { ports: [aPort(8080, 80)] })
    const { facts, asked } = await observe(want, {
      container: web({ ports: [] }),
      http: page(),
      running: [running('db'), old],
    })
    expect(asked).toEqual(['running', 'container web', `http ${url}`])
    expect(facts.holder).toEqual({ name: 'old', ports: old.ports })
  })

  test('who answers where containers share a network', async () => {
    const sharers = [
      running('web', { id: 'c0ffee' }),
      running('helper', { networkId: 'c0ffee' }),
      running('left', { networkId: 'c0ffee' }),
      running('paused', { networkId: 'c0ffee', status: 'paused' }),
      running('db'),
    ]
    const { facts, asked } = await observe(want, {
      container: (name: string) => web({ name, ...(name === 'left' && { networkOf: left }) }),
      http: page(),
      running: sharers,
      ownListening: undefined,
      programs: (name: string) => [name === 'web' ? 'nginx' : 'sleep 600'],
    })
    expect(asked.slice(3)).toEqual([
      'container helper',
      'container left',
      'ownListening web',
      'programs web',
      'programs helper',
    ])
    expect(facts.sharing?.others).toEqual([{ name: 'helper', programs: ['sleep 600'] }])
  })

  test('whether mounted folders and webapps are empty when the page is missing', async () => {
    const mounts = [aMount({ type: 'bind', destination: '/site' }), aMount()]
    const container = web({ mounts, env: { CATALINA_HOME: '/usr/local/tomcat' } })
    const file = (_: string, path: string) => ({
      kind: 'directory',
      entries: path === '/site' ? [] : ['ROOT'],
      truncated: false,
    })
    const { facts, asked } = await observe(want, {
      container,
      http: page({ status: 404 }),
      running: [],
      file,
    })
    expect(asked.slice(3)).toEqual(['file web /usr/local/tomcat/webapps', 'file web /site'])
    expect(facts).toMatchObject({ empty: ['/site'], sites: ['ROOT'] })
  })

  test.each([
    [
      '{"message":"Request error, retrying GET http://elastic:9200/_nodes => getaddrinfo ENOTFOUND elastic elastic:9200"}',
      { code: 'other-server-not-found', said: 'getaddrinfo ENOTFOUND elastic elastic:9200' },
    ],
    [
      'connect ECONNREFUSED 127.0.0.1:9200\nNo living connections',
      { code: 'other-server-refuses', said: 'ECONNREFUSED 127.0.0.1:9200' },
    ],
    [
      'dial tcp: lookup db on 127.0.0.11:53: no such host',
      { code: 'other-server-not-found', said: 'no such host' },
    ],
    [
      'getaddrinfo ENOTFOUND db\nconnect() failed (111: Connection refused) while connecting to upstream',
      { code: 'other-server-refuses', said: 'Connection refused) while connecting to upstream' },
    ],
    ['TypeError: x is not a function', undefined],
  ])('why a server fails that needs another: %s', async (text, missed) => {
    const { facts, asked } = await observe(want, {
      container: web(),
      http: page({ status: 503 }),
      running: [],
      logs: { text: `starting\n${text}\n`, truncated: false, readable: true },
    })
    expect(asked.slice(3)).toEqual(['logs web'])
    expect(facts.missed).toEqual(missed)
  })

  test('port 80 where the address has none, and IPv6 without brackets', async () => {
    const { facts } = await observe({ url: 'http://[::1]/' }, { http: page() })
    expect(facts.at).toMatchObject({ host: '::1', port: 80 })
  })
})

refuses('http', http, [
  ['a count without a number', { url, counts: 'seen' }, 'one-number'],
  ['a count of two numbers', { url, counts: '(\\d+) of (\\d+)' }, 'one-number'],
  ['a count that is no pattern', { url, counts: '(' }, 'pattern'],
  ['an address as the name of a site', { url, host: 'http://shop.example/' }, 'site-name'],
])

refuses(
  'http',
  http,
  [
    'https://nginx.org/',
    'ftp://localhost/',
    'http://nginx.org/',
    'http://localhost.evil.com/',
    'http://127.0.0.2/',
    'http://a@localhost/',
    'http://shop.localhost.evil.com/',
    'file:///etc/passwd',
    'localhost:8080',
  ].map((elsewhere): Refused => [elsewhere, { url: elsewhere }, 'not-this-machine']),
)

test('http waits for a container that has just started', () => {
  expect(
    http.pending?.(http.schema().parse(want), seen(undefined, web({ settled: false, settlesInMs: 700 }))),
  ).toBe(700)
  expect(http.pending?.(http.schema().parse(want), seen(page()))).toBeUndefined()
})

test('http looks again at a container that has just come into its state', () => {
  expect(http.ageMs?.(seen(no('reset'), web({ ageMs: 3000 })))).toBe(3000)
  expect(http.ageMs?.(anyone(no('refused')))).toBeUndefined()
})
