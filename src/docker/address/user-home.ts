import { homedir, userInfo } from 'node:os'
import { isAbsolute } from 'node:path'

/** The user's home. With an empty HOME, Node takes the current folder for it, which can belong to anybody. */
export function userHome(): string {
  const home = homedir()
  return isAbsolute(home) ? home : userInfo().homedir
}
