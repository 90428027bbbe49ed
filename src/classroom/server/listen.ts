import type { ServerOptions } from 'node:http'
import type { ServerOptions as TlsOptions } from 'node:https'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
import { countedAs, plainAddress } from './client-address.ts'
import type { Env } from './env.ts'
import { MOST_OF_ONE, openAtOnce } from './open-at-once.ts'

/** Where it listens. */
export interface Listening {
  port: number
  /** Refuses what comes, and ends what is open. */
  close(): Promise<void>
}

/** Whoever sends slowly is cut off: in ms. */
const PATIENCE: ServerOptions = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 8 * 1024,
}
const HANDSHAKE_MS = 10_000
const MOST_CONNECTIONS = 4000

export interface Where {
  host: string
  /** 0 for any that is free. */
  port: number
  tls?: { cert: string; key: string } | undefined
  /** Addresses of reverse proxies, whose connections are those of many. */
  proxies?: ReadonlySet<string>
  /** Other limits than usual, for tests. */
  patience?: ServerOptions
  mostOfOne?: number
  mostOfAll?: number
}

/** Whether it could listen there, before anything is prepared for it. Rejects as {@link listen} does. */
export async function tryPort(where: Pick<Where, 'host' | 'port'>): Promise<void> {
  const server = createServer()
  await begin(server, where)
  await new Promise((resolve) => server.close(resolve))
}

/** Listens. Rejects with the system's error where it cannot: `EADDRINUSE`, `EACCES`, `EADDRNOTAVAIL`, … */
export async function listen(app: Hono<Env>, where: Where): Promise<Listening> {
  const { tls, patience, proxies } = where
  const serverOptions = { ...PATIENCE, ...patience }
  const fetch = app.fetch as Parameters<typeof createAdaptorServer>[0]['fetch']
  const server = tls
    ? createAdaptorServer({
        fetch,
        createServer: (await import('node:https')).createServer,
        serverOptions: { ...serverOptions, ...tls, handshakeTimeout: HANDSHAKE_MS } satisfies TlsOptions,
      })
    : createAdaptorServer({ fetch, serverOptions })
  const openedByAll = openAtOnce(where.mostOfAll ?? MOST_CONNECTIONS)
  const openedByOne = openAtOnce(where.mostOfOne ?? MOST_OF_ONE)
  server.on('connection', (socket: Socket) => {
    const address = plainAddress(socket.remoteAddress) ?? ''
    const ends = [openedByAll('all')]
    if (!proxies?.has(address)) ends.push(openedByOne(countedAs(address)))
    socket.once('close', () => {
      for (const end of ends) end?.()
    })
    if (ends.includes(undefined)) socket.destroy()
  })
  await begin(server, where)
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}

function begin(
  server: Pick<Server, 'once' | 'off' | 'listen'>,
  { host, port }: Pick<Where, 'host' | 'port'>,
) {
  return new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}
