import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

const NOTHING = ["'none'"]
const OURS = ["'self'"]

/**
 * What browsers are told about every answer: only files of this server run, nothing that a script makes is taken for
 * HTML, nobody frames the page, and nothing is kept.
 */
export function guarded(isSecure: boolean): MiddlewareHandler {
  const headers = secureHeaders({
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
    strictTransportSecurity: isSecure,
  })
  return async (context, next) => {
    await headers(context, next)
    context.header('Cache-Control', 'no-store')
  }
}
