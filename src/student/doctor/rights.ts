import { readFileSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'

/** Whether this account is allowed to use the engine's socket, and by what. */
export interface Rights {
  path: string
  /** `0660` */
  mode: string
  /** The name of its group, or the number of one without a name. */
  group: string
  by:
    | 'root'
    | 'owner'
    | 'group'
    | 'everyone'
    /** The account was put into the group, but this login is older. */
    | 'next-login'
    | 'nothing'
}

interface Account {
  uid: number
  groups: number[]
  name: string
}

/** The rights on a socket of this machine; undefined where it cannot be seen, or on Windows. */
export function rightsOn(
  path: string,
  account: Account | undefined = thisAccount(),
  groups = etcGroup(),
): Rights | undefined {
  const socket = statSync(path, { throwIfNoEntry: false })
  if (!socket || !account) return undefined
  const { name, members } = groups.get(socket.gid) ?? { name: `${socket.gid}`, members: [] }
  return {
    path,
    mode: `0${(socket.mode & 0o777).toString(8)}`,
    group: name,
    by: byWhat(socket, account, members),
  }
}

function byWhat(
  { mode, uid, gid }: { mode: number; uid: number; gid: number },
  account: Account,
  members: readonly string[],
): Rights['by'] {
  const canWrite = (bits: number) => (mode & bits) !== 0
  if (account.uid === 0) return 'root'
  if (account.uid === uid) return canWrite(0o200) ? 'owner' : 'nothing'
  if (account.groups.includes(gid)) return canWrite(0o020) ? 'group' : 'nothing'
  if (canWrite(0o002)) return 'everyone'
  return members.includes(account.name) && canWrite(0o020) ? 'next-login' : 'nothing'
}

function thisAccount(): Account | undefined {
  const [uid, gid] = [process.getuid?.(), process.getgid?.()]
  if (uid === undefined || gid === undefined) return undefined
  return { uid, groups: [gid, ...(process.getgroups?.() ?? [])], name: nameOf(uid) }
}

/** An account can have none, as in a container that runs under a number. */
function nameOf(uid: number): string {
  try {
    return userInfo().username
  } catch {
    return `${uid}`
  }
}

type Groups = ReadonlyMap<number, { name: string; members: string[] }>

/** By its number. @see https://man7.org/linux/man-pages/man5/group.5.html */
export function etcGroup(file = '/etc/group'): Groups {
  try {
    const lines = readFileSync(file, 'utf8').split('\n')
    return new Map(
      lines.flatMap((line) => {
        const [name = '', , gid = '', members = ''] = line.split(':')
        return /^\d+$/.test(gid) ? [[Number(gid), { name, members: members.split(',') }]] : []
      }),
    )
  } catch {
    return new Map()
  }
}
