import { createExec, follow } from '../docker/probes/exec-session.ts'
import type { Ask } from '../docker/wire/ask.ts'

/**
 * With cgroups of version 1, what is frozen cannot be killed: a paused container in a sandbox would keep the
 * engine from removing the sandbox.
 * @see https://docs.kernel.org/admin-guide/cgroup-v1/freezer-subsystem.html
 */
export const THAW = `
find /sys/fs/cgroup/freezer -name freezer.state 2>/dev/null | while read -r state; do echo THAWED >$state; done
`

const THAWED_WITHIN_MS = 5000

/** Lets the paused containers in a sandbox go on, so that it can be removed, also while a script runs. Never rejects. */
export async function thaw(ask: Ask, sandbox: string): Promise<void> {
  try {
    await follow(ask, await createExec(ask, sandbox, { Cmd: ['sh', '-c', THAW] }), THAWED_WITHIN_MS)
  } catch {
    // A sandbox that is not running has nothing frozen, and an engine that does not answer cannot be helped.
  }
}
