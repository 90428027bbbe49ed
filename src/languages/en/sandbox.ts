import type { SandboxTrouble } from '../../sandbox/sandbox-problem.ts'

/** What is said while sandboxes are made ready, and where none can be had. */
const sandbox = {
  making: (image: string, base: string) => `making the image ${image} from ${base}, once`,
  bootstrapping: (image: string, suite: string) =>
    `making the image ${image} from Debian ${suite}, once; this takes about a minute`,
  trouble(trouble: SandboxTrouble): string {
    switch (trouble.code) {
      case 'image-out-of-reach':
        return `The image ${trouble.base} could not be fetched: ${trouble.refusal}`
      case 'no-mmdebstrap':
        return `The image ${trouble.base} could not be fetched (${trouble.refusal}), and there is no mmdebstrap to make one from Debian ${trouble.suite}. Let the engine reach Docker Hub or a mirror of it, or install mmdebstrap.`
      case 'bootstrap-failed':
        return `No image could be made from Debian ${trouble.suite}. mmdebstrap says:\n${trouble.output}`
      case 'other-engine':
        return `The image for Engine ${trouble.wanted} holds another one: ${trouble.got}.`
      case 'no-testcontainers':
        return 'Sandboxes need the package testcontainers, which was left out when docker-lab was installed. Install it beside docker-lab: npm install testcontainers'
      case 'no-way':
        return `Sandboxes cannot be started in the engine at ${trouble.endpoint}: over ssh, or with the certificates of a context, there is no way to it. Name an engine of this machine with --host, or set DOCKER_HOST and DOCKER_CERT_PATH.`
    }
  },
}

export type SandboxWords = typeof sandbox

export default sandbox
