/** An engine that a sandbox can hold, and where its image comes from. */
export interface SandboxEngine {
  /** As `--engines` writes it: `28.5`, `28.5-containerd`, `podman`. */
  name: string
  kind: 'docker' | 'podman'
  /** What its version begins with: `28.5`; Podman's is the one that Debian has. */
  version: string
  /** Where it keeps images: Docker has a store of its own, and containerd's, the default since Engine 29. */
  store: 'own' | 'containerd'
  /** Whether it runs without root, in a container without privileges. */
  rootless: boolean
  /** The image of Docker Hub that has it, or that it is installed on. */
  base: string
  /** Debian's suite that has it too, from which an image is made where Docker Hub is out of reach. */
  suite: string | undefined
  /** Debian's suite that has the Compose and Buildx plugins for it. */
  plugins: string
}

const SUITES: Record<string, string> = { '20.10': 'bookworm', '26.1': 'trixie', '28': 'sid', '28.5': 'sid' }
const PODMANS: Record<string, string> = { podman: 'bookworm', 'podman-4': 'bookworm', 'podman-5': 'sid' }

/**
 * `podman` or `podman-4` (Debian 12's 4.3), `podman-5`, or a version of Docker, which need not be known here: Docker Hub has more of
 * them. With `-containerd`, Docker keeps images in containerd's store; with `-rootless`, it runs without root. Otherwise
 * undefined.
 * @see https://docs.docker.com/engine/storage/containerd/
 * @see https://docs.docker.com/engine/security/rootless/
 */
export function sandboxEngine(name: string): SandboxEngine | undefined {
  if (Object.hasOwn(PODMANS, name)) {
    const suite = PODMANS[name] as string
    const version = name === 'podman-5' ? '5' : '4'
    return {
      name,
      kind: 'podman',
      version,
      store: 'own',
      rootless: false,
      base: `debian:${suite}`,
      suite,
      plugins: pluginsFor(suite),
    }
  }
  const [, version, store, rootless] = /^(\d+(?:\.\d+){0,2})(-containerd)?(-rootless)?$/.exec(name) ?? []
  if (version === undefined) return undefined
  const suite = Object.hasOwn(SUITES, version) ? SUITES[version] : undefined
  return {
    name,
    kind: 'docker',
    version,
    store: store ? 'containerd' : 'own',
    rootless: rootless !== undefined,
    base: `docker:${version}-dind${rootless ?? ''}`,
    suite,
    plugins: pluginsFor(suite),
  }
}

/** Debian 12 has none that a docker command of today can load; the next Debian's run there as well. */
const pluginsFor = (suite: string | undefined) => (suite === 'bookworm' ? 'trixie' : (suite ?? 'sid'))

/** Where every docker command looks for its plugins. */
export const PLUGIN_FOLDER = '/usr/libexec/docker/cli-plugins'
export const PLUGINS = ['docker-compose', 'docker-buildx']

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

/** Without root, Docker is started by RootlessKit; Debian and Alpine each have the rest under names of their own. */
const ROOTLESS = {
  debian: ['rootlesskit', 'slirp4netns', 'uidmap', 'libcap2-bin'],
  alpine: ['slirp4netns', 'shadow-uidmap', 'libcap-setcap'],
}

/** The plugins make networks, and dnsname their names; netavark and aardvark-dns came after them. */
const PODMAN_NETWORKS: Record<string, string[]> = {
  bookworm: ['containernetworking-plugins', 'golang-github-containernetworking-plugin-dnsname'],
  sid: ['netavark', 'aardvark-dns', 'nftables'],
}

/** The Debian packages of an engine, besides a minimal system and the docker command's plugins. */
export function debianPackages({ kind, rootless, suite = '' }: SandboxEngine): string[] {
  // Programs that scripts bring, such as Node, are linked with the library of C++, which every host has.
  const tools = [...TOOLS, 'libstdc++6', 'mount', 'python3-minimal']
  // From trixie on, the docker command is a package of its own.
  const docker = suite === 'bookworm' ? ['docker.io'] : ['docker.io', 'docker-cli']
  if (kind === 'docker') return [...tools, ...docker, ...(rootless ? ROOTLESS.debian : [])]
  // The docker command of Debian 12 comes with an engine that is not started.
  const command = suite === 'bookworm' ? 'docker.io' : 'docker-cli'
  return [...tools, command, 'podman', 'runc', 'catatonit', 'socat', ...(PODMAN_NETWORKS[suite] ?? [])]
}

/** How its image is made where Docker Hub can be reached. */
export function dockerfile(engine: SandboxEngine): string {
  if (engine.base.startsWith('docker:')) {
    const tools = [...TOOLS, 'python3', ...(engine.rootless ? ROOTLESS.alpine : [])]
    return `FROM ${engine.base}\n${engine.rootless ? 'USER root\n' : ''}RUN apk add --no-cache ${tools.join(' ')}\n`
  }
  const packages = debianPackages(engine).join(' ')
  return (
    `FROM ${engine.base}\nRUN apt-get update && apt-get install -y --no-install-recommends ${packages}\n` +
    // The plugins of Docker's own images are linked statically.
    `COPY --from=docker:28.5-cli /usr/local${PLUGIN_FOLDER.slice('/usr'.length)} ${PLUGIN_FOLDER}\n`
  )
}
