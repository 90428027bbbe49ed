import { CouldNotLook, type Detail } from '../docker/port/could-not-look.ts'

/** The part of the facts about a container or an image that says what of them was not understood. */
const MARK = 'notUnderstood'

/**
 * Facts that a judge can read as they are, except for what the engine said and we did not understand: whoever reads
 * that gets `CouldNotLook`. So a strange field spoils the checks that need it, and no others.
 */
export function believable<Facts>(facts: Facts): Facts {
  return isSpoiled(facts) ? guarded(facts, new WeakMap()) : facts
}

function isSpoiled(facts: unknown): boolean {
  if (typeof facts !== 'object' || facts === null) return false
  return MARK in facts || Object.values(facts).some(isSpoiled)
}

function guarded<T>(facts: T, known: WeakMap<object, object>): T {
  if (typeof facts !== 'object' || facts === null) return facts
  const before = known.get(facts)
  if (before) return before as T
  const spoiled = (facts as { [MARK]?: Record<string, Detail> })[MARK] ?? {}
  const guard = new Proxy<object>(facts, {
    get(target, key) {
      if (typeof key === 'string' && Object.hasOwn(spoiled, key))
        throw new CouldNotLook('engine-answer', '', spoiled[key])
      return guarded(Reflect.get(target, key), known)
    },
  })
  known.set(facts, guard)
  return guard as T
}
