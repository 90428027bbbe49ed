import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import type { Docker, FileFact } from '../../src/docker/port/docker.ts'
import { idOf, isRootByName, usersIn } from '../../src/grading/contract/user.ts'

/** Who may do what with a file or directory, and whom it belongs to. */
interface RightsWant {
  mode?: string | undefined
  owner?: string | undefined
}

/** The container's list of users, where a name has to be looked up. */
export async function observeUsers({ owner = '' }: RightsWant, container: string, docker: Docker) {
  return isRootByName(owner) || /^\d+$/.test(owner) ? undefined : usersIn(container, docker)
}

/** Whether what is asked for was seen. @throws CouldNotLook where it was not, as on an older tape */
export function needRights({ mode, owner }: RightsWant, file: FileFact): void {
  const lacks = (name: string) => (file.kind === 'file' || file.kind === 'directory') && !(name in file)
  const missing = [mode === undefined ? '' : 'mode', owner === undefined ? '' : 'owner'].find(
    (name) => name !== '' && lacks(name),
  )
  if (missing) throw new CouldNotLook('engine-answer', '', { why: 'missing-field', name: missing })
}

/** The code of what is wrong, or undefined. */
export function diagnoseRights(want: RightsWant, { file, users }: { file: FileFact; users?: FileFact }) {
  if (want.mode !== undefined && modeOf(file) !== want.mode.padStart(4, '0')) return 'file-mode-differs'
  if (want.owner === undefined) return undefined
  const wanted = idOf(want.owner, users)
  return wanted !== undefined && uidOf(file) === wanted ? undefined : 'file-owner-differs'
}

/** With four digits: `0644`. */
const modeOf = (file: FileFact): string =>
  ('mode' in file ? (file.mode ?? 0) : 0).toString(8).padStart(4, '0')

/** As people write it: `644`, and `4755` where more than permissions is set. */
export const shownMode = (file: FileFact): string => modeOf(file).replace(/^0/, '')

const uidOf = (file: FileFact): number | undefined => ('owner' in file ? file.owner?.uid : undefined)

/** Whom a file belongs to: by name, where the list of users has it, and by id. */
export function shownOwner({ file, users }: { file: FileFact; users?: FileFact }): string {
  const uid = uidOf(file)
  const lines = users?.kind === 'file' ? users.text.split('\n').map((line) => line.split(':')) : []
  const name = uid === 0 ? 'root' : lines.find(([, , id]) => id === `${uid}`)?.[0]
  return name ? `${name} (${uid})` : `${uid}`
}

/** Whether the container has such a user. */
export const isKnown = ({ owner = '' }: RightsWant, { users }: { users?: FileFact }): boolean =>
  idOf(owner, users) !== undefined
