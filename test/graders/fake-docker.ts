import type { Container, Docker, FileFact, Image, Volume } from '../../src/docker/port/docker.ts'

interface World {
  containers?: Container[]
  /** By the name that is asked for. */
  images?: Record<string, Image>
  volumes?: Volume[]
  /** What stands at a path, in every container. */
  files?: Record<string, FileFact>
}

/** An engine that holds what a test says, and notes which questions it was asked. What it lacks throws. */
export function fakeDocker({ containers = [], images = {}, volumes = [], files = {} }: World) {
  const asked: string[] = []
  const named = async (name: string) => containers.find((container) => container.name === name)
  const answers: Partial<Docker> = {
    container: named,
    settledContainer: named,
    containers: async () =>
      containers.map(({ id, name, imageName, imageId, state, ports }) => ({
        id,
        name,
        imageName,
        imageId,
        status: state.status,
        ports,
      })),
    image: async (reference) => images[reference],
    imageNames: async () => Object.keys(images),
    volume: async (name) => volumes.find((volume) => volume.name === name),
    volumeNames: async () => volumes.map((volume) => volume.name),
    file: async (_, path) => files[path] ?? { kind: 'absent' },
    logs: async () => ({ text: '', truncated: false, readable: true }),
  }
  const docker = new Proxy(answers as Docker, {
    get(target, question: keyof Docker) {
      asked.push(question)
      return target[question]
    },
  })
  return { docker, asked }
}
