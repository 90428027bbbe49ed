import type { Endpoint } from '../docker/address/endpoint.ts'
import { isInContainer } from '../docker/address/in-container.ts'
import { pull } from '../workshop/changes.ts'
import type { Workshop } from '../workshop/workshop.ts'
import { SandboxProblem } from './sandbox-problem.ts'

/** The image that testcontainers' version in package.json uses. */
const REAPER = 'testcontainers/ryuk:0.14.0'

/**
 * Tells testcontainers, which reads it from the environment, which engine to use, and whether its reaper can be had.
 * Left to itself it would silently take any engine that answers, and fail where the reaper's image cannot be fetched.
 */
export async function settleTestcontainers(endpoint: Endpoint, { ask }: Workshop): Promise<void> {
  const { env } = process
  const tls = endpoint.kind === 'tcp' && endpoint.tls
  const fromEnvironment = endpoint.source === 'DOCKER_HOST'
  if (endpoint.kind === 'ssh' || endpoint.kind === 'socks' || (tls && !fromEnvironment)) {
    throw new SandboxProblem({ code: 'no-way', endpoint: endpoint.url })
  }
  if (!fromEnvironment) env.DOCKER_HOST = endpoint.url
  // In a container it would start another one, of an image that may be out of reach, only to find its gateway.
  if (isInContainer()) env.TESTCONTAINERS_HOST_OVERRIDE ??= 'localhost'
  if (env.TESTCONTAINERS_RYUK_DISABLED !== undefined) return
  const reaper = env.RYUK_CONTAINER_IMAGE ?? REAPER
  const there = (await ask.json(`/images/${encodeURI(reaper)}/json`)) !== undefined
  if (!there && (await pull(ask, reaper, () => {})) !== undefined) env.TESTCONTAINERS_RYUK_DISABLED = 'true'
}
