import { deflateSync, gzipSync } from 'node:zlib'
import { type Attack, answer, head } from './raw-daemon.ts'

const MiB = 1024 * 1024

const says =
  (make: (body: string) => string | Buffer): Attack =>
  (socket, body) =>
    void socket.write(make(body))

/** Says something, and closes the connection. */
const ends =
  (make: (body: string) => string | Buffer): Attack =>
  (socket, body) =>
    void socket.end(make(body))

/** Says something again and again, until nobody listens. */
const repeats =
  (first: string, again: (body: string) => string, everyMs = 5): Attack =>
  (socket, body) => {
    socket.write(first)
    const timer = setInterval(() => socket.write(again(body)), everyMs)
    socket.on('close', () => clearInterval(timer))
  }

/** Says as much as is taken, up to a limit. */
const floods =
  (first: string, chunk: string, most = 64 * MiB): Attack =>
  (socket) => {
    socket.write(first)
    let said = 0
    const pour = () => {
      while (said < most && !socket.destroyed) {
        said += chunk.length
        if (!socket.write(chunk)) return void socket.once('drain', pour)
      }
    }
    pour()
  }

const json = { 'Content-Type': 'application/json' }
const chunked = head('200 OK', { ...json, 'Transfer-Encoding': 'chunked' })
const chunkOf = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`
const half = (text: string) => text.slice(0, Math.floor(text.length / 2))
const sized = (length: number | string) => head('200 OK', { ...json, 'Content-Length': length })
const bytes = (start: string, rest: Buffer) => Buffer.concat([Buffer.from(start), rest])
const coded = (encoding: string, body: Buffer) =>
  bytes(head('200 OK', { ...json, 'Content-Encoding': encoding, 'Content-Length': body.length }), body)

/** What no engine does. None of it is an answer, and each must come to an end. */
export const attacks: Record<string, Attack> = {
  'is silent': () => {},
  'hangs up': (socket) => void socket.destroy(),
  'closes politely': (socket) => void socket.end(),
  'stops within the status line': says(() => 'HTTP/1.'),
  'is cut within the status line': ends(() => 'HTTP/1.1 20'),
  'is cut after the status line': ends(() => 'HTTP/1.1 200 OK\r\n'),
  'stops within a header': says(() => 'HTTP/1.1 200 OK\r\nContent-Le'),
  'is cut within a header': ends(() => 'HTTP/1.1 200 OK\r\nContent-Le'),
  'is cut before the empty line': ends(() => 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n'),
  'stops after the headers': says((body) => sized(body.length)),
  'is cut after the headers': ends((body) => sized(Buffer.byteLength(body))),
  'stops within the body': says((body) => sized(Buffer.byteLength(body)) + half(body)),
  'is cut within the body': ends((body) => sized(Buffer.byteLength(body)) + half(body)),
  'is cut before the last byte': ends((body) => sized(Buffer.byteLength(body)) + body.slice(0, -1)),
  'promises one byte more': ends((body) => sized(Buffer.byteLength(body) + 1) + body),
  'promises one byte more, and waits': says((body) => sized(Buffer.byteLength(body) + 1) + body),
  'promises one byte less': says((body) => sized(Buffer.byteLength(body) - 1) + body),
  'promises a negative length': says((body) => sized(-1) + body),
  'promises a length in words': says((body) => sized('many') + body),
  'promises more than there are numbers': says((body) => sized('9'.repeat(30)) + body),
  'promises two lengths': says(
    (body) => `HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\n${body}`,
  ),
  'has a length and chunks': says(
    (body) =>
      `HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n${chunkOf(body)}0\r\n\r\n`,
  ),
  'has a chunk of no size': says((body) => `${chunked}zz\r\n${body}\r\n0\r\n\r\n`),
  'has a chunk of all sizes': says((body) => `${chunked}${'f'.repeat(40)}\r\n${body}`),
  'has a negative chunk': says((body) => `${chunked}-5\r\n${body}\r\n0\r\n\r\n`),
  'has a chunk that is too short': says((body) => `${chunked}3\r\n${body}\r\n0\r\n\r\n`),
  'is cut within a chunk': ends((body) => `${chunked}${chunkOf(body).slice(0, -4)}`),
  'is cut between chunks': ends((body) => `${chunked}${chunkOf(half(body))}`),
  'has no last chunk': says((body) => `${chunked}${chunkOf(body)}`),
  'has the extensions of a chunk without end': floods(`${chunked}5;`, 'x'.repeat(MiB)),
  'has trailers without end': floods(`${chunked}2\r\n{}\r\n0\r\n`, `X: ${'x'.repeat(60)}\r\n`.repeat(1000)),
  'has headers without end': floods('HTTP/1.1 200 OK\r\n', `X: ${'x'.repeat(60)}\r\n`.repeat(1000)),
  'has one header without end': floods('HTTP/1.1 200 OK\r\nX: ', 'x'.repeat(MiB)),
  'dribbles headers': repeats('HTTP/1.1 200 OK\r\n', () => 'X: y\r\n'),
  'has a null in a header': says((body) => `HTTP/1.1 200 OK\r\nX: \0\r\n\r\n${body}`),
  'has a header without a name': says((body) => `HTTP/1.1 200 OK\r\n: x\r\n\r\n${body}`),
  'has a header on two lines': says((body) => `HTTP/1.1 200 OK\r\n x: y\r\n\r\n${body}`),
  'is HTTP/0.9': ends((body) => body),
  'is HTTP/2': says(() => Buffer.from('\0\0\x12\x04\0\0\0\0\0\0\x03\0\0\0\x64', 'latin1')),
  'is TLS': says(() => Buffer.from('\x15\x03\x01\0\x02\x02\x46', 'latin1')),
  'is ssh': says(() => 'SSH-2.0-OpenSSH_9.2\r\n'),
  'is a mail server': says(() => '220 mail ESMTP\r\n'),
  'changes the protocol': says(() =>
    head('101 Switching Protocols', { Upgrade: 'tcp', Connection: 'Upgrade' }),
  ),
  'changes the protocol without a word': says(() => head('101 Switching Protocols')),
  'changes the protocol and talks on': says(
    (body) => head('101 Switching Protocols', { Upgrade: 'h2c' }) + answer(body),
  ),
  'changes the protocol and closes': ends(() => head('101 Switching Protocols')),
  'says "continue" for ever': repeats('', () => head('100 Continue')),
  'says "early hints" for ever': repeats('', () => head('103 Early Hints', { Link: '</x>' })),
  'says "continue" once': says(() => head('100 Continue')),
  'says "continue" and closes': ends(() => head('100 Continue')),
  'has no content': says(() => head('204 No Content')),
  'has not changed': says(() => head('304 Not Modified')),
  'has a status of two digits': says((body) => `HTTP/1.1 20 OK\r\n\r\n${body}`),
  'has a status in words': says((body) => `HTTP/1.1 OK\r\n\r\n${body}`),
  'has the status 999': says((body) => head('999 ?', { 'Content-Length': body.length }) + body),
  'has the status 0': ends((body) => head('000 ?', { 'Content-Length': body.length }) + body),
  moved: says(() => head('301 Moved', { Location: '/elsewhere', 'Content-Length': 0 })),
  'moved to itself': says(() => head('308 Moved', { Location: '/_ping', 'Content-Length': 0 })),
  'wants a password': says(() =>
    head('401 Unauthorized', { 'WWW-Authenticate': 'Basic', 'Content-Length': 0 }),
  ),
  'is a proxy that wants a password': says(() => head('407 Proxy', { 'Content-Length': 0 })),
  'is a proxy without that page': says(() => `${head('404 Not Found', { 'Content-Length': 9 })}<h1>?</h1`),
  'is overloaded, at length': floods(head('503 Busy'), 'x'.repeat(MiB)),
  'is compressed': says((body) => coded('gzip', gzipSync(body))),
  'is deflated': says((body) => coded('deflate', deflateSync(body))),
  'is a bomb': says(() => coded('gzip', gzipSync(Buffer.alloc(32 * MiB)))),
  'is UTF-16': says(
    (body) =>
      answer('').replace('Content-Length: 0', `Content-Length: ${body.length * 2}`) +
      Buffer.from(body, 'utf16le').toString('latin1'),
  ),
  'goes on after its end': says((body) => answer(`${body}]`)),
  'is two answers in one': says((body) => answer(`${body}\n${body}`)),
  'is empty': says(() => answer('')),
  'is null': says(() => answer('null')),
  'is a number': says(() => answer('1e999')),
  'is a text': says(() => answer('"OK"')),
  'is HTML': says(() => answer('<!doctype html><title>Login</title>', { 'Content-Type': 'text/html' })),
  'nests lists': says(() => answer('['.repeat(8 * MiB - 1))),
  'nests lists, and closes them': says(() => answer('['.repeat(MiB / 4) + ']'.repeat(MiB / 4))),
  'nests records': says(() => answer('{"a":'.repeat(MiB))),
  'lists nothing, often': says(() => answer(`[${'[],'.repeat(2 * MiB)}[]]`)),
  'lists numbers': says(() => answer(`[${'1.5,'.repeat(MiB)}1]`)),
  'has a million fields': says(() =>
    answer(`{${Array.from({ length: 500_000 }, (_, at) => `"k${at}":0`).join()}}`),
  ),
  'has a text without end': says(() => answer(`{"Id":"${'x'.repeat(9 * MiB)}"}`)),
  dribbles: repeats(head('200 OK', json), () => ' '),
  'dribbles chunks': repeats(chunked, () => chunkOf(' ')),
  'pours without end': floods(head('200 OK', json), 'x'.repeat(MiB), 256 * MiB),
}

/** What is unusual, but an answer: a student whose engine answers so must not be told that it does not. */
export const oddities: Record<string, Attack> = {
  'has no length, and closes': ends((body) => head('200 OK', json) + body),
  'closes after each answer': ends((body) => answer(body, { Connection: 'close' })),
  'says that it closes, and stays': says((body) => answer(body, { Connection: 'close' })),
  'promises to stay, and closes': ends((body) => answer(body, { Connection: 'keep-alive' })),
  'comes in chunks of a byte': says((body) => `${chunked}${[...body].map(chunkOf).join('')}0\r\n\r\n`),
  'has trailers': says((body) => `${chunked}${chunkOf(body)}0\r\nX: y\r\n\r\n`),
  'says "continue" first': says((body) => head('100 Continue') + answer(body)),
  'comes byte by byte': (socket, body) => {
    const rest = [...Buffer.from(answer(body))]
    const timer = setInterval(() => {
      const next = rest.splice(0, 40)
      if (next.length > 0) socket.write(Buffer.from(next))
      else clearInterval(timer)
    }, 1)
    socket.on('close', () => clearInterval(timer))
  },
  'has a different content type': says((body) => answer(body, { 'Content-Type': 'text/plain; charset=gbk' })),
  'only says that it is compressed': says((body) => coded('br', Buffer.from(body))),
  'has no content type': says((body) => head('200 OK', { 'Content-Length': Buffer.byteLength(body) }) + body),
  'has a long header': says((body) => answer(body, { 'X-Forwarded-For': '10.0.0.1, '.repeat(500) })),
  'has white space around it': says((body) => answer(`\n\t ${body}\r\n`)),
}
