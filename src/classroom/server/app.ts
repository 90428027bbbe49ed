import { type Context, Hono } from 'hono'
import { chooseLanguage } from '../../languages/choose.ts'
import type { Language } from '../../languages/list.ts'
import { wordsIn } from '../../languages/loader.ts'
import { GradebookProblem } from '../gradebook/gradebook-problem.ts'
import { type ClassRoutes, classRoutes } from './class-routes.ts'
import { clientAddress, countedAs } from './client-address.ts'
import type { Env } from './env.ts'
import { loginRoutes, teacherOnly } from './login-routes.ts'
import { MOST_OF_ONE, openAtOnce } from './open-at-once.ts'
import { isOverTls } from './over-tls.ts'
import { pageRoutes } from './page-routes.ts'
import { rateLimit } from './rate-limit.ts'
import { Refusal } from './refusal.ts'
import { guarded } from './secure-headers.ts'
import { soon } from './soon.ts'
import { receiver, type Submissions } from './submit.ts'
import type { Refused } from './view.ts'

export interface Serving extends Submissions, ClassRoutes {
  /** The files of the page, by their names. */
  page: ReadonlyMap<string, string>
  /** Whether it is reached over TLS; for what comes through a proxy, that says. */
  isSecure: boolean
  /** Addresses of reverse proxies: whose a request is, and whether it came over TLS, these say. */
  proxies?: ReadonlySet<string>
  /** Another limit than {@link MOST_OF_ONE}, for tests. */
  mostOfOne?: number
  /** A teacher logged in. */
  onLogin?(): void
  /** Something went wrong that is nobody's request's fault. */
  onProblem?(error: unknown): void
}

const HAND_IN = '/api/submit'
/** The page can wait for so long, in ms: a whole class that hands in at once is answered first. */
const SHOWN_AFTER_MS = 200
/** For each address: a class behind one address is no reason to refuse. */
const REQUESTS = { burst: 2000, perMinute: 6000 }
/** What does not hold a valid token or code, for each address. */
const GUESSES = { burst: 20, perMinute: 20 }

/** The server's answers, without the server. */
export function classApp(serving: Serving): Hono<Env> {
  const { board, logins, gradebook } = serving
  const app = new Hono<Env>()
  const { studentOf, receive } = receiver(serving)
  const proxies: ReadonlySet<string> = serving.proxies ?? new Set()
  const addressOf = ({ env }: Context<Env>) => countedAs(clientAddress(env.incoming, proxies))
  const isSecure = ({ env }: Context<Env>) => isOverTls(env.incoming, { ours: serving.isSecure, proxies })
  const opened = openAtOnce(serving.mostOfOne ?? MOST_OF_ONE)
  const requests = rateLimit(REQUESTS, serving.clock)
  const show = soon(
    () => board.refresh().catch((error: unknown) => serving.onProblem?.(error)),
    SHOWN_AFTER_MS,
  )
  const guesses = rateLimit(GUESSES, serving.clock)
  const refuseGuess = (context: Context<Env>, refusal: Refusal): Refusal => {
    const wait = guesses(addressOf(context))
    return wait > 0 ? new Refusal('too-often', { retryAfter: wait }) : refusal
  }

  app.use(guarded(isSecure))
  app.use(async (context, next) => {
    const address = addressOf(context)
    const wait = requests(address)
    if (wait > 0) throw new Refusal('too-often', { retryAfter: wait })
    const end = opened(address)
    if (!end) throw new Refusal('too-often', { retryAfter: 1 })
    context.env.outgoing.once('close', end)
    await next()
  })

  app.get('/api/health', async (context) => {
    await gradebook.changesSince(Number.MAX_SAFE_INTEGER)
    return context.json({ ok: true })
  })

  app.post(HAND_IN, async (context) => {
    const student = await studentOf(context.req.header('authorization')).catch((error: unknown) => {
      throw error instanceof Refusal && error.code === 'token' ? refuseGuess(context, error) : error
    })
    const received = await receive(student, context.env.incoming, languageOf(context))
    show()
    return context.json(received)
  })

  app.route('/', loginRoutes({ ...serving, isSecure }, refuseGuess))
  for (const path of ['class', 'class/*', 'events', 'mistakes', 'diagnoses/*'])
    app.use(`/api/${path}`, teacherOnly(logins))
  app.route('/', classRoutes(serving, languageOf))
  app.route('/', pageRoutes(serving.page))

  app.notFound(() => {
    throw new Refusal('not-found')
  })
  app.onError(async (error, context) => {
    const refusal =
      error instanceof Refusal ? error : new Refusal(error instanceof GradebookProblem ? 'gradebook' : 'bug')
    if (refusal !== error) serving.onProblem?.(error)
    const { refused, notSaved } = await wordsIn('class-serve', languageOf(context))
    const { code, status, retryAfter, detail } = refusal
    if (retryAfter !== undefined) context.header('Retry-After', `${retryAfter}`)
    if (code === 'token') context.header('WWW-Authenticate', 'Bearer')
    // Of what is refused, the rest is not read: no other request must begin in it.
    if (context.req.method === 'POST') context.header('Connection', 'close')
    const isOurs = code === 'gradebook' || code === 'bug'
    const words = isOurs && context.req.path === HAND_IN ? notSaved[code] : refused[code]
    return context.json<Refused>({ error: { code, message: detail ?? words } }, status)
  })
  return app
}

const languageOf = (context: Context): Language =>
  chooseLanguage(context.req.header('accept-language')?.slice(0, 2).toLowerCase(), {})
