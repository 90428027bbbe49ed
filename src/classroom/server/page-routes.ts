import { type Context, Hono } from 'hono'
import { Refusal } from './refusal.ts'

const TYPES: Record<string, string> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
}

/** The page and its files; it is the same for everybody, and has no data in it. */
export function pageRoutes(files: ReadonlyMap<string, string>): Hono {
  const file = (context: Context, name: string): Response => {
    const text = files.get(name)
    if (text === undefined) throw new Refusal('not-found')
    const type = TYPES[name.slice(name.lastIndexOf('.') + 1)]
    return context.body(text, 200, { 'Content-Type': `${type}; charset=utf-8` })
  }
  return (
    new Hono()
      .get('/', (context) => file(context, 'index.html'))
      // What a student's address shows in a browser: how to use it.
      .get('/s/:token', (context) => file(context, 'index.html'))
      .get('/:file{[a-z]+\\.(?:js|css|svg)}', (context) => file(context, context.req.param('file')))
  )
}
