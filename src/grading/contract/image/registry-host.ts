/** Names that lead nowhere outside a house or a lab: what is there, whoever sits there put there. */
const LOCAL_NAME = /(^|\.)(localhost|local|localdomain|lan|home|internal|intranet|corp|private|arpa)$/

/**
 * Whether a registry is one that a student does not run: a mirror of Docker Hub has a public name, and no port. What a
 * registry at an address, at a port or under a local name holds proves nothing, since anybody can push to their own.
 * @param registry `docker.io`, `localhost:5000`, …
 */
export function isPublic(registry: string): boolean {
  const isName = registry.includes('.') && !/[:[\]]/.test(registry) && !/^[\d.]+$/.test(registry)
  return isName && !LOCAL_NAME.test(registry.toLowerCase())
}
