import type { IncomingMessage, ServerResponse } from 'node:http'
import { listenOnSocket } from './daemon-socket.ts'

export type Behaviour = (response: ServerResponse, request: IncomingMessage) => void

/** Greets as an engine does, and then behaves as it likes. */
export const hostileDaemon = (behaviour: Behaviour, greeting: Behaviour = greet) =>
  listenOnSocket((request, response) => {
    if (request.url?.endsWith('/_ping')) greeting(response, request)
    else behaviour(response, request)
  })

export const greet: Behaviour = (response) =>
  response.writeHead(200, { 'Api-Version': '1.44', Server: 'Docker/28.5.2 (linux)' }).end('OK')

export const silent: Behaviour = () => {}

export const hangsUp: Behaviour = (response) => response.socket?.destroy()

/** A byte now and then, without end. */
export const dribbles: Behaviour = (response) => {
  response.writeHead(200)
  const timer = setInterval(() => response.write(' '), 20)
  response.on('close', () => clearInterval(timer))
}

export const stalls: Behaviour = (response) => {
  response.writeHead(200, { 'Content-Length': '100' }).write('{"Id":')
}

export const cutsOff: Behaviour = (response) => {
  response.writeHead(200, { 'Content-Length': '100' })
  response.write('{"Id":', () => response.socket?.destroy())
}

export const says =
  (status: number, body: string, headers: Record<string, string> = {}): Behaviour =>
  (response) =>
    response.writeHead(status, headers).end(body)

/** As many bytes as are taken. */
export const floods =
  (bytes: number, written: { bytes: number }): Behaviour =>
  (response) => {
    const chunk = Buffer.alloc(1024 * 1024, 'x')
    response.writeHead(200)
    const pour = () => {
      while (written.bytes < bytes && !response.destroyed) {
        written.bytes += chunk.length
        if (!response.write(chunk)) return void response.once('drain', pour)
      }
      response.end()
    }
    pour()
  }

/** Bytes that no HTTP library would say, in the place of an answer. */
export const saysRaw =
  (...parts: string[]): Behaviour =>
  ({ socket }) => {
    for (const part of parts) socket?.write(part)
  }

/** What it does, the problem that comes of it, and what is known of that. */
export const misbehaviours: [string, Behaviour, string, object][] = [
  ['stays silent', silent, 'engine-timeout', {}],
  ['stalls in the middle', stalls, 'engine-timeout', {}],
  ['dribbles without end', dribbles, 'engine-timeout', {}],
  ['gives endless good news', givesHope, 'engine-timeout', {}],
  ['hangs up', hangsUp, 'engine-answer', { said: 'socket hang up' }],
  ['cuts off', cutsOff, 'engine-answer', { said: 'aborted' }],
  [
    'fails',
    says(500, '{"message":"driver failed"}'),
    'engine-answer',
    { status: 500, said: 'driver failed' },
  ],
  ['is a web server', says(200, '<html>hello</html>'), 'engine-answer', { why: 'not-json' }],
  ['forbids', says(403, 'Forbidden by the proxy'), 'engine-answer', { status: 403 }],
  ['says nothing', says(200, ''), 'engine-answer', { why: 'not-json' }],
  ['says null', says(200, 'null'), 'engine-answer', { why: 'wrong-type' }],
  ['says a text', says(200, '"x"'), 'engine-answer', { why: 'wrong-type' }],
  ['is not HTTP', saysRaw('220 mail\r\n'), 'engine-answer', { said: /Parse Error/ }],
  [
    'changes the protocol',
    saysRaw('HTTP/1.1 101 Switching Protocols\r\nUpgrade: tcp\r\nConnection: Upgrade\r\n\r\n'),
    'engine-answer',
    { said: 'HTTP 101' },
  ],
  [
    'sends headers without end',
    saysRaw('HTTP/1.1 200 OK\r\n', `X: ${'x'.repeat(100_000)}`),
    'engine-answer',
    { said: /Parse Error/ },
  ],
  [
    'says a wrong length',
    saysRaw('HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n{"Id":"c0ffee"}'),
    'engine-answer',
    {},
  ],
  [
    'sends broken chunks',
    saysRaw('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n'),
    'engine-answer',
    {},
  ],
  [
    'redirects',
    says(302, 'moved', { Location: '/elsewhere' }),
    'engine-answer',
    { status: 302, said: 'moved' },
  ],
]
/** The same for questions about one thing; a list can be so, or a program that does not start. */
export const ofInspecting: typeof misbehaviours = [
  ['is a web server without that page', says(404, '<html>gone</html>'), 'engine-answer', { status: 404 }],
  ['has no such path', says(404, '{"message":"page not found"}'), 'engine-answer', { status: 404 }],
  ['says a list', says(200, '[]'), 'engine-answer', { why: 'wrong-type' }],
  [
    'says an object of a different kind',
    says(200, '{"Id":7,"Name":{},"Config":[]}'),
    'engine-answer',
    { why: 'wrong-type' },
  ],
]

function givesHope(response: Parameters<Behaviour>[0]) {
  const timer = setInterval(() => response.writeProcessing(), 20)
  response.on('close', () => clearInterval(timer))
}
