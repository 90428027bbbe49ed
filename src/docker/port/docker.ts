import type {
  BuildStep,
  Container,
  ContainerStatus,
  ContainerSummary,
  Engine,
  Image,
  ImageSummary,
  ListedOnly,
  Naming,
  Network,
  NetworkSummary,
  RunningContainer,
  ServiceContainer,
  Volume,
} from './facts.ts'
import type { FolderComparison, ImagePath, PathChange } from './layers.ts'
import type { Login } from './login.ts'
import type {
  ExecResult,
  FileFact,
  HttpAnswer,
  HttpRequest,
  KernelMount,
  Listener,
  Logs,
  OwnListening,
  Processes,
  RegistryAnswer,
  TcpAnswer,
} from './probed.ts'
import type { ServiceFact } from './services.ts'

export * from './facts.ts'
export type * from './layers.ts'
export type * from './probed.ts'
export type * from './services.ts'

/**
 * The port to an engine: everything that a check kind can ask, as plain, normalised facts.
 *
 * Every method looks and none changes anything. All of them reject with {@link CouldNotLook} when the
 * engine, or the service behind it, could not be asked; "it is not there" is an answer, never an error.
 * Nulls, name prefixes, units and the differences between engines end in `facts/`. Facts are codes, numbers, names and
 * what programs said: never a sentence of ours, since each language has its own.
 */
export interface Docker {
  /** The engine itself, and how it is set up. */
  engine(): Promise<Engine>
  /** The container with exactly this name (never an id prefix), or undefined. */
  container(name: string): Promise<Container | undefined>
  /** The name that the container with exactly this id has now, or undefined. */
  containerName(id: string): Promise<string | undefined>
  /** The newest containers, running or not, at most 100: to explain a failure, never to judge. */
  containers(): Promise<ContainerSummary[]>
  /** Every container that is up: who has a port, and who shares whose network. */
  running(): Promise<RunningContainer[]>
  /** All containers, running or not, or those with a label (`KEY` or `KEY=VALUE`): to count. */
  allContainers(label?: string): Promise<ContainerSummary[]>
  /** All containers of the image that a name refers to here and of those built on it, of these states and exit code; the newest first. */
  containersOf(
    image: string,
    only: { status?: ContainerStatus; exitCode?: number },
  ): Promise<ContainerSummary[]>
  /**
   * All containers that Compose made for the service of this name, by their names, running or not; none that
   * `docker compose run` made. @param project any, when left out
   */
  serviceContainers(service: string, project?: string): Promise<ServiceContainer[]>
  /** The image that a name, a `name@sha256:…` or an id resolves to here, or undefined. Nothing is pulled. */
  image(reference: string): Promise<Image | undefined>
  /** The steps by which an image was built, those of its base first, or undefined where it is not here. */
  history(reference: string): Promise<BuildStep[] | undefined>
  /** How many bytes an image has in its layers, unpacked, each counted once; undefined where there is no such image. */
  imageBytes(reference: string): Promise<number | undefined>
  /** The sizes in bytes that `docker image inspect` and `docker image ls` show. Undefined where there is no such image. */
  imageSizes(reference: string): Promise<number[] | undefined>
  /** What is at an absolute path of an image, read from its layers: no container is made. Links are followed. */
  imageFile(image: string, path: string): Promise<FileFact>
  /** Whether a folder of an image has all that is in a folder of another, byte for byte. */
  compareFolders(one: ImagePath, other: ImagePath): Promise<FolderComparison>
  /** The familiar names of all images that have one, the newest image first. */
  imageNames(): Promise<string[]>
  /** All images, each once whatever names it has: to count. `dangling`: those without a name. */
  allImages(only: ListedOnly): Promise<ImageSummary[]>
  /** How images got and lost their names, oldest first, as far as the engine remembers: to tell where an image is from. */
  namings(): Promise<Naming[]>
  /** Registries that the engine may reach without TLS, besides those at loopback addresses: `hub.example`. */
  insecureRegistries(): Promise<string[]>
  /** The volume with exactly this name, or undefined. */
  volume(name: string): Promise<Volume | undefined>
  /** The names of all volumes: to explain a failure, never to judge. */
  volumeNames(): Promise<string[]>
  /** The names of all volumes, to count. `dangling`: those that no container uses, running or not. */
  allVolumes(only: ListedOnly): Promise<string[]>
  /** The network with exactly this name, or undefined. */
  network(name: string): Promise<Network | undefined>
  /** All networks, or those with a label (`KEY` or `KEY=VALUE`). */
  networks(label?: string): Promise<NetworkSummary[]>
  /** The service of the swarm with exactly this name, or why there is none. */
  service(name: string): Promise<ServiceFact>
  /** What is at an absolute path inside a container, running or not, read by the engine itself. */
  file(container: string, path: string): Promise<FileFact>
  /** What was done in the container's own file system since it was created, not in its mounts: at most 1000 paths. */
  changes(container: string): Promise<PathChange[]>
  /** Whether two containers show the same file or folder at a path, as the engine itself sees it. */
  showSame(one: string, other: string, path: string): Promise<boolean>
  /**
   * The last lines that the container's main process printed, at most 200 lines and 64 KiB.
   * @param further back: at most 20,000 lines and 1 MiB. `timed`: as far, and before each line, when the engine got it
   * (ISO 8601 in UTC) and a space
   */
  logs(container: string, further?: true | 'timed'): Promise<Logs>
  /** Runs a program in a running container, no two at once in one, with a deadline at which it is ended where that is possible. */
  exec(container: string, command: string[], timeoutMs?: number): Promise<ExecResult>
  /** What is mounted in a running container, by the kernel's own table; undefined where that is not known. */
  kernelMounts(container: string): Promise<KernelMount[] | undefined>
  /** What listens on the container's network, from the kernel's socket table; undefined where that is not known. */
  listening(container: string): Promise<Listener[] | undefined>
  /** Of that, what the container's own programs listen on; undefined where that is not known. */
  ownListening(container: string): Promise<OwnListening | undefined>
  /** The programs that run in the container, with their arguments; undefined where the engine cannot tell. */
  programs(container: string): Promise<string[] | undefined>
  /** How many processes run in the container; undefined where the engine cannot tell. */
  processes(container: string): Promise<Processes | undefined>
  /** The user id of the container's main process, by the kernel of the engine's host; undefined where that is not known. */
  mainUid(container: string): Promise<number | undefined>
  /**
   * One GET to a port as the engine's own host sees it, as a browser would make it.
   * @param address the one to connect to, where the URL's host has several
   */
  http(url: string, address?: string, asked?: HttpRequest): Promise<HttpAnswer>
  /** One connection to a port as the engine's own host sees it. Nothing is sent. */
  tcp(address: string, port: number): Promise<TcpAnswer>
  /**
   * What the registry that the reference names holds under it, verified blob by blob. With a login, that registry must
   * ask for one.
   */
  registry(reference: string, login?: Login): Promise<RegistryAnswer>
}
