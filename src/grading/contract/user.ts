import { CouldNotLook } from '../../docker/port/could-not-look.ts'
import { type Docker, FILE_LIMITS, type FileFact } from '../../docker/port/docker.ts'

/** What a check asks for that wants any user but root. */
export const NOT_ROOT = 'not-root'

/** The part of `--user`, or of `USER`, that is before the group. */
export const userOf = ({ user }: { user: string }): string => user.replace(/:.*$/s, '')

/** Whether it is root without looking it up: no user at all, the name, or the id 0. */
export const isRootByName = (user: string): boolean => user === '' || user === 'root' || /^0+$/.test(user)

/** A container's own list of users. @throws CouldNotLook where it is too long to be read */
export async function usersIn(container: string, docker: Docker): Promise<FileFact> {
  const passwd = await docker.file(container, '/etc/passwd')
  if (passwd.kind === 'file' && passwd.truncated)
    throw new CouldNotLook('engine-answer', '', { why: 'too-long', bytes: FILE_LIMITS.textBytes })
  return passwd
}

/**
 * The id of a user, by a container's list of them; undefined where that does not have the name.
 * {@link https://man7.org/linux/man-pages/man5/passwd.5.html}
 */
export function idOf(user: string, passwd: FileFact | undefined): number | undefined {
  if (isRootByName(user)) return 0
  if (/^\d+$/.test(user)) return Number(user)
  const lines = passwd?.kind === 'file' ? passwd.text.split('\n') : []
  const [, , id = ''] = lines.map((line) => line.split(':')).find(([name]) => name === user) ?? []
  return /^\d+$/.test(id) ? Number(id) : undefined
}
