import type { HttpBindings } from '@hono/node-server'

/** What Hono's handlers get from Node. */
export interface Env {
  Bindings: HttpBindings
}
