import type { Context, MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { Env } from './env.ts'

const NOTHING = ["'none'"]
const OURS = ["'self'"]

/**
 * What browsers are told about every answer: only files of this server run, nothing that a script makes is taken for
 * HTML, nobody frames the page, and nothing is kept.
 */
export function guarded(isSecure: (context: Context<Env>) => boolean): MiddlewareHandler<Env> {
  const overTls = headers(true)
  const plain = headers(false)
  return async (context, next) => {
    await (isSecure(context) ? overTls : plain)(context, next)
    context.header('Cache-Control', 'no-store')
  }
}

const headers = (strictTransportSecurity: boolean) =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: NOTHING,
      scriptSrc: OURS,
      styleSrc: OURS,
      imgSrc: OURS,
      connectSrc: OURS,
      baseUri: NOTHING,
      formAction: NOTHING,
      frameAncestors: NOTHING,
      requireTrustedTypesFor: ["'script'"],
      trustedTypes: NOTHING,
    },
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    crossOriginEmbedderPolicy: 'require-corp',
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
    strictTransportSecurity,
  })
