import { CAPABILITIES, capabilityName } from '../port/capabilities.ts'
import { flag, type Json, texts } from '../port/json.ts'

/** The capabilities that an engine gives a container unless told otherwise. {@link https://docs.docker.com/engine/security/#linux-kernel-capabilities} */
export const DOCKER_CAPABILITIES =
  'AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE NET_RAW SETFCAP SETGID SETPCAP SETUID SYS_CHROOT'.split(
    ' ',
  )

/** {@link https://github.com/containers/common/blob/main/docs/containers.conf.5.md} */
export const PODMAN_CAPABILITIES =
  'CHOWN DAC_OVERRIDE FOWNER FSETID KILL NET_BIND_SERVICE SETFCAP SETGID SETPCAP SETUID SYS_CHROOT'.split(' ')

/**
 * The capabilities that a container's processes can have, without `CAP_`, as `--cap-add`, `--cap-drop` and `--privileged`
 * leave them. Of both lists a name wins over `ALL`, and `--cap-add` over `--cap-drop`.
 */
export function capabilitiesOf(host: Json, usual: readonly string[]): string[] {
  if (flag(host.Privileged, 'Privileged')) return [...CAPABILITIES]
  const [add, drop] = [named(host.CapAdd, 'CapAdd'), named(host.CapDrop, 'CapDrop')]
  const all = [...new Set([...CAPABILITIES, ...add])].filter((one) => one !== 'ALL')
  return all
    .filter((one) => {
      if (add.includes('ALL')) return !drop.includes(one)
      return add.includes(one) || (usual.includes(one) && !drop.includes(one) && !drop.includes('ALL'))
    })
    .toSorted()
}

const named = (value: unknown, name: string) => texts(value, name).map(capabilityName)

/** Whether `--security-opt no-new-privileges` is set: no program gets more rights than the one that starts it. */
export function gainsNoPrivileges(host: Json): boolean {
  const set = texts(host.SecurityOpt, 'SecurityOpt').findLast((option) => /^no-new-privileges\b/.test(option))
  return set !== undefined && !/[:=](false|f|0)$/i.test(set)
}
