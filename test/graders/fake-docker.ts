import type {
  BuildStep,
  Container,
  ContainerSummary,
  Docker,
  FileFact,
  Image,
  Naming,
  Volume,
} from '../../src/docker/port/docker.ts'
import type { World } from '../../src/grading/contract/world.ts'
import { aWorld } from './a-world.ts'

interface Objects {
  containers?: Container[]
  /** By the name that is asked for. */
  images?: Record<string, Image>
  volumes?: Volume[]
  namings?: Naming[]
  /** By the name of the image. */
  histories?: Record<string, BuildStep[]>
  /** What is at a path, in every container. */
  files?: Record<string, FileFact>
  /** What the list of containers has for the name of an image; that name itself, where a test does not say. */
  listedAs?: (imageName: string) => string
}

/** As many as an engine is asked to list, to explain. */
const LISTED = 100

const summaryAs =
  (listedAs: (imageName: string) => string) =>
  ({ id, name, imageName, imageId, state, ports }: Container): ContainerSummary => ({
    id,
    name,
    imageName: listedAs(imageName),
    imageId,
    status: state.status,
    ports,
  })

interface FakeDocker {
  /** A world with this engine and nothing else. */
  world: World
  docker: Docker
  /** The questions, by their names: `container`, `image`, … */
  asked: string[]
}

/** An engine that has these objects, and notes which questions it was asked. Questions about anything else throw. */
export function fakeDocker({
  containers = [],
  images = {},
  namings = [],
  histories = {},
  volumes = [],
  files = {},
  listedAs = (imageName) => imageName,
}: Objects): FakeDocker {
  const summary = summaryAs(listedAs)
  const asked: string[] = []
  const answers: Partial<Docker> = {
    container: async (name) => containers.find((container) => container.name === name),
    containers: async () => containers.slice(0, LISTED).map(summary),
    containersOf: async (_, { status, exitCode }) =>
      containers
        .filter(({ state }) => status === undefined || state.status === status)
        .filter(({ state }) => exitCode === undefined || state.exitCode === exitCode)
        .map(summary),
    image: async (reference) => images[reference],
    namings: async () => namings,
    history: async (reference) => histories[reference] ?? [],
    insecureRegistries: async () => ['hub.example'],
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
  return { world: aWorld({ docker }), docker, asked }
}
