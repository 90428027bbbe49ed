/** An engine that a sandbox can hold, and where its image comes from. */
export interface SandboxEngine {
  /** As `--engines` writes it: `28.5`, `podman`. */
  name: string
  kind: 'docker' | 'podman'
  /** The image of Docker Hub that has it, or that it is installed on. */
  base: string
  /** Debian's suite that has it too, from which an image is made where Docker Hub is out of reach. */
  suite: string | undefined
}

const SUITES: Record<string, string> = { '20.10': 'bookworm', '26.1': 'trixie', '28': 'sid', '28.5': 'sid' }

/** `podman`, or a version of Docker, which need not be known here: Docker Hub has more of them. Otherwise undefined. */
export function sandboxEngine(name: string): SandboxEngine | undefined {
  if (name === 'podman') return { name, kind: 'podman', base: 'debian:bookworm', suite: 'bookworm' }
  if (!/^\d+(\.\d+){0,2}$/.test(name)) return undefined
  return { name, kind: 'docker', base: `docker:${name}-dind`, suite: SUITES[name] }
}

/** What docker-lab itself needs in a sandbox, and what scripts expect of a host. Debian and Alpine name it alike. */
const TOOLS = [
  'bash',
  'ca-certificates',
  'curl',
  'e2fsprogs',
  'iproute2',
  'iptables',
  'microsocks',
  'procps',
  'util-linux',
]

/** The Debian packages of an engine, besides a minimal system. */
export function debianPackages({ kind, suite }: SandboxEngine): string[] {
  const tools = [...TOOLS, 'mount', 'python3-minimal']
  // The docker command comes with an engine that is not started. The plugins make networks, and dnsname their names.
  if (kind === 'podman') {
    const networks = ['containernetworking-plugins', 'golang-github-containernetworking-plugin-dnsname']
    return [...tools, 'docker.io', 'podman', 'runc', 'catatonit', 'socat', ...networks]
  }
  // From trixie on, the docker command is a package of its own.
  return suite === 'bookworm' ? [...tools, 'docker.io'] : [...tools, 'docker.io', 'docker-cli']
}

/** How its image is made where Docker Hub can be reached. */
export function dockerfile(engine: SandboxEngine): string {
  const install =
    engine.kind === 'podman'
      ? `apt-get update && apt-get install -y --no-install-recommends ${debianPackages(engine).join(' ')}`
      : `apk add --no-cache ${[...TOOLS, 'python3'].join(' ')}`
  return `FROM ${engine.base}\nRUN ${install}\n`
}
