import type { ServerOptions } from 'node:http'
import type { ServerOptions as TlsOptions } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Env } from './env.ts'

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
const MOST_CONNECTIONS = 4000

export interface Where {
  host: string
  /** 0 for any that is free. */
  port: number
  tls?: { cert: string; key: string } | undefined
  /** Other limits than usual, for tests. */
  patience?: ServerOptions
}

/** Listens. Rejects with the system's error where it cannot: `EADDRINUSE`, `EACCES`, `EADDRNOTAVAIL`, … */
export async function listen(app: Hono<Env>, { host, port, tls, patience }: Where): Promise<Listening> {
  const serverOptions = { ...PATIENCE, ...patience, ...tls }
  const fetch = app.fetch as Parameters<typeof createAdaptorServer>[0]['fetch']
  const server = tls
    ? createAdaptorServer({
        fetch,
        createServer: (await import('node:https')).createServer,
        serverOptions: serverOptions as TlsOptions,
      })
    : createAdaptorServer({ fetch, serverOptions })
  if ('maxConnections' in server) server.maxConnections = MOST_CONNECTIONS
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}
