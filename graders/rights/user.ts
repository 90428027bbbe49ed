import type { Container, Docker, FileFact } from '../../src/docker/port/docker.ts'
import { idOf, isRootByName, NOT_ROOT, userOf, usersIn } from '../../src/grading/contract/user.ts'

/** Whom a container's program runs as: by its configuration, its own list of users, and the kernel. */
export interface UserFacts {
  /** Of the main process, while it runs and where the engine shows it. */
  uid?: number | undefined
  /** The container's list of users; only where a name has to be looked up. */
  passwd?: FileFact | undefined
}

interface Asked {
  user?: string | undefined
}

/** Asks no more than what has to be known besides the configuration. */
export async function observeUser({ user }: Asked, container: Container, docker: Docker): Promise<UserFacts> {
  const configured = userOf(container)
  if (user === undefined || (isRootByName(configured) && !isRootByName(user))) return {}
  const uid = container.state.status === 'running' ? await docker.mainUid(container.name) : undefined
  const names = [uid === undefined ? configured : '', user === NOT_ROOT || user === configured ? '' : user]
  if (!names.some((name) => /\D/.test(name))) return { uid }
  return { uid, passwd: await usersIn(container.name, docker) }
}

/** The code of what is wrong with the user, or undefined. */
export function diagnoseUser({ user }: Asked, facts: UserFacts & { container: Container }) {
  if (user === undefined) return undefined
  const configured = userOf(facts.container)
  const uid = uidOf(facts)
  if (user === NOT_ROOT || !isRootByName(user)) {
    if (isRootByName(configured) || uid === 0) return 'runs-as-root'
    if (uid === undefined) return 'user-unknown'
    if (user === NOT_ROOT) return undefined
  }
  const wanted = idOf(user, facts.passwd)
  return user === configured || (wanted !== undefined && wanted === uid) ? undefined : 'user-differs'
}

/** The user id of its program; undefined where its list of users does not have the name. */
export function uidOf({ uid, passwd, container }: UserFacts & { container: Container }): number | undefined {
  return uid ?? idOf(userOf(container), passwd)
}
