import { readFileSync } from 'node:fs'
import { GenericContainer, type StartedTestContainer, Wait } from 'testcontainers'
import { ROOTLESS_SCRIPT } from './rootless.ts'
import { SandboxProblem } from './sandbox-problem.ts'
import { PROXY_PORT, START_SCRIPT, STARTED } from './start-script.ts'

export interface DindContainerSettings {
  image: string
  /** Without privileges, for an engine that runs without root. */
  rootless: boolean
  environment: Record<string, string>
  labels: Record<string, string>
  /** Whether this program reaches the proxy at the engine's loopback address, so that nothing else needs to. */
  local: boolean
  /** A network that publishes no ports, and hosts to know in it; the default one where there is none. */
  network?: { name: string; hosts: string[] } | undefined
}

const PIDS_LIMIT = 4096
const MEMORY_BYTES = 4 * 1024 ** 3
const STARTUP_MS = 90_000

/** A container in which an engine runs, with what it is given. */
class DindContainer extends GenericContainer {
  constructor(settings: DindContainerSettings, given: object) {
    const { image, rootless, environment, labels, local, network } = settings
    super(image)
    this.withEntrypoint([])
      .withCommand(['bash', '-c', rootless ? ROOTLESS_SCRIPT : START_SCRIPT])
      .withEnvironment(environment)
      .withLabels(labels)
      .withStartupTimeout(STARTUP_MS)
      .withWaitStrategy(Wait.forLogMessage(STARTED))
    if (network) this.withNetworkMode(network.name)
    else this.withExposedPorts(PROXY_PORT)
    Object.assign(this.hostConfig, {
      Init: true,
      // Also when it ends by itself, nothing of it is left.
      AutoRemove: true,
      // Labelled, so that it can be found where the container was removed without it.
      Mounts: [{ Type: 'volume', Target: '/sandbox', VolumeOptions: { Labels: labels } }],
      // No limit on CPU: with cgroups of version 1, containers in the sandbox could then not be given more by --cpus.
      Memory: MEMORY_BYTES,
      PidsLimit: PIDS_LIMIT,
      CgroupnsMode: 'private',
      ...(network ? { ExtraHosts: network.hosts } : { PortBindings: published(local) }),
      ...given,
    })
  }
}

const published = (local: boolean) => ({
  [`${PROXY_PORT}/tcp`]: [{ HostIp: local ? '127.0.0.1' : '', HostPort: '' }],
})

/**
 * It gets all that `--privileged` gives; where the host itself lacks a capability, so that its engine refuses that, it
 * names the ones that the host has. Rejects with what the engine said. @throws SandboxProblem where the host does not
 * let an engine run without root
 */
export async function startDind(settings: DindContainerSettings): Promise<StartedTestContainer> {
  if (settings.rootless) return startRootless(settings)
  try {
    return await new DindContainer(settings, { Privileged: true }).start()
  } catch (error) {
    if (!/operation not permitted|permission denied|capabilit/i.test(String(error))) throw error
    return new DindContainer(settings, asIfPrivileged()).start()
  }
}

async function startRootless(settings: DindContainerSettings): Promise<StartedTestContainer> {
  let said = ''
  const container = new DindContainer(settings, withoutPrivileges()).withLogConsumer((log) =>
    log.on('data', (line) => {
      said = `${said}${line}`.slice(-KEPT_LOG)
    }),
  )
  return container.start().catch((error) => {
    const output = said.trim().split('\n').slice(-3).join('\n') || String(error)
    throw new SandboxProblem({ code: 'no-rootless', output }, { cause: error })
  })
}

const KEPT_LOG = 2000

/**
 * No capability more than any container has: only what keeps its programs from making namespaces of their own is off.
 * RootlessKit publishes a port of ::1 at the container's.
 */
const withoutPrivileges = () => ({
  SecurityOpt: ['seccomp=unconfined', 'apparmor=unconfined'],
  MaskedPaths: [],
  ReadonlyPaths: [],
  Sysctls: { 'net.ipv6.conf.lo.disable_ipv6': '0' },
  Devices: [{ PathOnHost: '/dev/net/tun', PathInContainer: '/dev/net/tun', CgroupPermissions: 'rwm' }],
})

function asIfPrivileged() {
  return {
    CapAdd: ownCapabilities(),
    SecurityOpt: ['seccomp=unconfined', 'apparmor=unconfined'],
    MaskedPaths: [],
    ReadonlyPaths: [],
    DeviceCgroupRules: ['a *:* rwm'],
  }
}

/** What this machine itself is allowed to do. */
export function ownCapabilities(): string[] {
  return capabilitiesIn(/^CapBnd:\s*([0-9a-f]+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0')
}

/** The capabilities in a mask, as Linux writes it: in hexadecimal, bit by bit in the order of capabilities(7). */
export function capabilitiesIn(mask: string): string[] {
  return CAPABILITIES.filter((_, bit) => (BigInt(`0x${mask}`) >> BigInt(bit)) & 1n)
}

/** Without PERFMON, BPF and CHECKPOINT_RESTORE, which Engine 20.10 does not know and no engine needs. */
const CAPABILITIES = (
  'CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID KILL SETGID SETUID SETPCAP LINUX_IMMUTABLE NET_BIND_SERVICE ' +
  'NET_BROADCAST NET_ADMIN NET_RAW IPC_LOCK IPC_OWNER SYS_MODULE SYS_RAWIO SYS_CHROOT SYS_PTRACE SYS_PACCT ' +
  'SYS_ADMIN SYS_BOOT SYS_NICE SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG MKNOD LEASE AUDIT_WRITE AUDIT_CONTROL SETFCAP ' +
  'MAC_OVERRIDE MAC_ADMIN SYSLOG WAKE_ALARM BLOCK_SUSPEND AUDIT_READ'
).split(' ')
