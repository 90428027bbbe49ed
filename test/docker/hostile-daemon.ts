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
