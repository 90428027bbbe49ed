import { createHash } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A folder of a release on this machine, for as long as a test runs. */
export interface Release extends AsyncDisposable {
  address: string
  /** Resolves when somebody has asked for a file with this in its name. */
  asked(part: string): Promise<void>
}

/** A file as it is sent, or what is done instead. */
export type Served = string | ((response: ServerResponse) => void)

/** A program that stands in for the executable: what is tried is how it gets into its place. */
export const program = (version: string, ...lines: string[]) =>
  ['#!/bin/sh', ...lines, `echo 'docker-lab ${version} (stand-in)'`, ''].join('\n')

/** In the form of `sha256sum`. */
export const sums = (files: Record<string, string>) =>
  Object.entries(files)
    .map(([name, text]) => `${createHash('sha256').update(text).digest('hex')}  ${name}\n`)
    .join('')

/** The connection breaks in the middle of a file. */
export const cut = (text: string) => (response: ServerResponse) => {
  response.setHeader('content-length', text.length)
  response.write(text.slice(0, text.length / 2), () => response.destroy())
}

/** Half of a file arrives, and then nothing. */
export const stuck = (text: string) => (response: ServerResponse) => {
  response.setHeader('content-length', text.length)
  response.write(text.slice(0, text.length / 2))
}

/** Serves these files on the loopback, and SHA256SUMS of all that are texts unless there is one. */
export async function serve(files: Record<string, Served>): Promise<Release> {
  const texts = Object.entries(files).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  const all: Record<string, Served> = { SHA256SUMS: sums(Object.fromEntries(texts)), ...files }
  const waiting: { part: string; done: () => void }[] = []
  const seen: string[] = []
  const server = createServer(({ url = '' }, response) => {
    const name = url.slice('/release/'.length)
    const file = url.startsWith('/release/') ? all[name] : undefined
    if (typeof file === 'function') file(response)
    else response.writeHead(file === undefined ? 404 : 200).end(file)
    seen.push(name)
    for (const { part, done } of waiting) if (name.includes(part)) done()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/release/`,
    asked: (part) =>
      new Promise((done) => {
        if (seen.some((name) => name.includes(part))) done()
        else waiting.push({ part, done })
      }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
