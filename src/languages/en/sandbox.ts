/** Why no sandbox can be opened. `refusal` and `output` are the words of the engine and of mmdebstrap. */
export type SandboxTrouble =
  | { code: 'image-out-of-reach'; base: string; refusal: string }
  | { code: 'no-mmdebstrap'; base: string; refusal: string; suite: string }
  | { code: 'bootstrap-failed'; suite: string; output: string }
  | { code: 'other-engine'; wanted: string; got: string }
  | { code: 'no-way'; endpoint: string }
  | { code: 'not-reached'; places: string[] }
  | { code: 'not-closed'; endpoint: string }
  | { code: 'no-network'; refusal: string }
  | { code: 'no-rootless'; output: string }

/** What is said while sandboxes are made ready, and where none can be opened. */
const sandbox = {
  making: (image: string, base: string) =>
    `Building the image ${image} from ${base}; this is needed only once`,
  bootstrapping: (image: string, suite: string) =>
    `Building the image ${image} from Debian ${suite}; this takes about a minute and is needed only once`,
  trouble(trouble: SandboxTrouble): string {
    switch (trouble.code) {
      case 'image-out-of-reach':
        return `The image ${trouble.base} could not be pulled: ${trouble.refusal}`
      case 'no-mmdebstrap':
        return `The image ${trouble.base} could not be pulled (${trouble.refusal}), and mmdebstrap, which can build one from Debian ${trouble.suite}, is not installed. Give the engine access to Docker Hub or to a mirror of it, or install mmdebstrap.`
      case 'bootstrap-failed':
        return `No image could be built from Debian ${trouble.suite}. mmdebstrap says:\n${trouble.output}`
      case 'other-engine':
        return `The image for Engine ${trouble.wanted} contains a different one: ${trouble.got}.`
      case 'no-way':
        return `Sandboxes cannot be started in the engine at ${trouble.endpoint}: they cannot be reached over ssh, or with the certificates of a context. Choose an engine on this machine with --host, or set DOCKER_HOST and DOCKER_CERT_PATH.`
      case 'not-closed':
        return `Work of other people is run only in a network without a way out, and ${trouble.endpoint} cannot make one that can be reached from here. Use a Docker engine on this machine, over unix://.`
      case 'no-rootless':
        return `An engine without root could not be started in a container. The host has to allow user namespaces without root, and have /dev/net/tun; on Ubuntu, the sysctl kernel.apparmor_restrict_unprivileged_userns forbids them. It said:\n${trouble.output}`
      case 'no-network':
        return `The engine could not make a network for a sandbox: ${trouble.refusal}`
      case 'not-reached':
        return `A sandbox was started, but it cannot be reached from this container, at none of these addresses: ${trouble.places.join(', ')}. Start this container with "--network host", or in the default network of the engine.`
    }
  },
}

export type SandboxWords = typeof sandbox

export default sandbox
