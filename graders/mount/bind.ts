import type { Container, FileFact, Mount } from '../../src/docker/port/docker.ts'
import { kernelMountAt } from '../../src/grading/contract/container/kernel-mount.ts'
import type { FolderPlace, World } from '../../src/grading/contract/world.ts'
import { hostPath } from './host-path.ts'
import { type MountFacts, type MountLooks, mountAt } from './mounts.ts'
import type { MountWant } from './want.ts'

/** Looks at what the engine's list of mounts does not say of a directory of the host that is mounted. */
export async function observeBind(
  { destination, workfolder, writable, nonempty, shared_with }: MountWant,
  { docker, folder }: World,
  container: Container,
): Promise<Pick<MountLooks, 'place' | 'file' | 'workfolder' | 'kernel'>> {
  const mount = mountAt(container, destination)
  const matters = (workfolder ?? nonempty ?? shared_with) !== undefined || writable === false
  if (mount?.type !== 'bind' || !matters) return {}
  const [place, kernel] = await Promise.all([
    workfolder === undefined ? undefined : folder.place(workfolder, pathsOf(mount)),
    kernelMountAt(docker, container, mount.destination),
  ])
  if (workfolder === undefined || !place?.isUnseen || isAt(mount, place)) return { place, kernel }
  const [inside, own] = await Promise.all([
    docker.file(container.name, mount.destination),
    folder.file(workfolder),
  ])
  return { place, kernel, file: inside, workfolder: own }
}

const pathsOf = ({ source, askedSource }: Mount) => [...new Set([askedSource ?? source, source])]

/** The paths of Windows are the same in capitals and in small letters. */
const inOneCase = (path: string) => (/^\/[a-z](\/|$)/.test(path) ? path.toLowerCase() : path)

/** Whether a bind's source is the student's directory: the same one for this machine or, elsewhere, by its path. */
const isAt = (mount: Mount, { path, isSame }: FolderPlace) =>
  isSame || pathsOf(mount).some((one) => inOneCase(hostPath(one)) === inOneCase(hostPath(path)))

/** The code of what is wrong with the directory of the host; undefined when it is the student's. */
export function diagnoseBind(mount: Mount, { place, file, workfolder, kernel, partnerKernel }: MountFacts) {
  const isOld = kernel?.deleted || partnerKernel?.deleted
  if (!place) return isOld ? 'mount-of-old-folder' : undefined
  if (!isAt(mount, place)) {
    return place.isUnseen && lookAlike(file, workfolder) ? 'workfolder-unclear' : 'other-source'
  }
  return isOld || (kernel && isMoved(kernel.root, place.real)) ? 'mount-of-old-folder' : undefined
}

function lookAlike(one: FileFact | undefined, other: FileFact | undefined): boolean {
  if (one?.kind !== 'directory' || other?.kind !== 'directory') return one?.kind === other?.kind
  return one.entries.join('/') === other.entries.join('/')
}

/** What is mounted has a different name now, in the same directory, so that something else has the old one. */
function isMoved(root: string, real: string | undefined): boolean {
  const [parent, name] = split(root)
  const [folder, wanted] = split(hostPath(real ?? ''))
  return parent !== '' && wanted !== '' && name !== wanted && folder.endsWith(parent)
}

const split = (path: string): [folder: string, name: string] => {
  const at = path.lastIndexOf('/')
  return [path.slice(0, at), path.slice(at + 1)]
}
