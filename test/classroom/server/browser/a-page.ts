import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Roster } from '../../../../src/classroom/roster/roster.ts'
import { builtWeb } from '../../../../src/classroom/server/built-web.ts'
import {
  aRoster,
  aServer,
  aSnapshot,
  aStudent,
  handIn,
  LABS,
  type TestServer,
  type Work,
} from '../a-class.ts'

const page = new Map(Object.entries(await builtWeb()))

/** A class of ten, one of whom has a name that is a script. */
export const roster: Roster = aRoster(
  [
    'Alice',
    'Bob',
    'Carol',
    '王小明',
    '<img src=x onerror=alert(1)>',
    'Eve',
    'Frank',
    'Grace',
    'Heidi',
    'Ivan',
  ].map((name, at) => aStudent(`s${at}`, name)),
)

export const aServedClass = (): Promise<TestServer> => aServer(roster, { page })

/** One student hands in one lab, by their places in the lists. */
export async function submits(server: TestServer, student: number, work: Work, lab = 0): Promise<void> {
  const snapshot = await aSnapshot(null, work, { labs: LABS.slice(lab, lab + 1) })
  const token = server.tokens[`s${student}`]
  expect(await handIn(server, token, snapshot)).toMatchObject({ status: 200 })
}

export interface Opened extends AsyncDisposable {
  page: Page
  /** What the browser complained of: scripts that were stopped, files that are missing, mistakes of ours. */
  complaints: string[]
}

/** The page, in a browser that knows nothing yet but what a teacher's login left. */
export async function open(
  browser: Browser,
  server: TestServer,
  path = '/',
  options: BrowserContextOptions & { isOut?: boolean } = {},
): Promise<Opened> {
  const { isOut, ...more } = options
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    locale: 'en-US',
    ...more,
  })
  const [name = '', value = ''] = server.cookie.split('=')
  if (!isOut) await context.addCookies([{ name, value, url: server.address }])
  const opened = await context.newPage()
  const complaints: string[] = []
  opened.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  opened.on('pageerror', (error) => complaints.push(`${error}`))
  await opened.goto(`${server.address}${path}`)
  return { page: opened, complaints, [Symbol.asyncDispose]: () => context.close() }
}

export const isLive = (opened: Page): Promise<unknown> => opened.waitForSelector('.connection.live')
