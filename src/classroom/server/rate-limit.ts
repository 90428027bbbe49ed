/** More callers are not remembered: the one that was seen longest ago is forgotten. */
const MOST_KEYS = 20_000

/**
 * A limit for each caller: `burst` at once, and then `perMinute`.
 * @returns asks for one more, or for as many as it costs: 0 where it is allowed, or else the seconds to wait. What costs
 * more than is left is allowed as long as something is left, and is waited for afterwards
 */
export function rateLimit(
  { burst, perMinute }: { burst: number; perMinute: number },
  now: () => number = () => performance.now(),
): (key: string, cost?: number) => number {
  const perMs = perMinute / 60_000
  const callers = new Map<string, { left: number; at: number }>()
  return (key, cost = 1) => {
    const at = now()
    const before = callers.get(key) ?? { left: burst, at }
    const left = Math.min(burst, before.left + (at - before.at) * perMs)
    const allowed = left >= 1
    callers.delete(key)
    callers.set(key, { left: allowed ? left - cost : left, at })
    if (callers.size > MOST_KEYS) callers.delete(callers.keys().next().value as string)
    return allowed ? 0 : Math.ceil((1 - left) / perMs / 1000)
  }
}
