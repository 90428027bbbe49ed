import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import * as z from 'zod'
import type { Env } from './env.ts'
import { type Logins, SESSION_MS } from './login.ts'
import { Refusal } from './refusal.ts'
import { type BodyAsked, jsonText } from './request-body.ts'

const SESSION = 'docker-lab-class'
const BODY: BodyAsked = {
  sent: 1024,
  unpacked: 1024,
  tooBig: 'login-too-big',
  unreadable: 'login-unreadable',
}

export const sessionOf = (context: Context): string | undefined => getCookie(context, SESSION)

/** Lets only teachers who are logged in go on. */
export const teacherOnly =
  (logins: Logins): MiddlewareHandler =>
  async (context, next) => {
    if (!(await logins.isOpen(sessionOf(context)))) throw new Refusal('login')
    await next()
  }

export interface LoginRoutes {
  logins: Logins
  /** Whether the browser came over TLS. */
  isSecure(context: Context<Env>): boolean
  onLogin?(): void
}

/** @param refuseGuess counts what was tried in vain from an address */
export function loginRoutes(
  { logins, isSecure, onLogin }: LoginRoutes,
  refuseGuess: (context: Context<Env>, refusal: Refusal) => Refusal,
): Hono<Env> {
  const routes = new Hono<Env>()

  routes.post('/api/login', sameSiteOnly, async (context) => {
    const session = await logins.open(secretIn(await jsonText(context.env.incoming, BODY)))
    if (session === undefined) throw refuseGuess(context, new Refusal('code'))
    setCookie(context, SESSION, session, {
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
      secure: isSecure(context),
      maxAge: SESSION_MS / 1000,
    })
    onLogin?.()
    return context.json({ ok: true })
  })

  routes.post('/api/logout', sameSiteOnly, async (context) => {
    const session = sessionOf(context)
    if (session !== undefined) await logins.close(session)
    deleteCookie(context, SESSION, { path: '/' })
    return context.json({ ok: true })
  })
  return routes
}

/** Another site's page must not have a browser log in or out here. */
const sameSiteOnly: MiddlewareHandler = async (context, next) => {
  const { origin, 'sec-fetch-site': site, host } = context.req.header()
  const isForeign =
    (site !== undefined && !['same-origin', 'none'].includes(site)) ||
    (origin !== undefined && URL.parse(origin)?.host !== host)
  if (isForeign) throw new Refusal('other-site')
  await next()
}

function secretIn(text: string): string {
  try {
    return z.object({ secret: z.string() }).parse(JSON.parse(text)).secret
  } catch {
    throw new Refusal('login-unreadable')
  }
}
